package org.plumbline.kit.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Seals the audit trail each minute, and once more at the end; of several instances one does it at a time. */
@ApplicationScoped
class AuditSealer {

    private static final Logger LOG = Logger.getLogger(AuditSealer.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int LONGEST_SECONDS = 600;

    private final DataSource dataSource;
    private final AuditConfig config;
    private final SealRound round;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    AuditSealer(DataSource dataSource, AuditConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.round = new SealRound(clock);
    }

    void start(@Observes StartupEvent event) {
        if (config.sealing()) {
            thread = Thread.ofPlatform().name("audit-sealer").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void run() {
        boolean failing = false;
        boolean goingOn = true;
        while (goingOn) {
            goingOn = !awaitNext();
            try {
                seal();
                failing = false;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.warn("The audit trail cannot be sealed; trying again until it can", e);
                    failing = true;
                }
            }
        }
    }

    /** Whether this round is the last. */
    private boolean awaitNext() {
        try {
            return stopping.await(config.sealEvery().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void seal() {
        long last;
        try {
            last = inTransaction(round::settled);
        } catch (RuntimeException e) {
            if (isOutOfPatience(e)) {
                LOG.info("Somebody writes to the audit trail for long; sealed later");
                return;
            }
            throw e;
        }
        Optional<Seal> seal = inTransaction(connection -> round.seal(connection, last));
        // In the log, so that it is kept where the database's owner cannot change it.
        seal.ifPresent(made -> LOG.infof(
                "audit.sealed: seal %d over %d rows up to position %d: %s",
                made.number(), made.entries(), made.last(), made.words()));
    }

    private static boolean isOutOfPatience(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Something that is done in a transaction. */
    @FunctionalInterface
    private interface Work<T> {

        T in(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return work.in(connection);
            }
        });
    }
}
