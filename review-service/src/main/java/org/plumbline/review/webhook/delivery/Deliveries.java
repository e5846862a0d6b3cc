package org.plumbline.review.webhook.delivery;

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
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;

/** What webhooks were told, and how that went. */
@ApplicationScoped
public class Deliveries {

    private static final String SELECT = """
            select d.id, d.type, d.state, d.payload, d.created_at, d.next_attempt_at, d.ended_at, d.problem,
                (select count(*) from webhook_attempt a where a.delivery_id = d.id) as tried
            from webhook_delivery d where d.webhook_id = ?""";

    private final DataSource dataSource;

    Deliveries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Something that a webhook was told, or is to be.
     *
     * @param messageId the header {@code webhook-id}
     * @param attempts how often it was sent, replays included
     * @param nextAttemptAt null once it has ended
     * @param endedAt null before
     * @param problem what was wrong the last time; null if nothing was
     */
    @Schema(name = "WebhookDelivery")
    public record Delivery(
            UUID id,
            String messageId,
            String type,
            DeliveryState state,
            long attempts,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant endedAt,
            @Nullable String problem) {}

    /**
     * How it went once.
     *
     * @param millis how long it took
     * @param status of the answer; null if there was none
     * @param problem what was wrong; null if it was taken
     */
    @Schema(name = "WebhookAttempt")
    public record Tried(
            Instant at,
            int millis,
            @Nullable Integer status,
            @Nullable String problem) {}

    /**
     * All of one.
     *
     * @param payload as it is sent, byte for byte
     * @param tried oldest first
     */
    @Schema(name = "WebhookDeliveryInFull")
    public record InFull(Delivery delivery, String payload, List<Tried> tried) {}

    /**
     * Some of them, the newest first.
     *
     * @param count how many the filter finds in all
     * @param next where the next page starts, if there is one
     */
    @Schema(name = "WebhookDeliveries")
    public record Page(
            List<Delivery> items, long count, @Nullable UUID next) {}

    /**
     * What one webhook was told.
     *
     * @param state leaves out all others; null filters nothing
     * @param after the last one seen, as {@link Page#next} says
     */
    @Transactional
    public Page of(UUID webhook, @Nullable DeliveryState state, int limit, @Nullable UUID after) {
        String where = state == null ? "" : " and d.state = ?";
        List<Object> values = new ArrayList<>(List.of(webhook));
        if (state != null) {
            values.add(state.name());
        }
        try (Connection connection = dataSource.getConnection()) {
            long count =
                    count(connection, "select count(*) from webhook_delivery d where d.webhook_id = ?" + where, values);
            String part = where;
            if (after != null) {
                part += " and d.id < ?";
                values.add(after);
            }
            values.add(limit + 1);
            List<InFull> found = read(connection, SELECT + part + " order by d.id desc limit ?", values);
            List<Delivery> items =
                    found.stream().limit(limit).map(InFull::delivery).toList();
            return new Page(
                    items, count, found.size() > items.size() ? items.getLast().id() : null);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read what webhook " + webhook + " was told", e);
        }
    }

    /**
     * One of a webhook's.
     *
     * @throws ProblemException 404
     */
    @Transactional
    public InFull get(UUID webhook, UUID id) {
        try (Connection connection = dataSource.getConnection()) {
            List<InFull> found = read(connection, SELECT + " and d.id = ?", List.of(webhook, id));
            if (found.isEmpty()) {
                throw ProblemException.notFound("delivery", id);
            }
            return new InFull(found.getFirst().delivery(), found.getFirst().payload(), tried(connection, id));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read delivery " + id, e);
        }
    }

    private static long count(Connection connection, String query, List<?> values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            bind(select, values);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<InFull> read(Connection connection, String query, List<?> values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            bind(select, values);
            List<InFull> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new InFull(delivery(row), row.getString("payload"), List.of()));
                }
            }
            return found;
        }
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        DeliveryState state = DeliveryState.valueOf(row.getString("state"));
        Timestamp endedAt = row.getTimestamp("ended_at");
        return new Delivery(
                id,
                DeliveryRound.messageId(id),
                row.getString("type"),
                state,
                row.getLong("tried"),
                row.getTimestamp("created_at").toInstant(),
                state == DeliveryState.WAITING
                        ? row.getTimestamp("next_attempt_at").toInstant()
                        : null,
                endedAt == null ? null : endedAt.toInstant(),
                row.getString("problem"));
    }

    private static List<Tried> tried(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select at, millis, status, problem from webhook_attempt where delivery_id = ? order by id")) {
            select.setObject(1, id);
            List<Tried> tried = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tried.add(new Tried(
                            row.getTimestamp("at").toInstant(),
                            row.getInt("millis"),
                            row.getObject("status", Integer.class),
                            row.getString("problem")));
                }
            }
            return tried;
        }
    }

    private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
