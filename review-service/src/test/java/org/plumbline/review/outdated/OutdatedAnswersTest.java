package org.plumbline.review.outdated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.expect;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.review.OpenFollowUp;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class OutdatedAnswersTest {

    private static final long PATIENCE_MILLISECONDS = 60_000;

    @Inject
    ClaimEvents claims;

    @Inject
    OpenFollowUp opening;

    private final Accepted accepted = Desk.accepted(claim -> {});

    @Test
    void publishingOutdatesTheVerdictItsEditionsAndAllLists() throws Exception {
        Response publication = publish();
        UUID verdict = verdict();

        JsonNode event = events(verdict, 1).getFirst();

        JsonNode sample = Desk.json(event.toString()
                .replace(event.path("id").asText(), "0190a8c2-0000-7000-8000-0000000000e2")
                .replace(event.path("time").asText(), "2026-11-22T10:00:00Z")
                .replace(verdict.toString(), "0190a8c2-0000-7000-8000-0000000000b1")
                .replace(accepted.claimId().toString(), "0190a8c2-0000-7000-8000-0000000000c1"));
        assertThat(sample).isEqualTo(Desk.sample("answers.outdated"));
        assertThat(publication.header("Surrogate-Purge").split(" "))
                .containsExactlyInAnyOrder("verdict-" + verdict, "claim-" + accepted.claimId(), "verdicts");
    }

    @Test
    void aPlaceInTheLogOutdatesThePage() throws Exception {
        publish();

        assertThat(keys(events(verdict(), 2).get(1))).containsExactly("verdict-" + verdict());
    }

    @Test
    void aRecheckOutdatesThePageWhenItBeginsAndWhenItIsDropped() throws Exception {
        publish();
        events(verdict(), 2);

        UUID recheck = opening.recheck(verdict(), 1, "Newer figures").orElseThrow();
        assertThat(keys(events(verdict(), 3).get(2))).containsExactly("verdict-" + verdict());

        Response taken = CHECKER.takes(recheck);
        expect(taken, 200);
        assertThat(taken.header("Surrogate-Purge"))
                .as("nothing that readers see")
                .isNull();
        Response dropped = CHECKER.posts(recheck, "drop", Map.of("reason", "The same"));
        assertThat(dropped.header("Surrogate-Purge")).isEqualTo("verdict-" + verdict());
        expect(CHECKER.posts(recheck, "reopening", null), 200);
        assertThat(events(verdict(), 5)).hasSize(5);
    }

    @Test
    void aTextOutdatesWhatSaysIt() {
        Response saved = Desk.of("admin", Roles.ADMIN)
                .asks()
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("version", 0)
                .formParam("body", "How we correct.")
                .post("/desk/settings/pages/methodology/ar");

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.header("Surrogate-Purge")).isEqualTo("texts");
    }

    @Test
    void whatChangesNothingInPublicOutdatesNothing() {
        claims.receive(accepted.record());

        Response taken = CHECKER.takes(accepted.reviewId());

        expect(taken, 200);
        assertThat(taken.header("Surrogate-Purge")).isNull();
    }

    private Response publish() {
        claims.receive(accepted.record());
        UUID review = accepted.reviewId();
        CHECKER.preparesForApproval(review);
        expect(EDITOR.approves(review), 200);
        expect(EDITOR2.approves(review), 200);
        Response publication = EDITOR.publishes(review);
        expect(publication, 201);
        return publication;
    }

    private UUID verdict() {
        String slug = CHECKER.reads(accepted.reviewId()).getString("verdict.slug");
        return UUID.fromString(
                RestAssured.get("/api/verdicts/{slug}", slug).jsonPath().getString("id"));
    }

    /** The sequencer works on its own. */
    private static List<JsonNode> events(UUID verdict, int count) throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        List<JsonNode> events = Database.events(verdict);
        while (events.size() < count && System.nanoTime() - begin < PATIENCE_MILLISECONDS * 1_000_000) {
            Thread.sleep(50);
            events = Database.events(verdict);
        }
        assertThat(events).hasSizeGreaterThanOrEqualTo(count);
        assertThat(events).extracting(event -> event.path("type").asText()).containsOnly("answers.outdated");
        return events;
    }

    private static List<String> keys(JsonNode event) {
        return event.path("data")
                .path("keys")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }
}
