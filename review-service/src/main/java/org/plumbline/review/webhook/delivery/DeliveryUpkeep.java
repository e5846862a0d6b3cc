package org.plumbline.review.webhook.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import org.plumbline.review.webhook.WebhookConfig;

/** Deletes what ended long ago, and secrets that no longer sign. */
@ApplicationScoped
class DeliveryUpkeep {

    private static final Logger LOG = Logger.getLogger(DeliveryUpkeep.class);

    private final Expiry expiry;
    private final Clock clock;

    DeliveryUpkeep(Expiry expiry, Clock clock) {
        this.expiry = expiry;
        this.clock = clock;
    }

    @Scheduled(every = "{plumbline.webhooks.upkeep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int deleted = expiry.run(clock.instant());
        if (deleted > 0) {
            LOG.infof("Deleted %d old deliveries to webhooks", deleted);
        }
    }

    /** What has had its time. */
    @ApplicationScoped
    static class Expiry {

        private final WebhookConfig config;
        private final DataSource dataSource;

        Expiry(WebhookConfig config, DataSource dataSource) {
            this.config = config;
            this.dataSource = dataSource;
        }

        /** How many deliveries were deleted. */
        @Transactional
        int run(Instant now) {
            change("update webhook set former_secret = null, former_until = null where former_until < ?", now);
            return change(
                    "delete from webhook_delivery where state <> 'WAITING' and greatest(created_at, ended_at) < ?",
                    now.minus(config.keep()));
        }

        private int change(String sql, Instant before) {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement change = connection.prepareStatement(sql)) {
                change.setTimestamp(1, Timestamp.from(before));
                return change.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot delete old deliveries to webhooks", e);
            }
        }
    }
}
