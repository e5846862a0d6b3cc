package org.plumbline.review.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ClaimEventsTest {

    @Inject
    ClaimEvents events;

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector kafka;

    @Test
    void opensTheReviewOnceHoweverOftenTheEventIsDelivered() throws SQLException {
        Accepted accepted = Desk.accepted(claim -> {});
        events.receive(accepted.record());
        events.receive(accepted.record());
        accepted.event().put("id", Ids.next().toString());
        events.receive(accepted.record());

        assertThat(Desk.CHECKER.reads(accepted.reviewId()).getString("state")).isEqualTo("OPEN");
        assertThat(Database.events(accepted.claimId()))
                .extracting(event -> event.path("type").asText())
                .containsExactly("review.opened");
        assertThat(Database.auditOf(accepted.reviewId())).containsExactly("review.opened");
    }

    @Test
    void keepsTheClaimWholeEvenWhatItDoesNotReadYet() throws SQLException {
        Accepted accepted = Desk.accepted(claim -> claim.putObject("later").put("field", 1));
        events.receive(accepted.record());

        assertThat(snapshot(accepted.claimId()).path("later").path("field").asInt())
                .isEqualTo(1);
        assertThat(snapshot(accepted.claimId()))
                .isEqualTo(accepted.event().path("data").path("claim"));
    }

    @Test
    void takesTheRiskFromQuantitiesAndTopicsNotFromTheText() {
        Accepted words = Desk.accepted(claim -> {
            claim.put("text", "They killed the bill: 3 dead ends, war of words");
            claim.putArray("topics").add("parliament");
            claim.putArray("quantities");
        });
        Accepted topic = Desk.accepted(claim -> claim.putArray("quantities"));
        Accepted measure = Desk.accepted(claim -> claim.putArray("topics"));
        for (Accepted accepted : List.of(words, topic, measure)) {
            events.receive(accepted.record());
        }

        assertThat(Desk.CHECKER.reads(words.reviewId()).getString("risk")).isEqualTo("NORMAL");
        assertThat(Desk.CHECKER.reads(topic.reviewId()).getString("risk")).isEqualTo("HIGH");
        assertThat(Desk.CHECKER.reads(measure.reviewId()).getString("risk")).isEqualTo("HIGH");
    }

    @Test
    void aTopicMakesNoClaimHarmlessWhoseWordsCountTheKilled() {
        Accepted accepted = Desk.accepted(claim -> {
            claim.putArray("quantities");
            claim.putArray("topics").add("economy");
            claim.putArray("countedInWords").add("killed");
        });
        events.receive(accepted.record());

        JsonPath review = Desk.CHECKER.reads(accepted.reviewId());
        assertThat(review.getString("risk")).isEqualTo("HIGH");
        assertThat(review.getInt("editorsNeeded")).isEqualTo(2);
        assertThat(review.getMap("claim")).doesNotContainKey("countedInWords");
    }

    @Test
    void readsWhatClaimsServiceReallySends() throws IOException {
        Path sample = Path.of("../claims-service/src/test/resources/events/claim.accepted.v1.json");
        ObjectNode event = (ObjectNode) Desk.json(Files.readString(sample));
        JsonNode data = event.path("data");
        event.put("id", Ids.next().toString());
        UUID reviewId = Ids.next();
        ((ObjectNode) data).put("reviewId", reviewId.toString());
        events.receive(Desk.message(event.toString()));

        assertThat(Desk.CHECKER.reads(reviewId).getString("claim.text"))
                .isEqualTo(data.path("claim").path("text").asText());
    }

    @Test
    void putsAsideWhatItCannotReadAndGoesOn() throws SQLException {
        Accepted broken = Desk.accepted(claim -> claim.remove("text"));
        long before = unreadable();
        events.receive(new ConsumerRecord<>(
                "plumbline.claims", 1, before + 100, "key", broken.event().toString()));
        events.receive(new ConsumerRecord<>("plumbline.claims", 1, before + 101, "key", "{no json"));
        Desk.CHECKER.asks().get("/api/reviews/{id}", broken.reviewId()).then().statusCode(404);
        assertThat(unreadable()).isEqualTo(before + 2);
    }

    @Test
    void triesAgainUntilItSucceedsAndKeepsTheOrder() throws SQLException, InterruptedException {
        Accepted first = Desk.accepted(claim -> {});
        Accepted second = Desk.accepted(claim -> {});
        Database.asOwner("revoke insert on review from service_app");
        try {
            kafka.source("claims").send(first.record());
            kafka.source("claims").send(second.record());
            Thread.sleep(Duration.ofMillis(1500));
            Desk.CHECKER
                    .asks()
                    .get("/api/reviews/{id}", first.reviewId())
                    .then()
                    .statusCode(404);
        } finally {
            Database.asOwner("grant insert on review to service_app");
        }
        awaitReview(second.reviewId());
        assertThat(openedAt(first.reviewId())).isBefore(openedAt(second.reviewId()));
    }

    private static Instant openedAt(UUID review) {
        return Instant.parse(Desk.CHECKER.reads(review).getString("openedAt"));
    }

    private static void awaitReview(UUID id) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (Desk.CHECKER.asks().get("/api/reviews/{id}", id).statusCode() == 200) {
                return;
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new AssertionError("Review " + id + " was not opened");
    }

    private static JsonNode snapshot(UUID claimId) throws SQLException {
        try (Connection connection = Database.asService();
                PreparedStatement select =
                        connection.prepareStatement("select data from claim_snapshot where claim_id = ?")) {
            select.setObject(1, claimId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Desk.json(row.getString(1));
            }
        }
    }

    private static long unreadable() throws SQLException {
        try (Connection connection = Database.asService();
                PreparedStatement select = connection.prepareStatement("select count(*) from inbox_unreadable");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
