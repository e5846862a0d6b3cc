package org.plumbline.kit.outbox;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

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
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the outbox holds to Kafka, at least once, each aggregate's events in their order.
 *
 * <p>A thread that makes one {@link RelayRound} after the other until nothing is left, and then waits to be woken.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final DataSource dataSource;
    private final RelayRound round;
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
        this.round = new RelayRound(json, clock, config.topic(), config.batch(), () -> stopping);
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
                return round.run(connection, open);
            }
        });
    }
}
