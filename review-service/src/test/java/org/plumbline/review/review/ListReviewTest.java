package org.plumbline.review.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.ADMIN;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.PARTNER;
import static org.plumbline.review.Desk.expect;
import static org.plumbline.review.Desk.expectRule;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.event.ClaimEvents;

/** That an editor says of a review that readers are told of it, what ends that, and which answers it outdates. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ListReviewTest {

    private static final Map<String, String> REASON = Map.of("reason", "Nobody asks any more");

    @Inject
    ClaimEvents events;

    private final Accepted accepted = Desk.accepted(claim -> {});
    private final UUID review = accepted.reviewId();

    @Test
    void anEditorTellsReadersAndTakesItBack() throws SQLException {
        events.receive(accepted.record());
        assertThat(listedAt()).isNull();

        Response listed = list();
        expect(listed, 200);
        assertThat(listed.jsonPath().getString("listedAt")).isNotNull();
        assertThat(listed.header("ETag")).isEqualTo("\"" + listed.jsonPath().getLong("version") + "\"");
        Response again = list();
        expect(again, 200);
        assertThat(again.jsonPath().getString("listedAt"))
                .isEqualTo(listed.jsonPath().getString("listedAt"));
        assertThat(again.header("ETag")).as("nothing was changed").isEqualTo(listed.header("ETag"));
        expect(unlist(), 200);
        assertThat(listedAt()).isNull();
        expect(unlist(), 200);

        assertThat(Database.auditOf(review)).containsExactly("review.opened", "review.listed", "review.unlisted");
        assertThat(Database.events(accepted.claimId()))
                .as("no other service is told")
                .hasSize(1);
    }

    @Test
    void onlyEditorsDoAndFromWhatTheySaw() {
        events.receive(accepted.record());
        for (String method : List.of("PUT", "DELETE")) {
            expect(CHECKER.sends(method, review, "listing", null), 403);
            expect(ADMIN.sends(method, review, "listing", null), 403);
            expect(PARTNER.sends(method, review, "listing", null), 403);
            expect(EDITOR.sends(method, review, "listing", null, 99), 412);
            expect(
                    EDITOR.asks().contentType(ContentType.JSON).request(method, "/api/reviews/" + review + "/listing"),
                    428);
        }
        assertThat(listedAt()).isNull();
        assertThat(CHECKER.reads(review).getString("may.LIST.rule")).isEqualTo("role");
    }

    @Test
    void whoIsKeptFromDecidingDoesNot() throws SQLException {
        String topic = "topic-" + Ids.next();
        Database.knows("sub-editor", "editor", Roles.EDITOR);
        expect(
                ADMIN.asks()
                        .contentType(ContentType.JSON)
                        .body(Map.of(
                                "name",
                                "Listing of " + topic,
                                "match",
                                "TOPIC",
                                "values",
                                List.of(topic),
                                "risk",
                                "NORMAL",
                                "editorsNeeded",
                                1,
                                "excluded",
                                List.of(Map.of(
                                        "sub", "sub-editor", "from", "APPROVAL", "reason", "they own the paper"))))
                        .post("/api/reviews/policies"),
                201);
        Accepted theirs = Desk.accepted(claim -> claim.putArray("topics").add(topic));
        events.receive(theirs.record());

        expectRule(EDITOR.sends("PUT", theirs.reviewId(), "listing", null), "excluded");
        expect(EDITOR2.sends("PUT", theirs.reviewId(), "listing", null), 200);
        expectRule(EDITOR.sends("DELETE", theirs.reviewId(), "listing", null), "excluded");
        assertThat(CHECKER.reads(theirs.reviewId()).getString("listedAt")).isNotNull();
    }

    @Test
    void aVerdictEndsItAndWhatComesAfterIsToldThere() {
        inApproval();
        expect(list(), 200);
        expect(EDITOR.approves(review), 200);
        expect(EDITOR2.approves(review), 200);
        assertThat(listedAt()).as("approved, and still not public").isNotNull();

        Response published = EDITOR.publishes(review);

        expect(published, 201);
        assertThat(listedAt()).isNull();
        assertThat(keys(published)).contains("front", "verdicts");
        expectRule(list(), "wrong-state");
        Response followUp = CHECKER.posts(review, "follow-ups", Map.of("kind", "UPDATE", "reason", "Newer figures"));
        expect(followUp, 201);
        UUID next = UUID.fromString(followUp.jsonPath().getString("id"));
        expectRule(EDITOR.sends("PUT", next, "listing", null), "has-verdict");
        Response edition = CHECKER.posts(
                review, "follow-ups", Map.of("kind", "INITIAL", "language", "ar", "reason", "Many ask in Arabic"));
        expect(edition, 201);
        UUID arabic = UUID.fromString(edition.jsonPath().getString("id"));
        expectRule(EDITOR.sends("PUT", arabic, "listing", null), "has-verdict");
    }

    @Test
    void droppingEndsItForGood() {
        events.receive(accepted.record());
        expect(list(), 200);

        Response dropped = CHECKER.posts(review, "drop", REASON);

        assertThat(keys(dropped)).containsExactly("front");
        assertThat(listedAt()).isNull();
        expectRule(list(), "wrong-state");
        Response reopened = CHECKER.posts(review, "reopening", null);
        expect(reopened, 200);
        assertThat(listedAt()).as("no editor has said so of it").isNull();
        assertThat(reopened.header("Surrogate-Purge")).isNull();
        expect(list(), 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim.merged", "claim.reopened"})
    void aClaimThatIsNoLongerAcceptedEndsIt(String type) throws SQLException {
        events.receive(accepted.record());
        expect(CHECKER.takes(review), 200);
        expect(list(), 200);

        told(type, 3, data -> data.put("intoClaimId", Ids.next().toString()));

        assertThat(CHECKER.reads(review).getString("state")).isEqualTo("IN_PROGRESS");
        assertThat(listedAt()).isNull();
        assertThat(outdated()).hasSize(2);
        expectRule(list(), "claim-withdrawn");
    }

    @Test
    void whatReadersAreToldOutdatesTheFrontPageAndNothingElseDoes() throws SQLException {
        events.receive(accepted.record());
        told("claim.changed", 3, data -> claim(data).put("text", "Nobody reads this yet"));
        assertThat(outdated()).isEmpty();

        assertThat(keys(list())).containsExactly("front");
        assertThat(list().header("Surrogate-Purge")).as("it is listed already").isNull();
        assertThat(CHECKER.takes(review).header("Surrogate-Purge"))
                .as("how far it is, is nobody's business")
                .isNull();
        assertThat(outdated()).hasSize(1);
        assertThat(outdated().getFirst().path("data").path("keys").valueStream().map(JsonNode::asText))
                .containsExactly("front");

        told("claim.changed", 4, data -> claim(data)
                .put("text", "Nobody reads this yet")
                .putArray("topics")
                .add("economy"));
        events.receive(Desk.askedFor(accepted.claimId(), 400, 5));
        assertThat(outdated()).as("neither topics nor how many asked").hasSize(1);
        assertThat(keys(unlist())).containsExactly("front");
        assertThat(outdated()).hasSize(2);

        expect(list(), 200);
        told("claim.changed", 6, data -> claim(data).put("text", "No editor said so of this"));
        assertThat(outdated()).hasSize(4);
        assertThat(listedAt()).isNull();
    }

    private void inApproval() {
        events.receive(accepted.record());
        CHECKER.preparesForApproval(review);
    }

    private Response list() {
        return EDITOR.sends("PUT", review, "listing", null);
    }

    private Response unlist() {
        return EDITOR.sends("DELETE", review, "listing", null);
    }

    private @Nullable String listedAt() {
        return CHECKER.reads(review).getString("listedAt");
    }

    private void told(String type, long sequence, Consumer<ObjectNode> change) {
        ObjectNode event = accepted.event().deepCopy();
        event.put("type", type).put("id", Ids.next().toString()).put("sequence", sequence);
        ObjectNode data = (ObjectNode) event.path("data");
        data.putObject("by").put("sub", "sub-checker").put("name", "checker");
        data.putObject("changedBy").put("sub", "sub-checker").put("name", "checker");
        change.accept(data);
        events.receive(Desk.message(event.toString()));
    }

    private static ObjectNode claim(ObjectNode data) {
        return (ObjectNode) data.path("claim");
    }

    private List<JsonNode> outdated() throws SQLException {
        List<JsonNode> told = Database.events(review);
        assertThat(told)
                .allSatisfy(event -> assertThat(event.path("type").asText()).isEqualTo("answers.outdated"));
        return told;
    }

    private static List<String> keys(Response response) {
        return List.of(response.header("Surrogate-Purge").split(" "));
    }
}
