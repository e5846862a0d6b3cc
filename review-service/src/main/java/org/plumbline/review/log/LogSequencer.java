package org.plumbline.review.log;

import java.net.URI;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.outbox.Outbox;
import org.plumbline.review.log.SequencerRound.Outcome;
import org.plumbline.review.outdated.OutdatedAnswers;

/**
 * Puts what was published into the log, right after it was: one instance at a time, so that there is one order and one
 * tree. At the start it looks for everything that is not in it yet.
 */
@ApplicationScoped
class LogSequencer {

    private static final Logger LOG = Logger.getLogger(LogSequencer.class);
    private static final Duration BUSY = Duration.ofMillis(100);
    private static final int LONGEST_SECONDS = 120;

    private final DataSource dataSource;
    private final LogConfig config;
    private final LogKeys keys;
    private final String origin;
    private final SequencerRound round;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopping;
    private @Nullable Thread thread;

    LogSequencer(
            DataSource dataSource,
            Clock clock,
            LogConfig config,
            LogKeys keys,
            OutdatedAnswers outdated,
            @ConfigProperty(name = "plumbline.public-url") String publicUrl) {
        this.dataSource = dataSource;
        this.config = config;
        this.keys = keys;
        this.origin = origin(publicUrl);
        this.round = new SequencerRound(clock, origin, keys::of, outdated::shownWith);
    }

    /** What a log at that address is called: its address without the scheme (C2SP tlog-tiles). */
    static String origin(String publicUrl) {
        URI address = URI.create(publicUrl.endsWith("/") ? publicUrl + "log" : publicUrl + "/log");
        return address.getAuthority() + address.getPath();
    }

    /** A service whose key others can read does not start. */
    void start(@Observes StartupEvent event) {
        keys.of(origin);
        thread = Thread.ofPlatform().name("log-sequencer").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        work.release();
        if (thread != null) {
            thread.join(Duration.ofSeconds(15));
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Appended appended) {
        work.release();
    }

    private void run() {
        boolean failing = false;
        boolean everything = true;
        while (!stopping) {
            Duration pause = config.pollEvery();
            try {
                Outcome outcome = round(everything);
                while (outcome == Outcome.MORE && !stopping) {
                    outcome = round(everything);
                }
                everything = everything && outcome != Outcome.DONE;
                pause = outcome == Outcome.BUSY ? BUSY : pause;
                failing = false;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.error("The log of what was published cannot go on; trying again until it can", e);
                    failing = true;
                }
            }
            await(pause);
        }
    }

    private void await(Duration pause) {
        try {
            if (work.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** One round in a transaction of its own. */
    Outcome round(boolean everything) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return round.run(connection, everything);
            }
        });
    }
}
