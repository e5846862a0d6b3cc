package org.plumbline.kit.upkeep;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Deletes what is known of events and of creations that can hardly come again, from the start on and then every hour. */
@ApplicationScoped
public class ForgetOldRows {

    private static final Logger LOG = Logger.getLogger(ForgetOldRows.class);

    private final DataSource dataSource;
    private final UpkeepConfig config;
    private final Clock clock;

    ForgetOldRows(DataSource dataSource, UpkeepConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.clock = clock;
    }

    /** How much was deleted. */
    public record Forgotten(long handledEvents, long idempotencyKeys) {}

    @Scheduled(every = "{plumbline.upkeep.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        Forgotten forgotten = run(clock.instant());
        if (forgotten.handledEvents() + forgotten.idempotencyKeys() > 0) {
            LOG.infof(
                    "Forgot %d events that were handled and %d idempotency keys",
                    forgotten.handledEvents(), forgotten.idempotencyKeys());
        }
    }

    /** Deletes all that is too old by then, in a transaction for each batch. */
    public Forgotten run(Instant now) {
        return new Forgotten(
                delete(OldRows.HANDLED_EVENTS, now.minus(config.keepHandledEvents())),
                delete(OldRows.IDEMPOTENCY_KEYS, now.minus(config.keepIdempotencyKeys())));
    }

    private long delete(OldRows rows, Instant before) {
        long all = 0;
        int deleted;
        do {
            deleted = QuarkusTransaction.requiringNew().call(() -> deleteBatch(rows, before));
            all += deleted;
        } while (deleted == config.batch());
        return all;
    }

    private int deleteBatch(OldRows rows, Instant before) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return rows.delete(connection, before, config.batch());
        }
    }
}
