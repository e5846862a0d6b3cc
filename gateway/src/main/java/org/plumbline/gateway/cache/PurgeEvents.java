package org.plumbline.gateway.cache;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.gateway.config.CacheConfig;

/** Listens for purges as long as the gateway runs, and begins anew whenever that breaks off. */
@Singleton
class PurgeEvents {

    private static final Logger LOG = Logger.getLogger(PurgeEvents.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Short, so that it is soon known when the broker is away. */
    private static final int PATIENCE_MILLISECONDS = 2_000;

    private final CacheConfig config;
    private final Following following;
    private final Map<String, Object> kafka;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    PurgeEvents(
            CacheConfig config,
            Memory memory,
            Liveness liveness,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        this.following = new Following(config.topic(), memory, liveness, () -> stopping);
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent event) {
        if (config.events()) {
            thread = Thread.ofPlatform().name("cache-purges").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void run() {
        boolean warned = false;
        while (!stopping) {
            try (Consumer<String, String> consumer = open()) {
                following.follow(consumer);
            } catch (KafkaException e) {
                boolean heard = following.brokeOff();
                if (heard || !warned) {
                    LOG.warnf("Purges are not heard of, so that answers are kept for seconds only: %s", e.getMessage());
                    warned = true;
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** In no group: every gateway reads everything, from when it began. */
    private Consumer<String, String> open() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Whatever was missed has to be noticed.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLISECONDS);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLISECONDS);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}
