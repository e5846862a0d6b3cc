package org.plumbline.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import org.plumbline.gateway.config.CacheConfig;
import org.plumbline.gateway.limit.HandSetTime;

class FollowingTest {

    private static final String TOPIC = "plumbline.reviews";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Node BROKER = new Node(1, "localhost", 9092);

    private final HandSetTime time = new HandSetTime();
    private final Memory memory = new Memory(new Config(), time, new CacheCounts());
    private final Liveness liveness = new Liveness(time);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Following following = new Following(TOPIC, memory, liveness, stopping::get);
    private final MockConsumer<String, String> consumer = new MockConsumer<>("none");

    private record Config() implements CacheConfig {

        @Override
        public MemorySize maxSize() {
            return new MemorySize(BigInteger.valueOf(1_000_000));
        }

        @Override
        public MemorySize maxAnswer() {
            return new MemorySize(BigInteger.valueOf(100_000));
        }

        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public boolean events() {
            return true;
        }
    }

    FollowingTest() {
        consumer.updatePartitions(
                TOPIC, List.of(new PartitionInfo(TOPIC, 0, BROKER, new Node[] {BROKER}, new Node[] {BROKER})));
        consumer.updateEndOffsets(Map.of(PARTITION, 5L));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void beginsAtTheEndAndTrustsNothingFromBefore() {
        keep("/a", "a");
        consumer.schedulePollTask(() -> stopping.set(true));

        following.follow(consumer);

        assertThat(memory.find("/a")).isNull();
        assertThat(liveness.blindAfter(time.currentTimeNanos())).isNull();
        time.pass(Duration.ofSeconds(5));
        assertThat(liveness.blindAfter(time.currentTimeNanos())).isEqualTo(5);
    }

    @Test
    void purgesWhatTheEventsName() throws Exception {
        String sample =
                Files.readString(Path.of("../review-service/src/test/resources/events/answers.outdated.v1.json"));
        consumer.schedulePollTask(() -> {
            keep("/a", "verdict-0190a8c2-0000-7000-8000-0000000000b1");
            keep("/list", "verdicts");
            keep("/other", "texts");
            says(5, sample);
        });
        consumer.schedulePollTask(() -> stopping.set(true));

        following.follow(consumer);

        assertThat(memory.find("/a")).isNull();
        assertThat(memory.find("/list")).isNull();
        assertThat(memory.find("/other")).isNotNull();
    }

    @Test
    void passesOverWhatIsNotItsBusiness() {
        consumer.schedulePollTask(() -> {
            keep("/a", "a");
            says(5, "{\"type\":\"review.changed\",\"data\":{\"keys\":[\"a\"]}}");
        });
        consumer.schedulePollTask(() -> stopping.set(true));

        following.follow(consumer);

        assertThat(memory.find("/a")).isNotNull();
    }

    @Test
    void forgetsEverythingOverWhatItCannotRead() {
        for (String unreadable : List.of(
                "{",
                "[]",
                "{\"type\":\"answers.outdated\"}",
                "{\"type\":\"answers.outdated\",\"data\":{\"keys\":[1]}}")) {
            stopping.set(false);
            MockConsumer<String, String> fresh = consumerAt(5);
            fresh.schedulePollTask(() -> {
                keep("/a", "a");
                fresh.addRecord(new ConsumerRecord<>(TOPIC, 0, 5, "k", unreadable));
            });
            fresh.schedulePollTask(() -> stopping.set(true));

            following.follow(fresh);

            assertThat(memory.find("/a")).as(unreadable).isNull();
        }
    }

    @Test
    void isNotLiveWhileItIsBehind() {
        // Records that are there and do not arrive.
        consumer.schedulePollTask(() -> {
            consumer.updateEndOffsets(Map.of(PARTITION, 9L));
            consumer.seek(PARTITION, 5);
        });
        consumer.schedulePollTask(() -> stopping.set(true));

        following.follow(consumer);

        assertThat(liveness.blindAfter(time.currentTimeNanos())).isEqualTo(5);
    }

    @Test
    void breaksOffWhereEventsAreMissing() {
        consumer.schedulePollTask(
                () -> consumer.setPollException(new OffsetOutOfRangeException(Map.of(PARTITION, 5L))));

        assertThatThrownBy(() -> following.follow(consumer)).isInstanceOf(OffsetOutOfRangeException.class);
    }

    private MockConsumer<String, String> consumerAt(long end) {
        MockConsumer<String, String> another = new MockConsumer<>("none");
        another.updatePartitions(TOPIC, consumer.partitionsFor(TOPIC));
        another.updateEndOffsets(Map.of(PARTITION, end));
        another.updateBeginningOffsets(Map.of(PARTITION, 0L));
        return another;
    }

    private void says(long offset, String event) {
        consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, "k", event));
    }

    private void keep(String address, String key) {
        memory.keep(
                address,
                new Stored(
                        200,
                        null,
                        Contents.of(null, HttpHeaders.headers(), new byte[10]),
                        null,
                        Set.of(key),
                        new Freshness(60, 0, 0),
                        memory.ask(),
                        new Stored.Failing()));
    }
}
