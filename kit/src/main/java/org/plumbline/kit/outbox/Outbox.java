package org.plumbline.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.Ids;

/** Takes events in the transaction of the change that they tell of; {@link OutboxRelay} sends them after the commit. */
@ApplicationScoped
public class Outbox {

    /** Fired with each append, for the relay, and whoever else follows events, to wake up once the transaction is committed. */
    public record Appended() {}

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Clock clock;
    private final Event<Appended> appended;

    Outbox(DataSource dataSource, ObjectMapper json, Clock clock, Event<Appended> appended) {
        this.dataSource = dataSource;
        this.json = json;
        this.clock = clock;
        this.appended = appended;
    }

    /**
     * Appends an event to those of its aggregate.
     *
     * @param type {@code subject.verb-in-the-past}
     * @param data what it tells; written as JSON
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String type, int version, UUID aggregateId, Object data) {
        appendAll(type, version, Map.of(aggregateId, data));
    }

    /**
     * Appends an event of one type to those of each of several aggregates.
     *
     * @param data what it tells, by aggregate
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void appendAll(String type, int version, Map<UUID, ?> data) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into outbox_event
                            (id, aggregate_id, sequence, type, version, occurred_at, trace_parent, data)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")) {
            for (Map.Entry<UUID, Long> next :
                    nextSequences(connection, data.keySet()).entrySet()) {
                insert.setObject(1, Ids.next());
                insert.setObject(2, next.getKey());
                insert.setLong(3, next.getValue());
                insert.setString(4, type);
                insert.setInt(5, version);
                insert.setTimestamp(6, Timestamp.from(clock.instant()));
                insert.setString(7, traceParent());
                insert.setString(8, json.writeValueAsString(data.get(next.getKey())));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot append to the outbox", e);
        }
        appended.fire(new Appended());
    }

    private static Map<UUID, Long> nextSequences(Connection connection, Set<UUID> aggregates) throws SQLException {
        try (PreparedStatement next = connection.prepareStatement("""
                insert into outbox_sequence (aggregate_id, last) select id, 1 from unnest(?) as named (id)
                on conflict (aggregate_id) do update set last = outbox_sequence.last + 1
                returning aggregate_id, last""")) {
            // In one order always: two transactions with the same aggregates wait for each other instead of for ever.
            Object[] inOrder = aggregates.stream().sorted().toArray();
            next.setArray(1, connection.createArrayOf("uuid", inOrder));
            Map<UUID, Long> sequences = new LinkedHashMap<>();
            try (ResultSet row = next.executeQuery()) {
                while (row.next()) {
                    sequences.put(row.getObject("aggregate_id", UUID.class), row.getLong("last"));
                }
            }
            return sequences;
        }
    }

    private static @Nullable String traceParent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
