package org.plumbline.review.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.EDITOR3;
import static org.plumbline.review.Desk.expect;
import static org.plumbline.review.Desk.expectRule;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.event.ClaimEvents;

/** The product's story, as far as review-service tells it. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ReviewStoryTest {

    @Inject
    ClaimEvents claims;

    @Test
    void goesFromAnAcceptedClaimToAPublishedVerdict() throws SQLException {
        Accepted accepted = Desk.accepted(claim -> {});
        claims.receive(accepted.record());
        UUID review = accepted.reviewId();
        assertThat(CHECKER.reads(review).getString("risk")).isEqualTo("HIGH");

        CHECKER.preparesForApproval(review);
        expect(CHECKER.approves(review), 403);

        // Who ever wrote a word cannot approve, whoever rewrites it since.
        expect(EDITOR.drafts(review, Desk.draftWith("headline", "More than 33,000 were killed")), 200);
        assertThat(EDITOR.reads(review).getString("state")).isEqualTo("IN_APPROVAL");
        expectRule(EDITOR.approves(review), "author-cannot-approve");
        expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        expectRule(EDITOR.approves(review), "author-cannot-approve");
        assertThat(EDITOR.reads(review).getString("may.APPROVE.rule")).isEqualTo("author-cannot-approve");

        expectRule(EDITOR2.publishes(review), "not-approved");
        expect(EDITOR2.approves(review), 200);
        assertThat(EDITOR2.reads(review).getString("state")).isEqualTo("IN_APPROVAL");
        expectRule(EDITOR2.approves(review), "already-approved");
        expectRule(EDITOR2.publishes(review), "two-editors-required");
        assertThat(Desk.obstacles(EDITOR2.reads(review))).containsExactly("two-editors-required");

        expect(EDITOR3.approves(review), 200);
        assertThat(EDITOR3.reads(review).getString("state")).isEqualTo("APPROVED");
        Response publication = EDITOR2.publishes(review);
        expect(publication, 201);

        String slug = publication.jsonPath().getString("verdict.slug");
        assertThat(slug).matches("more-than-33000-killed-[0-9a-z]{8}");
        assertThat(publication.header("Location")).isEqualTo("https://desk.example/api/verdicts/" + slug);
        assertThat(publication.jsonPath().getString("verdict.url")).isEqualTo("https://desk.example/verdicts/" + slug);
        assertThat(publication.jsonPath().getString("state")).isEqualTo("PUBLISHED");
        expectRule(EDITOR2.publishes(review), "wrong-state");

        seesThePublishedVerdict(slug, accepted);
        seesTheEvents(accepted);
        assertThat(Database.auditOf(review))
                .containsExactly(
                        "review.opened",
                        "review.taken",
                        "evidence.added",
                        "evidence.added",
                        "draft.edited",
                        "review.submitted",
                        "draft.edited",
                        "draft.edited",
                        "review.approved",
                        "review.approved",
                        "review.published");
    }

    private static void seesThePublishedVerdict(String slug, Accepted accepted) {
        String body = RestAssured.get("/api/verdicts/{slug}", slug)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        JsonPath verdict = JsonPath.from(body);
        assertThat(verdict.getString("headline")).isEqualTo("More than 33,000 killed");
        assertThat(verdict.getString("rating.name")).isEqualTo("True");
        assertThat(verdict.getString("claim.claimant")).isEqualTo("Example News");
        assertThat(verdict.getList("evidence.group")).isEqualTo(List.of(1, 2));
        assertThat(verdict.getInt("evidence[0].figure.value")).isEqualTo(33037);
        assertThat(verdict.getInt("checkedBy")).isEqualTo(2);
        assertThat(verdict.getInt("approvedBy")).isEqualTo(2);
        assertThat(verdict.getString("whatChanged")).isEqualTo("First publication");
        // Neither the desk's notes nor its people are for readers.
        assertThat(body).doesNotContain("SECRET-NOTE", "editor", "checker");

        JsonPath listed = RestAssured.get("/api/verdicts?topic=gaza-war&rating=true&limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(listed.getList("items.slug", String.class)).contains(slug);
        assertThat(listed.getList("items.claimId", String.class))
                .contains(accepted.claimId().toString());
        RestAssured.get("/api/verdicts?topic=gaza-war&rating=false")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.rating")
                .forEach(rating -> assertThat(rating).isEqualTo("false"));
        assertThat(RestAssured.get("/api/verdicts?topic=other").jsonPath().getInt("count"))
                .isZero();
    }

    private static void seesTheEvents(Accepted accepted) throws SQLException {
        List<JsonNode> events = Database.events(accepted.claimId());
        assertThat(events)
                .extracting(event -> event.path("type").asText() + " "
                        + event.path("data").path("state").asText(""))
                .containsExactly(
                        "review.opened OPEN",
                        "review.changed IN_PROGRESS",
                        "review.changed IN_APPROVAL",
                        "review.changed APPROVED",
                        "verdict.published ",
                        "review.changed PUBLISHED");
        JsonNode published = events.get(4);
        Map<String, String> ids = Map.of(
                accepted.claimId().toString(), "0190a8c2-0000-7000-8000-0000000000c1",
                accepted.reviewId().toString(), "0190a8c2-0000-7000-8000-0000000000a1",
                published.path("data").path("verdictId").asText(), "0190a8c2-0000-7000-8000-0000000000b1");
        assertThat(normalised(events.get(0), ids)).isEqualTo(Desk.sample("review.opened"));
        assertThat(normalised(events.get(1), ids)).isEqualTo(Desk.sample("review.changed"));
        assertThat(normalised(published, ids)).isEqualTo(Desk.sample("verdict.published"));
    }

    private static JsonNode normalised(JsonNode event, Map<String, String> ids) {
        String text = event.toString()
                .replace(event.path("id").asText(), "0190a8c2-0000-7000-8000-0000000000e2")
                .replace(event.path("time").asText(), "2026-11-22T10:00:00Z");
        for (Map.Entry<String, String> id : ids.entrySet()) {
            text = text.replace(id.getKey(), id.getValue());
        }
        return Desk.json(text.replaceAll("killed-[0-9a-z]{8}", "killed-000000p1")
                .replaceAll("\"publishedAt\":\"[^\"]+Z\"", "\"publishedAt\":\"2026-11-22T10:00:00Z\""));
    }

    @Test
    void publishesWithoutSourcesOnlyOnceAnEditorWaivedTheRule() {
        Accepted accepted = Desk.accepted(claim -> {
            claim.putArray("topics").add("sport");
            claim.putArray("quantities");
        });
        claims.receive(accepted.record());
        UUID review = accepted.reviewId();
        expect(CHECKER.takes(review), 200);
        expect(CHECKER.drafts(review, Desk.draftWith("rating", "not-enough-evidence")), 200);
        expect(CHECKER.posts(review, "submission", null), 200);

        expectRule(EDITOR2.publishes(review), "sources-missing");
        expectRule(EDITOR.approves(review), "sources-missing");
        assertThat(Desk.obstacles(CHECKER.reads(review))).containsExactly("sources-missing", "not-approved");

        String reason = "Only one series exists, and it is the ministry's.";
        expect(CHECKER.posts(review, "source-waiver", Map.of("reason", reason)), 403);
        expect(EDITOR3.posts(review, "source-waiver", Map.of("reason", reason)), 200);
        assertThat(EDITOR.reads(review).getString("waiver.reason")).isEqualTo(reason);
        expect(EDITOR.approves(review), 200);
        assertThat(EDITOR.reads(review).getString("state")).isEqualTo("APPROVED");

        // Taking it back afterwards is a change of what was approved.
        expect(EDITOR2.sends("DELETE", review, "source-waiver", null), 200);
        JsonPath withdrawn = EDITOR2.reads(review);
        assertThat(withdrawn.getString("state")).isEqualTo("IN_APPROVAL");
        assertThat(withdrawn.getString("approvals[0].voidedBecause")).isEqualTo("content-changed");
        expectRule(EDITOR2.publishes(review), "sources-missing");
        expectRule(EDITOR2.sends("DELETE", review, "source-waiver", null), "not-waived");

        expect(EDITOR2.posts(review, "source-waiver", Map.of("reason", reason)), 200);
        expect(EDITOR.approves(review), 200);
        Response publication = EDITOR.publishes(review);
        expect(publication, 201);
        JsonPath verdict = RestAssured.get(
                        "/api/verdicts/{slug}", publication.jsonPath().getString("verdict.slug"))
                .jsonPath();
        assertThat(verdict.getString("waiver")).isEqualTo(reason);
        assertThat(verdict.getString("rating.slug")).isEqualTo("not-enough-evidence");
        assertThat(verdict.getObject("rating.number", Object.class)).isNull();
    }

    @Test
    void voidsApprovalsWithAnyChangeOfTheContentAndOnlyThen() {
        UUID review = approvedOfNormalRisk();
        String source = CHECKER.reads(review).getString("evidence[0].id");

        expect(CHECKER.sends("PUT", review, "evidence/" + source, sourceWith("notes", "seen again")), 200);
        assertThat(CHECKER.reads(review).getString("state")).isEqualTo("APPROVED");
        long version = CHECKER.version(review);
        expect(EDITOR2.drafts(review, Desk.DRAFT), 200);
        assertThat(CHECKER.version(review)).as("the same draft is no change").isEqualTo(version);
        assertThat(CHECKER.reads(review).getList("authors.name")).isEqualTo(List.of("checker"));

        expect(CHECKER.sends("PUT", review, "evidence/" + source, sourceWith("title", "Other figures")), 200);
        expectVoided(review, 1);
        expect(EDITOR.approves(review), 200);
        expect(CHECKER.posts(review, "evidence", Desk.SECOND_SOURCE), 201);
        expectVoided(review, 2);
        expect(EDITOR.approves(review), 200);
        expect(
                CHECKER.sends(
                        "DELETE", review, "evidence/" + CHECKER.reads(review).getString("evidence[2].id"), null),
                200);
        expectVoided(review, 3);
        expect(EDITOR.approves(review), 200);
        expect(CHECKER.drafts(review, Desk.draftWith("summary", "It stands.")), 200);
        expectVoided(review, 4);
        expect(EDITOR.approves(review), 200);
        expect(EDITOR2.posts(review, "source-waiver", Map.of("reason", "To be sure")), 200);
        expectVoided(review, 5);

        // Back to the very content that was approved once: that approval stays void.
        expect(EDITOR2.sends("DELETE", review, "source-waiver", null), 200);
        expectVoided(review, 5);
    }

    @Test
    void asksASecondEditorOnceTheRiskIsRaisedAndAnybodyAnewWhenItIsLowered() {
        UUID review = approvedOfNormalRisk();
        expect(CHECKER.posts(review, "risk", Map.of("risk", "HIGH")), 200);
        assertThat(CHECKER.reads(review).getString("state")).isEqualTo("IN_APPROVAL");
        expectRule(EDITOR.publishes(review), "two-editors-required");
        expect(CHECKER.posts(review, "risk", Map.of("risk", "NORMAL", "reason", "Calm")), 403);
        expect(EDITOR.posts(review, "risk", Map.of("risk", "NORMAL")), 422);
        expect(EDITOR.posts(review, "risk", Map.of("risk", "NORMAL", "reason", "A count of goals")), 200);
        assertThat(CHECKER.reads(review).getString("state")).isEqualTo("IN_APPROVAL");
        expectRule(EDITOR.publishes(review), "not-approved");
        expect(EDITOR2.approves(review), 200);
        assertThat(CHECKER.reads(review).getString("state")).isEqualTo("APPROVED");
    }

    @Test
    void whoeverGatheredASourceOrWaivedTheRuleIsAnAuthorEvenOnceThatIsGone() {
        Accepted accepted = Desk.accepted(claim -> {});
        claims.receive(accepted.record());
        UUID review = accepted.reviewId();
        CHECKER.preparesForApproval(review);
        Response added = EDITOR.posts(review, "evidence", Desk.SECOND_SOURCE);
        expect(added, 201);
        List<String> ids = EDITOR.reads(review).getList("evidence.id");
        expect(EDITOR.sends("DELETE", review, "evidence/" + ids.getLast(), null), 200);
        expect(EDITOR2.posts(review, "source-waiver", Map.of("reason", "To be sure")), 200);
        expect(EDITOR2.sends("DELETE", review, "source-waiver", null), 200);

        expectRule(EDITOR.approves(review), "author-cannot-approve");
        expectRule(EDITOR2.approves(review), "author-cannot-approve");
        expect(EDITOR3.approves(review), 200);
    }

    @Test
    void goesBackToWorkWhenReturnedAndForgetsApprovalsGivenBefore() {
        Accepted accepted = Desk.accepted(claim -> {});
        claims.receive(accepted.record());
        UUID review = accepted.reviewId();
        CHECKER.preparesForApproval(review);
        expect(EDITOR2.approves(review), 200);
        expect(EDITOR.posts(review, "return", Map.of("remarks", "Say as of when.")), 200);

        JsonPath returned = CHECKER.reads(review);
        assertThat(returned.getString("state")).isEqualTo("IN_PROGRESS");
        assertThat(returned.getString("remarks")).isEqualTo("Say as of when.");
        assertThat(returned.getString("approvals[0].voidedBecause")).isEqualTo("returned");
        expect(CHECKER.posts(review, "submission", null), 200);
        expect(EDITOR2.approves(review), 200);
        assertThat(CHECKER.reads(review).getString("state")).isEqualTo("IN_APPROVAL");
    }

    @Test
    void canBeDroppedAndTakenUpAgain() {
        Accepted untouched = Desk.accepted(claim -> {});
        Accepted taken = Desk.accepted(claim -> {});
        claims.receive(untouched.record());
        claims.receive(taken.record());
        expectRule(CHECKER.drafts(taken.reviewId(), Desk.DRAFT), "take-first");
        expect(CHECKER.takes(taken.reviewId()), 200);
        expectRule(CHECKER.takes(taken.reviewId()), "already-assigned");

        for (UUID review : List.of(untouched.reviewId(), taken.reviewId())) {
            expect(CHECKER.posts(review, "drop", Map.of("reason", "Nobody asks any more")), 200);
            assertThat(CHECKER.reads(review).getString("dropped")).isEqualTo("Nobody asks any more");
            expectRule(CHECKER.takes(review), "wrong-state");
            expect(EDITOR.posts(review, "reopening", null), 200);
            assertThat(CHECKER.reads(review).getString("dropped")).isNull();
        }
        assertThat(CHECKER.reads(untouched.reviewId()).getString("state")).isEqualTo("OPEN");
        assertThat(CHECKER.reads(taken.reviewId()).getString("state")).isEqualTo("IN_PROGRESS");
    }

    @Test
    void waitsWhileItIsBlocked() {
        Accepted accepted = Desk.accepted(claim -> {});
        claims.receive(accepted.record());
        UUID review = accepted.reviewId();
        expect(CHECKER.takes(review), 200);
        expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        expect(CHECKER.posts(review, "block", Map.of("reason", "The ministry answers tomorrow")), 200);
        assertThat(CHECKER.reads(review).getString("blocked")).isEqualTo("The ministry answers tomorrow");
        expectRule(CHECKER.posts(review, "submission", null), "blocked");
        expect(CHECKER.posts(review, "evidence", Desk.SECOND_SOURCE), 201);
        expect(CHECKER.sends("DELETE", review, "block", null), 200);
        expect(CHECKER.posts(review, "submission", null), 200);
    }

    private UUID approvedOfNormalRisk() {
        Accepted accepted = Desk.accepted(claim -> {
            claim.putArray("topics").add("sport");
            claim.putArray("quantities");
        });
        claims.receive(accepted.record());
        CHECKER.preparesForApproval(accepted.reviewId());
        expect(EDITOR.approves(accepted.reviewId()), 200);
        assertThat(EDITOR.reads(accepted.reviewId()).getString("state")).isEqualTo("APPROVED");
        return accepted.reviewId();
    }

    private static void expectVoided(UUID review, int times) {
        JsonPath view = CHECKER.reads(review);
        assertThat(view.getString("state")).isEqualTo("IN_APPROVAL");
        assertThat(view.getList("approvals.holds")).hasSize(times).containsOnly(false);
        expectRule(EDITOR.publishes(review), "not-approved");
    }

    private static Map<String, ?> sourceWith(String field, String value) {
        Map<String, Object> source = new HashMap<>(Desk.PRIMARY_SOURCE);
        source.put("notes", "seen again");
        source.put(field, value);
        return source;
    }

    @Test
    void asksForApprovalAnewWhereTheWayOfHashingChanged() throws SQLException {
        UUID review = approvedOfNormalRisk();
        assertThat(EDITOR.reads(review).getString("state")).isEqualTo("APPROVED");
        // As if the content had been hashed with an older rating scale.
        Database.asOwner("update approval set content_hash = repeat('0', 64) where review_id = '" + review + "'");

        JsonPath outdated = EDITOR.reads(review);
        assertThat(Desk.obstacles(outdated)).containsExactly("not-approved");
        assertThat(outdated.getBoolean("may.APPROVE.allowed")).isTrue();
        assertThat(outdated.getBoolean("approvals[0].holds")).isFalse();
        expectRule(EDITOR.publishes(review), "not-approved");

        expect(EDITOR.approves(review), 200);
        assertThat(EDITOR.reads(review).getString("state")).isEqualTo("APPROVED");
        assertThat(EDITOR.reads(review).getList("approvals.holds")).isEqualTo(List.of(false, true));
        assertThat(EDITOR.reads(review).getString("approvals[0].voidedBecause")).isEqualTo("content-changed");
        expect(EDITOR.publishes(review), 201);
        assertThat(Database.auditOf(review))
                .endsWith("review.approved", "approvals.voided", "review.approved", "review.published");
    }

    @Test
    void returnsWhatIsApprovedAlready() throws SQLException {
        UUID review = approvedOfNormalRisk();
        expect(EDITOR.posts(review, "return", Map.of("remarks", "The headline says too much")), 200);
        JsonPath returned = EDITOR.reads(review);
        assertThat(returned.getString("state")).isEqualTo("IN_PROGRESS");
        assertThat(returned.getString("remarks")).isEqualTo("The headline says too much");
        assertThat(returned.getString("approvals[0].voidedBecause")).isEqualTo("returned");
        assertThat(Database.auditOf(review)).endsWith("review.approved", "review.returned");
    }

    @Test
    void auditsAWaiverAndItsWithdrawalUnderNamesOfTheirOwn() throws SQLException {
        Accepted accepted = Desk.accepted(claim -> {});
        claims.receive(accepted.record());
        UUID review = accepted.reviewId();
        expect(CHECKER.takes(review), 200);
        expect(EDITOR.posts(review, "source-waiver", Map.of("reason", "Nobody else was there")), 200);
        expect(EDITOR.sends("DELETE", review, "source-waiver", null), 200);
        expectRule(EDITOR.sends("DELETE", review, "source-waiver", null), "not-waived");
        assertThat(Database.auditOf(review))
                .containsExactly("review.opened", "review.taken", "sources.waived", "waiver.withdrawn");
    }

    @Test
    void approvesNothingThatItCannotTellOf() throws SQLException {
        Accepted accepted = Desk.accepted(claim -> {});
        claims.receive(accepted.record());
        UUID review = accepted.reviewId();
        expect(EDITOR.posts(review, "risk", Map.of("risk", "NORMAL", "reason", "No person is named")), 200);
        CHECKER.preparesForApproval(review);
        long version = EDITOR.version(review);
        Map<String, Long> before = Database.rows();
        Database.asOwner("revoke insert on outbox_event from service_app");
        try {
            expect(EDITOR.approves(review), 500);
        } finally {
            Database.asOwner("grant insert on outbox_event to service_app");
        }
        assertThat(Database.rows()).isEqualTo(before);
        assertThat(EDITOR.reads(review).getString("state")).isEqualTo("IN_APPROVAL");
        assertThat(EDITOR.version(review)).isEqualTo(version);
        expect(EDITOR.approves(review), 200);
    }
}
