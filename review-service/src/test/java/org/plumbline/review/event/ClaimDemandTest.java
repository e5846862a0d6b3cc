package org.plumbline.review.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;

/** How many people asked for a claim, as events tell it. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ClaimDemandTest {

    @Inject
    ClaimEvents events;

    private final Accepted accepted = Desk.accepted(claim -> {});

    @Test
    void isNotKnownUntilItIsTold() {
        events.receive(accepted.record());

        assertThat(review().getMap("demand")).isNull();
    }

    @Test
    void isToldAsOfWhenClaimsServiceSaidSo() {
        events.receive(accepted.record());
        events.receive(Desk.askedFor(accepted.claimId(), 12, 3));

        assertThat(review().getInt("demand.people")).isEqualTo(12);
        assertThat(review().getString("demand.asOf")).isEqualTo("2026-11-22T10:00:00Z");
    }

    @Test
    void ofTheTimeBeforeTheAcceptanceIsKnownToo() {
        events.receive(Desk.askedFor(accepted.claimId(), 7, 1));
        events.receive(accepted.record());

        assertThat(review().getInt("demand.people")).isEqualTo(7);
    }

    @Test
    void isToldByTheAcceptanceWhereNothingElseDid() {
        ObjectNode event = accepted.event();
        ((ObjectNode) event.path("data")).put("demand", 5);
        events.receive(Desk.message(event.toString()));

        assertThat(review().getInt("demand.people")).isEqualTo(5);
    }

    @Test
    void neverGoesBackToWhatAnOlderEventSaid() throws SQLException {
        events.receive(accepted.record());
        ConsumerRecord<String, String> newest = Desk.askedFor(accepted.claimId(), 9, 8);
        events.receive(newest);
        events.receive(newest);
        Database.asOwner("delete from inbox_event where id = '"
                + Desk.json(newest.value()).path("id").asText() + "'");
        events.receive(newest);
        events.receive(Desk.askedFor(accepted.claimId(), 4, 7));
        events.receive(Desk.askedFor(accepted.claimId(), 5, 8));
        assertThat(review().getInt("demand.people")).isEqualTo(9);

        events.receive(Desk.askedFor(accepted.claimId(), 6, 9));
        assertThat(review().getInt("demand.people"))
                .as("some of them asked for a claim that was split off")
                .isEqualTo(6);
    }

    @Test
    void anAcceptanceThatComesLateDoesNotTakeBackWhatWasToldSince() {
        events.receive(Desk.askedFor(accepted.claimId(), 9, 8));
        ((ObjectNode) accepted.event().path("data")).put("demand", 5);
        events.receive(accepted.record());

        assertThat(review().getInt("demand.people")).isEqualTo(9);
    }

    @Test
    void changesNothingOfTheReviewItself() throws SQLException {
        events.receive(accepted.record());
        long version = Desk.CHECKER.version(accepted.reviewId());

        events.receive(Desk.askedFor(accepted.claimId(), 12, 3));

        assertThat(Desk.CHECKER.version(accepted.reviewId())).isEqualTo(version);
        assertThat(Database.auditOf(accepted.reviewId())).containsExactly("review.opened");
    }

    @Test
    void isReadFromWhatClaimsServiceReallySends() throws IOException {
        events.receive(accepted.record());
        events.receive(Desk.message(sent("claim.asked-for", accepted.claimId()).toString()));
        assertThat(review().getInt("demand.people")).isEqualTo(12);

        Accepted another = Desk.accepted(claim -> {});
        ObjectNode event = sent("claim.accepted", another.claimId());
        ObjectNode data = (ObjectNode) event.path("data");
        data.put("reviewId", another.reviewId().toString());
        ((ObjectNode) data.path("claim")).put("id", another.claimId().toString());
        events.receive(Desk.message(event.toString()));
        assertThat(Desk.CHECKER.reads(another.reviewId()).getInt("demand.people"))
                .isEqualTo(3);
    }

    /** Later than whatever this test told. */
    private static ObjectNode sent(String type, UUID claimId) throws IOException {
        Path sample = Path.of("../claims-service/src/test/resources/events/" + type + ".v1.json");
        ObjectNode event = (ObjectNode) Desk.json(Files.readString(sample));
        return event.put("id", Ids.next().toString())
                .put("aggregateId", claimId.toString())
                .put("sequence", 10);
    }

    private JsonPath review() {
        return Desk.CHECKER.reads(accepted.reviewId());
    }
}
