package org.plumbline.review.webhook.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.Ids;

/** What is to be sent, and what became of it. */
@ApplicationScoped
class DeliveryQueue {

    /** So that one that is slow holds up no other. */
    private static final int OF_ONE_WEBHOOK = 4;

    private final DataSource dataSource;

    DeliveryQueue(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What this instance is to send now.
     *
     * @param reviewId null for what came of no review
     * @param attempts how often it was tried since it was queued, this time included
     * @param queuedAt when it was written, or replayed last
     */
    record Due(UUID id, UUID webhookId, @Nullable UUID reviewId, String payload, int attempts, Instant queuedAt) {}

    /**
     * How an attempt ended.
     *
     * @param status of the answer; null if there was none
     * @param problem what was wrong, as a sentence; null if it was taken
     * @param notBefore when whoever receives wants it again at the earliest; null if they did not say
     */
    record Attempt(
            Instant at,
            int millis,
            @Nullable Integer status,
            @Nullable String problem,
            @Nullable Instant notBefore) {}

    /**
     * Takes some that are due: nothing is locked while they are sent, and if this instance dies meanwhile, another one
     * takes them when the lease is over.
     */
    @Transactional
    List<Due> take(Instant now, Duration lease, int most) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        with ranked as (
                            select id, next_attempt_at,
                                row_number() over (partition by webhook_id order by next_attempt_at, id) as place
                            from webhook_delivery where state = 'WAITING' and next_attempt_at <= ?),
                        taken as (
                            select d.id from webhook_delivery d
                            where d.id in (select id from ranked where place <= ? order by next_attempt_at, id limit ?)
                                and d.state = 'WAITING' and d.next_attempt_at <= ?
                            for update skip locked)
                        update webhook_delivery d set attempts = d.attempts + 1, next_attempt_at = ?
                        from taken where d.id = taken.id
                        returning d.id, d.webhook_id, d.review_id, d.payload, d.attempts, d.queued_at""")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setInt(2, OF_ONE_WEBHOOK);
            update.setInt(3, most);
            update.setTimestamp(4, Timestamp.from(now));
            update.setTimestamp(5, Timestamp.from(now.plus(lease)));
            List<Due> due = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(
                            row.getObject("id", UUID.class),
                            row.getObject("webhook_id", UUID.class),
                            row.getObject("review_id", UUID.class),
                            row.getString("payload"),
                            row.getInt("attempts"),
                            row.getTimestamp("queued_at").toInstant()));
                }
            }
            return due;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot take deliveries from the queue", e);
        }
    }

    /** Keeps how an attempt ended. Of a delivery that was removed with its webhook nothing is kept; false then. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean keep(UUID delivery, Attempt attempt) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into webhook_attempt (id, delivery_id, at, millis, status, problem)
                        select ?, d.id, ?, ?, ?, ? from webhook_delivery d where d.id = ?""")) {
            insert.setObject(1, Ids.next());
            insert.setTimestamp(2, Timestamp.from(attempt.at()));
            insert.setInt(3, attempt.millis());
            insert.setObject(4, attempt.status());
            insert.setString(5, attempt.problem());
            insert.setObject(6, delivery);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot note an attempt of delivery " + delivery, e);
        }
    }

    /** It was taken, whatever was decided about it meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    void delivered(UUID id, Instant now) {
        update(
                "update webhook_delivery set state = 'DELIVERED', problem = ?, ended_at = ? where id = ?",
                null,
                now,
                id);
    }

    /** It failed, and is to be tried again. */
    @Transactional(Transactional.TxType.MANDATORY)
    void again(UUID id, @Nullable String problem, Instant when) {
        update(
                "update webhook_delivery set problem = ?, next_attempt_at = ? where id = ? and state = 'WAITING'",
                problem,
                when,
                id);
    }

    /** It was tried often enough. */
    @Transactional(Transactional.TxType.MANDATORY)
    void givenUp(UUID id, @Nullable String problem, Instant now) {
        update(
                "update webhook_delivery set state = 'GIVEN_UP', problem = ?, ended_at = ?"
                        + " where id = ? and state <> 'DELIVERED'",
                problem,
                now,
                id);
    }

    /** It is not to be sent. */
    @Transactional
    void notSent(UUID id, String why, Instant now) {
        update(
                "update webhook_delivery set state = 'NOT_SENT', problem = ?, ended_at = ?"
                        + " where id = ? and state = 'WAITING'",
                why,
                now,
                id);
    }

    /** Whether the webhook took anything since then. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean tookSomething(UUID webhook, Instant since) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select exists (select from webhook_delivery
                            where webhook_id = ? and state = 'DELIVERED' and ended_at > ?)""")) {
            select.setObject(1, webhook);
            select.setTimestamp(2, Timestamp.from(since));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot find out what webhook " + webhook + " took", e);
        }
    }

    /**
     * Queues what ended anew, under the id that it had.
     *
     * @return false if it has not ended
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean replay(UUID id, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update webhook_delivery set state = 'WAITING', attempts = 0, queued_at = ?, next_attempt_at = ?,
                            ended_at = null, problem = null
                        where id = ? and state <> 'WAITING'""")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setTimestamp(2, Timestamp.from(now));
            update.setObject(3, id);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot replay delivery " + id, e);
        }
    }

    private void update(String sql, @Nullable String problem, Instant at, UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, problem);
            update.setTimestamp(2, Timestamp.from(at));
            update.setObject(3, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot note what became of delivery " + id, e);
        }
    }
}
