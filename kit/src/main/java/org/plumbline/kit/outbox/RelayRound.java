package org.plumbline.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.lock.TransactionLock;

/**
 * One round of the relay, in a transaction of the caller's.
 *
 * <p>One relay of a service works at a time, whichever holds the advisory lock. A round takes the oldest unsent event of
 * each aggregate and waits for the broker's answer before the next round takes the next, so no failure can turn an order
 * around.
 */
final class RelayRound {

    private static final long LOCK = 0x506C756D624F7574L;

    private final ObjectMapper json;
    private final Clock clock;
    private final String topic;
    private final int batch;
    private final BooleanSupplier stopping;

    RelayRound(ObjectMapper json, Clock clock, String topic, int batch, BooleanSupplier stopping) {
        this.json = json;
        this.clock = clock;
        this.topic = topic;
        this.batch = batch;
        this.stopping = stopping;
    }

    /**
     * Sends what is oldest, and marks what the broker took.
     *
     * @return how many events were sent; 0 if there is nothing to send, or another relay is at work
     * @throws Exception if nothing could be sent although there was something
     */
    int run(Connection connection, Producer<String, String> open) throws Exception {
        return TransactionLock.tryTake(connection, LOCK) ? send(connection, open) : 0;
    }

    private int send(Connection connection, Producer<String, String> open) throws Exception {
        List<Event> events = oldestOfEachAggregate(connection);
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        for (Event event : events) {
            Future<RecordMetadata> answer = open.send(
                    new ProducerRecord<>(topic, event.aggregateId().toString(), json.writeValueAsString(event)));
            answers.add(answer);
            // A send that fails at once has waited for a broker that is away: so would each of the others, and the
            // transaction would not outlive that.
            if (stopping.getAsBoolean() || answer.state() == Future.State.FAILED) {
                break;
            }
        }
        List<UUID> sent = new ArrayList<>();
        @Nullable Exception failure = null;
        for (int i = 0; i < answers.size(); i++) {
            try {
                answers.get(i).get();
                sent.add(events.get(i).id());
            } catch (ExecutionException e) {
                failure = e;
            }
        }
        markSent(connection, sent);
        if (sent.isEmpty() && failure != null) {
            throw failure;
        }
        return sent.size();
    }

    private List<Event> oldestOfEachAggregate(Connection connection) throws SQLException, JsonProcessingException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (aggregate_id)
                    id, type, version, occurred_at, aggregate_id, sequence, trace_parent, data
                from outbox_event where sent_at is null
                order by aggregate_id, sequence limit ?""")) {
            select.setInt(1, batch);
            List<Event> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(new Event(
                            row.getObject("id", UUID.class),
                            row.getString("type"),
                            row.getInt("version"),
                            row.getTimestamp("occurred_at").toInstant(),
                            row.getObject("aggregate_id", UUID.class),
                            row.getLong("sequence"),
                            row.getString("trace_parent"),
                            json.readTree(row.getString("data"))));
                }
            }
            return events;
        }
    }

    private void markSent(Connection connection, List<UUID> sent) throws SQLException {
        if (sent.isEmpty()) {
            return;
        }
        try (PreparedStatement update =
                connection.prepareStatement("update outbox_event set sent_at = ? where id = any (?)")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setArray(2, connection.createArrayOf("uuid", sent.toArray()));
            update.executeUpdate();
        }
    }
}
