package org.plumbline.kit.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.outbox.Event;

/**
 * Hands each event that reaches the service to its handler once, however often Kafka delivers it: for as long as its id is
 * kept ({@code plumbline.upkeep.keep-handled-events}). One that comes again after that has to be known by its handler, by
 * the aggregate's sequence number.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Clock clock;

    Inbox(DataSource dataSource, ObjectMapper json, Clock clock) {
        this.dataSource = dataSource;
        this.json = json;
        this.clock = clock;
    }

    /** What a service does with one type of event, in the transaction that also remembers the event. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Handles the event.
         *
         * @throws JsonProcessingException if the data is not of the shape that this consumer needs
         */
        void handle(Event event) throws JsonProcessingException;
    }

    /**
     * Handles one record. A type without a handler is passed over. What cannot be read is kept in
     * {@code inbox_unreadable} and passed over, so that it does not hold up what follows; any other failure is thrown,
     * for the record to be delivered again.
     */
    public void receive(ConsumerRecord<String, String> message, Map<String, Handler> handlers) {
        try {
            Event event = read(message.value());
            Handler handler = handlers.get(event.type());
            if (handler != null) {
                handleOnce(event, handler);
            }
        } catch (JsonProcessingException | UnreadableEvent e) {
            LOG.errorf(
                    "Unreadable event kept aside: %s partition %d offset %d: %s",
                    message.topic(), message.partition(), message.offset(), e.getMessage());
            QuarkusTransaction.requiringNew().run(() -> keepAside(message, e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "Event not handled, to be tried again: %s partition %d offset %d",
                    message.topic(),
                    message.partition(),
                    message.offset());
            throw e;
        }
    }

    // Jackson leaves null what the message lacks. Without these parts an event can be neither remembered nor handled,
    // however often it is delivered.
    private Event read(@Nullable String value) throws JsonProcessingException {
        Event event = value == null ? null : json.readValue(value, Event.class);
        if (event == null
                || event.id() == null
                || event.type() == null
                || event.time() == null
                || event.aggregateId() == null
                || event.data() == null) {
            throw new UnreadableEvent("The message is no whole event");
        }
        return event;
    }

    private void handleOnce(Event event, Handler handler) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (remember(event)) {
                try {
                    handler.handle(event);
                } catch (JsonProcessingException e) {
                    throw new UnreadableEvent(e);
                }
            } else {
                LOG.debugf("Event %s was handled before", event.id());
            }
        });
    }

    private boolean remember(Event event) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into inbox_event (id, type, handled_at) values (?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, event.id());
            insert.setString(2, event.type());
            insert.setTimestamp(3, Timestamp.from(clock.instant()));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot remember event " + event.id(), e);
        }
    }

    private void keepAside(ConsumerRecord<String, String> message, @Nullable String reason) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into inbox_unreadable (topic, partition, position, reason, payload, received_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setString(1, message.topic());
            insert.setInt(2, message.partition());
            insert.setLong(3, message.offset());
            insert.setString(4, storable(String.valueOf(reason)));
            insert.setString(5, message.value() == null ? null : storable(message.value()));
            insert.setTimestamp(6, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot keep the unreadable event aside", e);
        }
    }

    /** PostgreSQL takes every character but NUL. */
    private static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    private static final class UnreadableEvent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableEvent(JsonProcessingException cause) {
            super(cause.getMessage(), cause);
        }

        UnreadableEvent(String message) {
            super(message);
        }
    }
}
