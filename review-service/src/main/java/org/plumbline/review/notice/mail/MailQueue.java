package org.plumbline.review.notice.mail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.Ids;

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
     * @param recipient the sub of somebody of the desk; null for a reader
     * @param notice which notice it tells of; null for a digest, and for a reader
     * @param attempts how often it was tried, this time included
     * @param kind of what a reader is told; null for somebody of the desk
     * @param about what a reader is told of
     */
    record Due(
            UUID id,
            @Nullable String recipient,
            @Nullable UUID notice,
            int attempts,
            @Nullable String kind,
            @Nullable UUID about) {}

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
     * Orders a mail to a reader, in the caller's transaction; one for each kind and thing, however often it is ordered.
     *
     * @param kind of a {@link ReaderMail}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String kind, UUID about, Instant now) {
        addAll(kind, List.of(about), now);
    }

    /** As {@link #add}, of several. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addAll(String kind, Collection<UUID> about, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into mail (id, reader_mail, about, state, next_attempt_at, created_at)
                        values (?, ?, ?, 'WAITING', ?, ?) on conflict do nothing""")) {
            for (UUID one : about) {
                insert.setObject(1, Ids.next());
                insert.setString(2, kind);
                insert.setObject(3, one);
                insert.setTimestamp(4, Timestamp.from(now));
                insert.setTimestamp(5, Timestamp.from(now));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot order mails to readers", e);
        }
    }

    /** Of which of these things the mail of that kind was given up. */
    @Transactional
    public List<UUID> givenUp(String kind, Collection<UUID> about) {
        List<UUID> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select about from mail where reader_mail = ? and about = any (?) and state = 'GIVEN_UP'")) {
            select.setString(1, kind);
            select.setArray(2, connection.createArrayOf("uuid", about.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject("about", UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read which mails to readers were given up", e);
        }
        return found;
    }

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
                        returning id, recipient_sub, notice_id, attempts, reader_mail, about""")) {
            update.setTimestamp(1, Timestamp.from(now.plus(lease)));
            update.setTimestamp(2, Timestamp.from(now));
            try (ResultSet row = update.executeQuery()) {
                return row.next()
                        ? Optional.of(new Due(
                                row.getObject("id", UUID.class),
                                row.getString("recipient_sub"),
                                row.getObject("notice_id", UUID.class),
                                row.getInt("attempts"),
                                row.getString("reader_mail"),
                                row.getObject("about", UUID.class)))
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

    /** Whether nothing more becomes of a mail. */
    @Transactional
    boolean isEnded(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select 1 from mail where id = ? and state <> 'WAITING'")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read what became of mail " + id, e);
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
