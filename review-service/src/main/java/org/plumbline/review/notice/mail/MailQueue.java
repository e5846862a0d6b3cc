package org.plumbline.review.notice.mail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

/** The mails that are to be sent, and what became of them. */
@ApplicationScoped
public class MailQueue {

    private final DataSource dataSource;

    MailQueue(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A mail that this instance is to send now.
     *
     * @param notice which notice it tells of; null for a digest
     * @param attempts how often it was tried, this time included
     */
    record Due(UUID id, String recipient, @Nullable UUID notice, int attempts) {}

    /**
     * How the queue stands.
     *
     * @param waiting how many are still to be sent
     * @param failing how many of them were tried in vain
     * @param givenUp how many were given up
     * @param problem why the latest failed; null if none did
     */
    public record Standing(
            long waiting,
            long failing,
            long givenUp,
            @Nullable String problem) {}

    /**
     * Takes the next mail: nothing is locked while it is sent, and if this instance dies meanwhile, another one takes it
     * when the lease is over.
     */
    @Transactional
    Optional<Due> take(Instant now, Duration lease) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update mail set attempts = attempts + 1, next_attempt_at = ?
                        where id = (select id from mail where state = 'WAITING' and next_attempt_at <= ?
                            order by next_attempt_at, id limit 1 for update skip locked)
                        returning id, recipient_sub, notice_id, attempts""")) {
            update.setTimestamp(1, Timestamp.from(now.plus(lease)));
            update.setTimestamp(2, Timestamp.from(now));
            try (ResultSet row = update.executeQuery()) {
                return row.next()
                        ? Optional.of(new Due(
                                row.getObject("id", UUID.class),
                                row.getString("recipient_sub"),
                                row.getObject("notice_id", UUID.class),
                                row.getInt("attempts")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot take a mail from the queue", e);
        }
    }

    /** It was taken. */
    @Transactional
    void sent(UUID id, Instant now) {
        end(id, "SENT", null, now);
    }

    /** It is not to be sent, for a reason that is no failure. */
    @Transactional
    void notSent(UUID id, String why, Instant now) {
        end(id, "NOT_SENT", why, now);
    }

    /** It was tried often enough. */
    @Transactional
    void givenUp(UUID id, String problem, Instant now) {
        end(id, "GIVEN_UP", problem, now);
    }

    /** It failed, and is to be tried again. */
    @Transactional
    void again(UUID id, String problem, Instant when) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update mail set problem = ?, next_attempt_at = ? where id = ? and state = 'WAITING'")) {
            update.setString(1, problem);
            update.setTimestamp(2, Timestamp.from(when));
            update.setObject(3, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot note that mail " + id + " failed", e);
        }
    }

    /** Of everybody, or of one person; what ended in the last week. */
    @Transactional
    public Standing standing(@Nullable String sub, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select count(*) filter (where state = 'WAITING') as waiting,
                            count(*) filter (where state = 'WAITING' and problem is not null) as failing,
                            count(*) filter (where state = 'GIVEN_UP') as given_up,
                            (array_agg(problem order by id desc)
                                filter (where problem is not null and state <> 'NOT_SENT'))[1] as problem
                        from mail where (state = 'WAITING' or (state = 'GIVEN_UP' and ended_at > ?))
                            and (?::text is null or recipient_sub = ?)""")) {
            select.setTimestamp(1, Timestamp.from(now.minus(Duration.ofDays(7))));
            select.setString(2, sub);
            select.setString(3, sub);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Standing(
                        row.getLong("waiting"),
                        row.getLong("failing"),
                        row.getLong("given_up"),
                        row.getString("problem"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read how the mails stand", e);
        }
    }

    private void end(UUID id, String state, @Nullable String problem, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update mail set state = ?, problem = ?, ended_at = ? where id = ? and state = 'WAITING'")) {
            update.setString(1, state);
            update.setString(2, problem);
            update.setTimestamp(3, Timestamp.from(now));
            update.setObject(4, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot note what became of mail " + id, e);
        }
    }
}
