package org.plumbline.gateway.cache;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a service's events and purges what those of the type {@value #TYPE} name. What they tell otherwise is not the
 * gateway's business.
 */
final class Following {

    static final String TYPE = "answers.outdated";

    private static final Logger LOG = Logger.getLogger(Following.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long CHECK_NANOSECONDS = Duration.ofSeconds(1).toNanos();

    private final String topic;
    private final Memory memory;
    private final Liveness liveness;
    private final BooleanSupplier stopping;
    private boolean told;

    Following(String topic, Memory memory, Liveness liveness, BooleanSupplier stopping) {
        this.topic = topic;
        this.memory = memory;
        this.liveness = liveness;
        this.stopping = stopping;
    }

    /**
     * Follows the topic from its end on until it is time to stop.
     *
     * @throws org.apache.kafka.common.KafkaException when that breaks off; what was kept until then cannot be trusted
     */
    void follow(Consumer<String, String> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        if (partitions.isEmpty()) {
            return;
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Only asking for it makes it known; what comes after that is heard.
        partitions.forEach(partition -> consumer.position(partition, PATIENCE));
        memory.clear();
        @Nullable Long checked = null;
        while (!stopping.getAsBoolean()) {
            consumer.poll(POLL).forEach(this::purge);
            long now = liveness.now();
            if (checked == null || now - checked >= CHECK_NANOSECONDS) {
                checked = now;
                if (isAtTheEnd(consumer, partitions)) {
                    liveness.caughtUp(now);
                }
                tell(now);
            }
        }
    }

    /**
     * To be told after {@link #follow} failed.
     *
     * @return whether purges were heard of until then
     */
    boolean brokeOff() {
        boolean heard = told;
        told = false;
        return heard;
    }

    /** In the log, when it turns: while nobody hears of purges, pages may be seconds behind, and cost more. */
    private void tell(long now) {
        boolean hears = liveness.blindAfter(now) == null;
        if (hears && !told) {
            LOG.infof("Purges are heard of: %s", topic);
        } else if (!hears && told) {
            LOG.warnf("Purges are not heard of, so that answers are kept for seconds only: %s", topic);
        }
        told = hears;
    }

    /** None only when it is time to stop. */
    private List<TopicPartition> partitions(Consumer<String, String> consumer) {
        while (!stopping.getAsBoolean()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            if (!partitions.isEmpty()) {
                return partitions;
            }
            // The service that writes to it creates it.
            sleep();
        }
        return List.of();
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    private static boolean isAtTheEnd(Consumer<String, String> consumer, List<TopicPartition> partitions) {
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            return partitions.stream()
                    .allMatch(partition ->
                            consumer.position(partition, PATIENCE) >= ends.getOrDefault(partition, Long.MAX_VALUE));
        } catch (TimeoutException e) {
            LOG.debugf("The broker does not answer: %s", e.getMessage());
            return false;
        }
    }

    private void purge(ConsumerRecord<String, String> message) {
        try {
            JsonObject event = new JsonObject(message.value());
            if (TYPE.equals(event.getString("type"))) {
                memory.purge(keys(event));
            }
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            // Whatever it meant to say: with nothing kept, nothing is outdated.
            LOG.errorf(
                    "Everything is purged: an event cannot be read, partition %d offset %d: %s",
                    message.partition(), message.offset(), e.getMessage());
            memory.clear();
        }
    }

    private static Set<String> keys(JsonObject event) {
        JsonArray keys = event.getJsonObject("data").getJsonArray("keys");
        return keys.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }
}
