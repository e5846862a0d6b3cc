package org.plumbline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;

/** A service that is killed between its commit and what has to follow it: nothing is lost, nothing happens twice. */
@ExtendWith(WholeSystem.class)
class CrashTest {

    private static final String GROUP = "review-service";
    private static final String TOPIC = "plumbline.claims";

    private Stack system;

    @BeforeEach
    void takeSystem(Stack system) {
        this.system = system;
    }

    @Test
    void anAcceptanceThatWasNotRelayedYetOpensItsReviewAfterTheRestart() throws Exception {
        system.claims().stop();
        system.claims().start(Map.of("PLUMBLINE_OUTBOX_RELAY", "false"));
        UUID review = acceptClaim();
        assertThat(count(
                        "claims",
                        "select count(*) from outbox_event where sent_at is null and data->>'reviewId' = ?",
                        review))
                .as("acceptances committed and not relayed")
                .isOne();
        system.claims().kill();
        assertThat(reviews(review)).as("reviews before the restart").isZero();

        system.claims().start();

        await("the review is there", () -> reviews(review), 1);
        await(
                "the acceptance is marked as sent",
                () -> count(
                        "claims",
                        "select count(*) from outbox_event where sent_at is null and data->>'reviewId' = ?",
                        review),
                0);
        assertOpenedOnce(review);
    }

    @Test
    void anAcceptanceThatIsDeliveredAgainOpensOneReview() throws Exception {
        system.reviews().stop();
        // Offsets are committed once an hour, so none is between the review's commit and the kill.
        system.reviews()
                .start(Map.of("JAVA_TOOL_OPTIONS", "-Dmp.messaging.incoming.claims.auto.commit.interval.ms=3600000"));
        UUID review = acceptClaim();
        await("the review is committed", () -> reviews(review), 1);
        assertThat(lag()).as("records that Kafka holds to be unread").isPositive();
        HttpResponse<String> front = read("/");
        system.reviews().kill();

        servesWhatItHas(front);
        system.reviews().start();

        await("every record is read and its offset committed", this::lag, 0);
        assertOpenedOnce(review);
    }

    /** The gateway goes on from its memory, and says of the rest that it has to wait. */
    private void servesWhatItHas(HttpResponse<String> front) throws IOException, InterruptedException {
        assertThat(front.statusCode()).isEqualTo(200);
        assertThat(front.headers().allValues("Date")).hasSize(1);
        HttpResponse<String> still = read("/");
        assertThat(still.statusCode()).isEqualTo(200);
        assertThat(still.body()).isEqualTo(front.body());
        assertThat(still.headers().firstValue("Cache-Status"))
                .hasValueSatisfying(status -> assertThat(status).startsWith("plumbline; hit"));
        assertThat(read("/search?q=" + UUID.randomUUID()).statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> read(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(system.baseUrl().resolve(path)).build(), BodyHandlers.ofString());
    }

    private UUID acceptClaim() {
        Map<String, String> claim = Map.of("text", "Seven bridges were closed", "language", "en");
        return UUID.fromString(new DeskByApi(system).accept(claim).reviewId());
    }

    private void assertOpenedOnce(UUID review) throws SQLException {
        assertThat(reviews(review)).as("reviews").isOne();
        assertThat(count(
                        "review",
                        "select count(*) from outbox_event where type = 'review.opened' and data->>'reviewId' = ?",
                        review))
                .as("openings told to others")
                .isOne();
    }

    private long reviews(UUID id) {
        return count("review", "select count(*) from review where id::text = ?", id);
    }

    private long count(String database, String query, UUID id) {
        Properties login = new Properties();
        login.put("user", database + "_app");
        login.put("password", system.postgres().password(database + "_app"));
        try (Connection connection =
                        DriverManager.getConnection(system.postgres().jdbcUrl(database), login);
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, id.toString());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many records of the topic the group has not committed. */
    private long lag() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.kafkaBootstrapServers()))) {
            Map<TopicPartition, Long> committed =
                    admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().entrySet().stream()
                            .filter(entry -> entry.getValue() != null)
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().offset()));
            Map<TopicPartition, OffsetSpec> ends =
                    admin.describeTopics(List.of(TOPIC)).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream())
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(TOPIC, partition.partition()),
                                    partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().entrySet().stream()
                    .mapToLong(end -> end.getValue().offset() - committed.getOrDefault(end.getKey(), 0L))
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(String what, LongSupplier actual, long expected) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (actual.getAsLong() != expected && System.nanoTime() < deadline) {
            Thread.sleep(250);
        }
        assertThat(actual.getAsLong()).as(what).isEqualTo(expected);
    }
}
