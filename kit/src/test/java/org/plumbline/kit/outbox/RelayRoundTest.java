package org.plumbline.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.kit.time.Ids;

/** The relay's promises, on a real PostgreSQL and with a producer in memory that fails when it is told to. */
class RelayRoundTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-04-07T12:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final UUID ONE = Ids.next();
    private static final UUID OTHER = Ids.next();

    private static EmbeddedPostgres postgres;

    private final RelayRound round = new RelayRound(JSON, CLOCK, "events", 100, () -> false);
    private final List<String> sent = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("fsync", "off")
                .start();
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                var migration = RelayRoundTest.class.getResourceAsStream("/db/kit/V20261122_01__kit.sql")) {
            statement.execute("create role app login");
            statement.execute(new String(Objects.requireNonNull(migration).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${app}", "app"));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate outbox_event");
        }
    }

    @Test
    void sendsEachAggregatesEventsInTheirOrder() throws Exception {
        append(ONE, 1);
        append(ONE, 2);
        append(OTHER, 1);
        append(ONE, 3);

        relayAll(producer(0));

        assertThat(sent)
                .filteredOn(event -> event.startsWith(ONE.toString()))
                .containsExactly(ONE + " 1", ONE + " 2", ONE + " 3");
        assertThat(sent).contains(OTHER + " 1").hasSize(4);
        assertThat(unsent()).isZero();
    }

    @Test
    void nothingOvertakesAnEventThatCouldNotBeSent() throws Exception {
        append(ONE, 1);
        append(ONE, 2);
        Producer<String, String> failing = producer(1);

        try (Connection connection = connection()) {
            assertThatThrownBy(() -> round.run(connection, failing)).hasRootCauseInstanceOf(TimeoutException.class);
        }
        assertThat(sent).isEmpty();
        assertThat(unsent()).isEqualTo(2);

        relayAll(failing);
        assertThat(sent).containsExactly(ONE + " 1", ONE + " 2");
    }

    @Test
    void whatWasTakenIsMarkedThoughAnotherFailed() throws Exception {
        append(ONE, 1);
        append(OTHER, 1);

        try (Connection connection = connection()) {
            // The first of the two is taken, the second is refused.
            assertThat(round.run(connection, producer(2))).isOne();
        }

        assertThat(sent).hasSize(1);
        assertThat(unsent()).isOne();
    }

    @Test
    void oneRelayWorksAtATime() throws Exception {
        append(ONE, 1);
        try (Connection first = connection();
                Connection second = connection()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            assertThat(round.run(first, producer(0))).isOne();
            append(OTHER, 1);

            assertThat(round.run(second, producer(0)))
                    .as("while the first has not committed")
                    .isZero();
            first.commit();
            assertThat(round.run(second, producer(0))).as("afterwards").isOne();
        }
    }

    private void relayAll(Producer<String, String> producer) throws Exception {
        try (Connection connection = connection()) {
            while (round.run(connection, producer) > 0) {
                // Each round may have made a next event the oldest of its aggregate.
            }
        }
    }

    /** A producer that refuses its n-th record, counted from 1, and takes all others. */
    private Producer<String, String> producer(int refused) {
        return new MockProducer<>(true, null, new StringSerializer(), new StringSerializer()) {

            private int count;

            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, String> message) {
                if (++count == refused) {
                    return CompletableFuture.failedFuture(new TimeoutException("No broker"));
                }
                sent.add(message.key() + " " + json(message.value()));
                return super.send(message);
            }
        };
    }

    private static long json(String event) {
        try {
            return JSON.readTree(event).path("sequence").asLong();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(UUID aggregate, long sequence) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into outbox_event (id, aggregate_id, sequence, type, version, occurred_at, data)
                        values (?, ?, ?, 'thing.happened', 1, now(), '{}')""")) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, aggregate);
            insert.setLong(3, sequence);
            insert.executeUpdate();
        }
    }

    private static long unsent() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from outbox_event where sent_at is null")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection connection() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }
}
