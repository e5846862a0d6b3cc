package org.plumbline.review.notice;

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

/** Tells what is overdue, and deletes what is old. */
@ApplicationScoped
class NoticeUpkeep {

    private static final Logger LOG = Logger.getLogger(NoticeUpkeep.class);

    private final OverdueReviews overdue;
    private final Expiry expiry;
    private final Clock clock;

    NoticeUpkeep(OverdueReviews overdue, Expiry expiry, Clock clock) {
        this.overdue = overdue;
        this.expiry = expiry;
        this.clock = clock;
    }

    @Scheduled(every = "{plumbline.notices.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int told = overdue.tell(clock.instant());
        while (told > 0) {
            LOG.infof("review.overdue: %d reviews", told);
            told = overdue.tell(clock.instant());
        }
        int forgotten = expiry.run(clock.instant());
        if (forgotten > 0) {
            LOG.infof("Deleted %d old notices and mails", forgotten);
        }
    }

    /** Old notices and mails; both are copies of what the audit trail has for ever. */
    @ApplicationScoped
    static class Expiry {

        private final NoticesConfig config;
        private final DataSource dataSource;

        Expiry(NoticesConfig config, DataSource dataSource) {
            this.config = config;
            this.dataSource = dataSource;
        }

        @Transactional
        int run(Instant now) {
            Instant before = now.minus(config.keep());
            return delete("delete from mail where state <> 'WAITING' and created_at < ?", before)
                    + delete("delete from notice where at < ?", before);
        }

        private int delete(String sql, Instant before) {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setTimestamp(1, Timestamp.from(before));
                return delete.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot delete old notices", e);
            }
        }
    }
}
