package org.plumbline.review.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.Ids;

/** What is to be sent, as rows beside what it tells of. */
@ApplicationScoped
class Outgoing {

    private final DataSource dataSource;

    Outgoing(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Something to tell.
     *
     * @param type as it stands in the payload
     * @param occasion by which no webhook is told of it twice
     * @param reviewId the review that it came of; null for what came of none
     * @param payload as it is sent and signed, byte for byte
     */
    record Message(String type, String occasion, @Nullable UUID reviewId, String payload, Instant at) {}

    /** The webhooks that want to be told, in the order in which they are locked by what refers to them. */
    List<UUID> wanting(EventType type) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id from webhook where suspended_at is null and ? = any (events) order by id")) {
            select.setString(1, type.wireName());
            List<UUID> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject("id", UUID.class));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot find out who is to be told", e);
        }
    }

    /** Writes one row for each webhook; those that were told of the occasion before get none. Says their ids. */
    List<UUID> add(List<UUID> webhooks, Message message) {
        List<UUID> added = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into webhook_delivery (id, webhook_id, type, occasion, review_id, payload, state,
                            queued_at, next_attempt_at, created_at)
                        values (?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, ?) on conflict (webhook_id, occasion) do nothing""")) {
            Timestamp now = Timestamp.from(message.at());
            for (UUID webhook : webhooks) {
                UUID id = Ids.next();
                insert.setObject(1, id);
                insert.setObject(2, webhook);
                insert.setString(3, message.type());
                insert.setString(4, message.occasion());
                insert.setObject(5, message.reviewId());
                insert.setString(6, message.payload());
                insert.setTimestamp(7, now);
                insert.setTimestamp(8, now);
                insert.setTimestamp(9, now);
                if (insert.executeUpdate() == 1) {
                    added.add(id);
                }
            }
            return added;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write down what partners are to be told", e);
        }
    }

    /** What waits for a webhook that is switched off is not sent. */
    int cancel(UUID webhook, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update webhook_delivery set state = 'NOT_SENT', ended_at = ?,
                            problem = 'The webhook was switched off before it was sent.'
                        where webhook_id = ? and state = 'WAITING'""")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, webhook);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot hold back what waits for webhook " + webhook, e);
        }
    }
}
