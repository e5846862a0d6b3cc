package org.plumbline.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the outbox holds to Kafka, at least once, each aggregate's events in their order.
 *
 * <p>One relay of a service works at a time, whichever holds the advisory lock. A round takes the oldest unsent event of
 * each aggregate and waits for the broker's answer before it takes the next, so no failure can turn an order around.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long LOCK = 0x506C756D624F7574L;

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Clock clock;
    private final OutboxConfig config;
    private final Map<String, Object> kafka;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopping;
    private @Nullable Thread thread;
    private @Nullable Producer<String, String> producer;

    OutboxRelay(
            DataSource dataSource,
            ObjectMapper json,
            Clock clock,
            OutboxConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.dataSource = dataSource;
        this.json = json;
        this.clock = clock;
        this.config = config;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent event) {
        if (config.relay()) {
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        work.release();
        if (thread != null) {
            thread.join(Duration.ofSeconds(15));
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Appended appended) {
        work.release();
    }

    private void run() {
        boolean failing = false;
        while (!stopping) {
            try {
                Producer<String, String> open = producer();
                while (!stopping && relayRound(open) > 0) {
                    // Each round may have made a next event the oldest of its aggregate.
                }
                if (failing) {
                    LOG.info("The outbox is relayed again");
                    failing = false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (Exception e) {
                if (!failing) {
                    LOG.warn("The outbox cannot be relayed; trying again until it can", e);
                    failing = true;
                }
            }
            awaitWork();
        }
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }

    private void awaitWork() {
        try {
            if (work.tryAcquire(config.pollEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private Producer<String, String> producer() throws ExecutionException, InterruptedException {
        if (producer == null) {
            createTopic();
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    private void createTopic() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            NewTopic topic =
                    new NewTopic(config.topic(), Optional.of(config.partitions()), Optional.of(config.replicas()));
            admin.createTopics(List.of(topic)).all().get();
            LOG.infof("Created topic %s with %d partitions", config.topic(), config.partitions());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private int relayRound(Producer<String, String> open) throws Exception {
        return QuarkusTransaction.requiringNew().timeout(60).call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return holdsLock(connection) ? send(connection, open) : 0;
            }
        });
    }

    private static boolean holdsLock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private int send(Connection connection, Producer<String, String> open) throws Exception {
        List<Event> events = oldestOfEachAggregate(connection);
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        for (Event event : events) {
            answers.add(open.send(new ProducerRecord<>(
                    config.topic(), event.aggregateId().toString(), json.writeValueAsString(event))));
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
            select.setInt(1, config.batch());
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
