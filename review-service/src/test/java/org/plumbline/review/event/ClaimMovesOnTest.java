package org.plumbline.review.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.review.rule.ReviewState;

/** What becomes of a review when its claim is taken back, merged, split off or changed: the table in docs/claims.md. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ClaimMovesOnTest {

    private static final UUID INTO = UUID.fromString("01900000-0000-7000-8000-000000000004");
    private static final String MERGED = "The claim was merged into another one by checker: claim " + INTO + ".";
    private static final String REOPENED = "The acceptance of the claim was taken back by checker.";
    private static final String DECIDE = " Decide whether this review goes on: drop it, or unblock it.";
    private static final Map<String, String> WORDS = Map.of("claim.merged", MERGED, "claim.reopened", REOPENED);

    @Inject
    ClaimEvents events;

    @ParameterizedTest
    @ValueSource(strings = {"claim.merged", "claim.reopened"})
    void dropsAnOpenReviewThatNobodyTouched(String type) throws SQLException {
        Accepted accepted = opened();

        receive(accepted, type, 3);

        JsonPath review = Desk.CHECKER.reads(accepted.reviewId());
        assertThat(review.getString("state")).isEqualTo("DROPPED");
        assertThat(review.getString("dropped")).isEqualTo(WORDS.get(type));
        assertThat(Database.auditOf(accepted.reviewId())).containsExactly("review.opened", "review.dropped");
        assertThat(Database.events(accepted.claimId()))
                .extracting(event -> event.path("type").asText())
                .containsExactly("review.opened", "review.changed");
        Desk.expectRule(Desk.CHECKER.posts(accepted.reviewId(), "reopening", null), "claim-withdrawn");
        assertThat(review.getString("may.REOPEN.rule")).isEqualTo("claim-withdrawn");
    }

    @Test
    void blocksAnOpenReviewThatSomebodyTouched() {
        Accepted accepted = opened();
        Desk.expect(Desk.CHECKER.posts(accepted.reviewId(), "block", Map.of("reason", "Waits for the ministry")), 200);

        receive(accepted, "claim.reopened", 3);

        JsonPath review = Desk.CHECKER.reads(accepted.reviewId());
        assertThat(review.getString("state")).isEqualTo("OPEN");
        assertThat(review.getString("blocked")).isEqualTo("Waits for the ministry\n" + REOPENED + DECIDE);
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_PROGRESS", "IN_APPROVAL", "APPROVED"})
    void blocksAReviewThatRunsAndLeavesTheRestToPeople(ReviewState state) throws SQLException {
        Accepted accepted = in(state);

        receive(accepted, "claim.merged", 3);

        JsonPath review = Desk.CHECKER.reads(accepted.reviewId());
        assertThat(review.getString("state")).isEqualTo(state.name());
        assertThat(review.getString("blocked")).isEqualTo(MERGED + DECIDE);
        assertThat(Database.auditOf(accepted.reviewId())).endsWith("review.blocked");
        assertThat(review.getList("approvals.findAll { it.holds }")).hasSize(state == ReviewState.APPROVED ? 2 : 0);
        if (state == ReviewState.APPROVED) {
            Desk.expectRule(Desk.EDITOR.publishes(accepted.reviewId()), "blocked");
        }

        receive(accepted, "claim.split", 4);
        assertThat(Desk.CHECKER.reads(accepted.reviewId()).getString("blocked"))
                .isEqualTo(MERGED + DECIDE + "\nThe claim was split off again by checker, from claim " + INTO
                        + ". If it is accepted, it has a review of its own.");
        Desk.expect(Desk.CHECKER.posts(accepted.reviewId(), "drop", Map.of("reason", "Another review has it")), 200);
        Desk.expectRule(Desk.CHECKER.posts(accepted.reviewId(), "reopening", null), "claim-withdrawn");
    }

    @Test
    void leavesADroppedReviewDropped() throws SQLException {
        Accepted accepted = opened();
        Desk.expect(Desk.CHECKER.posts(accepted.reviewId(), "drop", Map.of("reason", "Not for us")), 200);

        receive(accepted, "claim.reopened", 3);
        receive(accepted, "claim.merged", 4);
        receive(accepted, "claim.split", 5);

        JsonPath review = Desk.CHECKER.reads(accepted.reviewId());
        assertThat(review.getString("state")).isEqualTo("DROPPED");
        assertThat(review.getString("dropped")).isEqualTo("Not for us");
        assertThat(Database.auditOf(accepted.reviewId()))
                .endsWith("review.dropped", "claim.reopened", "claim.merged", "claim.split");
        Desk.expectRule(Desk.CHECKER.posts(accepted.reviewId(), "reopening", null), "claim-withdrawn");
    }

    @Test
    void tellsTheDeskOfAPublishedVerdictWhatBecameOfItsClaim() throws SQLException {
        Accepted accepted = in(ReviewState.PUBLISHED);
        String before = verdict(accepted);

        receive(accepted, "claim.merged", 3);

        JsonPath review = Desk.CHECKER.reads(accepted.reviewId());
        assertThat(review.getString("state")).isEqualTo("PUBLISHED");
        assertThat(review.getString("claimNotice")).isEqualTo(MERGED);
        assertThat(Database.auditOf(accepted.reviewId())).endsWith("review.published", "claim.merged");
        assertThat(page(accepted))
                .contains("About the claim, since the verdict was published:", MERGED)
                .contains("Claim merged into another one");

        receive(accepted, "claim.split", 4);
        assertThat(page(accepted)).contains("The claim was split off again by checker");
        receive(accepted, "claim.reopened", 5);
        assertThat(page(accepted)).contains(REOPENED);
        receiveChanged(accepted, 6, claim -> claim.put("text", "Another text altogether"));
        assertThat(page(accepted))
                .contains("The claim was changed by checker. The verdict shows it as it was when it was checked.")
                .doesNotContain("Another text altogether");
        assertThat(verdict(accepted)).isEqualTo(before);
        assertThat(Desk.CHECKER.reads(accepted.reviewId()).getList("approvals.findAll { it.holds }"))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "IN_PROGRESS", "IN_APPROVAL"})
    void goesOnWithTheClaimAsItIsNow(ReviewState state) throws SQLException {
        Accepted accepted = in(state);
        JsonPath before = Desk.CHECKER.reads(accepted.reviewId());

        receiveChanged(accepted, 3, claim -> claim.put("text", "More than 34,000 have been killed"));

        JsonPath review = Desk.CHECKER.reads(accepted.reviewId());
        assertThat(review.getString("claim.text")).isEqualTo("More than 34,000 have been killed");
        assertThat(review.getString("state")).isEqualTo(state.name());
        assertThat(review.getString("contentHash")).isNotEqualTo(before.getString("contentHash"));
        assertThat(review.getLong("version")).isGreaterThan(before.getLong("version"));
        assertThat(Database.auditOf(accepted.reviewId())).endsWith("claim.changed");
        assertThat(page(accepted)).contains("Claim changed by <bdi>checker</bdi>");
    }

    @Test
    void voidsApprovalsOfTheClaimAsItWas() {
        Accepted accepted = in(ReviewState.APPROVED);

        receiveChanged(accepted, 3, claim -> claim.put("claimant", "Somebody else"));

        JsonPath review = Desk.CHECKER.reads(accepted.reviewId());
        assertThat(review.getString("state")).isEqualTo("IN_APPROVAL");
        assertThat(review.getList("approvals.voidedBecause", String.class))
                .containsExactly("content-changed", "content-changed");
        Desk.expectRule(Desk.EDITOR.publishes(accepted.reviewId()), "not-approved");
        Desk.expect(Desk.EDITOR.approves(accepted.reviewId()), 200);
        Desk.expect(Desk.EDITOR2.approves(accepted.reviewId()), 200);
        Desk.expect(Desk.EDITOR.publishes(accepted.reviewId()), 201);
        assertThat(verdict(accepted)).contains("Somebody else");
    }

    @Test
    void whoeverChangesTheClaimWhileItIsCheckedCannotApproveTheReview() {
        Accepted accepted = in(ReviewState.IN_APPROVAL);

        receiveChanged(accepted, 3, Desk.EDITOR, claim -> claim.put("text", "Words that nobody else saw"));
        receiveChanged(accepted, 4, Desk.CHECKER2, claim -> claim.put("text", "Words that nobody else saw, mended"));

        JsonPath review = Desk.EDITOR.reads(accepted.reviewId());
        assertThat(review.getList("authors.sub", String.class)).contains("sub-editor", "sub-checker2");
        assertThat(review.getString("may.APPROVE.rule")).isEqualTo("author-cannot-approve");
        Desk.expectRule(Desk.EDITOR.approves(accepted.reviewId()), "author-cannot-approve");
        Desk.expect(Desk.EDITOR2.approves(accepted.reviewId()), 200);
        Desk.expect(Desk.EDITOR3.approves(accepted.reviewId()), 200);
        Desk.expect(Desk.EDITOR.publishes(accepted.reviewId()), 201);
        assertThat(verdict(accepted)).contains("Words that nobody else saw, mended");
    }

    @Test
    void anApprovalGivenBeforeTheEventOfOnesOwnChangeIsVoidAndCannotBeGivenAnew() {
        Accepted accepted = in(ReviewState.APPROVED);

        receiveChanged(accepted, 3, Desk.EDITOR, claim -> claim.put("restatement", "Said otherwise"));

        JsonPath review = Desk.EDITOR2.reads(accepted.reviewId());
        assertThat(review.getString("state")).isEqualTo("IN_APPROVAL");
        assertThat(review.getList("approvals.findAll { it.holds }")).isEmpty();
        Desk.expectRule(Desk.EDITOR.approves(accepted.reviewId()), "author-cannot-approve");
    }

    @Test
    void whatAMergeBringsMakesAnAuthorAndAnotherTopicDoesNot() {
        Accepted accepted = in(ReviewState.IN_APPROVAL);

        receiveChanged(
                accepted, 3, Desk.EDITOR, claim -> claim.putArray("topics").add("gaza"));
        assertThat(Desk.EDITOR.reads(accepted.reviewId()).getList("authors.sub", String.class))
                .doesNotContain("sub-editor");

        receiveChanged(accepted, 4, Desk.EDITOR, claim -> claim.withArray("appearances")
                .addObject()
                .put("headline", "A headline that came with a merged claim"));
        Desk.expectRule(Desk.EDITOR.approves(accepted.reviewId()), "author-cannot-approve");
    }

    @Test
    void whoChangedTheClaimOfAPublishedVerdictWroteOnTheReviewThatTakesTheirWordsUp() {
        Accepted accepted = in(ReviewState.PUBLISHED);
        receiveChanged(accepted, 3, Desk.EDITOR, claim -> claim.put("text", "Changed after the publication"));
        assertThat(Desk.EDITOR.reads(accepted.reviewId()).getList("authors.sub", String.class))
                .doesNotContain("sub-editor");
        UUID following = followUp(accepted.reviewId());
        assertThat(Desk.EDITOR.reads(following).getString("claim.text")).isEqualTo("Changed after the publication");
        assertThat(Desk.EDITOR.reads(following).getList("authors.sub", String.class))
                .contains("sub-editor")
                .doesNotContain("sub-checker2");

        receiveChanged(accepted, 4, Desk.CHECKER2, claim -> claim.put("text", "Changed after the publication."));

        assertThat(Desk.EDITOR.reads(following).getString("claim.text")).isEqualTo("Changed after the publication.");
        assertThat(Desk.EDITOR.reads(following).getList("authors.sub", String.class))
                .contains("sub-editor", "sub-checker2");
    }

    @Test
    void aDroppedReviewIsReopenedWithTheClaimAsItIsThen() {
        Accepted accepted = opened();
        Desk.expect(Desk.CHECKER.posts(accepted.reviewId(), "drop", Map.of("reason", "Later")), 200);

        receiveChanged(accepted, 3, claim -> claim.put("text", "Changed while it was dropped"));

        Response reopened = Desk.CHECKER.posts(accepted.reviewId(), "reopening", null);
        Desk.expect(reopened, 200);
        assertThat(reopened.jsonPath().getString("claim.text")).isEqualTo("Changed while it was dropped");
    }

    @Test
    void raisesTheRiskIfTheChangeMakesItHighAndNeverLowersIt() {
        Accepted harmless = Desk.accepted(claim -> {
            claim.putArray("topics").add("parliament");
            claim.putArray("quantities");
        });
        events.receive(harmless.record());
        assertThat(Desk.CHECKER.reads(harmless.reviewId()).getString("risk")).isEqualTo("NORMAL");

        receiveChanged(harmless, 3, claim -> claim.putArray("topics").add("election"));
        assertThat(Desk.CHECKER.reads(harmless.reviewId()).getString("risk")).isEqualTo("HIGH");

        receiveChanged(harmless, 4, claim -> claim.putArray("topics").add("parliament"));
        assertThat(Desk.CHECKER.reads(harmless.reviewId()).getString("risk")).isEqualTo("HIGH");

        Accepted lowered = opened();
        Desk.expect(
                Desk.EDITOR.posts(lowered.reviewId(), "risk", Map.of("risk", "NORMAL", "reason", "Nobody is named")),
                200);
        receiveChanged(lowered, 3, claim -> claim.put("claimant", "Another paper"));
        assertThat(Desk.CHECKER.reads(lowered.reviewId()).getString("risk")).isEqualTo("NORMAL");
    }

    @Test
    void handlesEachEventOnceAndPaysNoHeedToOlderOnes() throws SQLException {
        Accepted accepted = opened();
        receiveChanged(accepted, 5, claim -> claim.put("text", "The newest text"));
        Map<String, Long> before = Database.rows();
        long version = Desk.CHECKER.version(accepted.reviewId());

        receiveChanged(accepted, 4, claim -> claim.put("text", "An older text"));

        assertThat(Desk.CHECKER.reads(accepted.reviewId()).getString("claim.text"))
                .isEqualTo("The newest text");
        assertThat(Desk.CHECKER.version(accepted.reviewId())).isEqualTo(version);
        assertThat(Database.rows().get("audit_entry")).isEqualTo(before.get("audit_entry"));

        ObjectNode merged = event(accepted.claimId(), "claim.merged", 6);
        events.receive(Desk.message(merged.toString()));
        version = Desk.CHECKER.version(accepted.reviewId());
        events.receive(Desk.message(merged.toString()));
        merged.put("id", Ids.next().toString());
        events.receive(Desk.message(merged.toString()));
        assertThat(Desk.CHECKER.version(accepted.reviewId())).isEqualTo(version);
    }

    @Test
    void doesNotOpenAReviewThatALaterEventTookBack() {
        Accepted accepted = Desk.accepted(claim -> {});
        receive(accepted, "claim.reopened", 3);

        events.receive(accepted.record());

        Desk.CHECKER.asks().get("/api/reviews/{id}", accepted.reviewId()).then().statusCode(404);
    }

    @Test
    void opensAReviewWithTheNewestThatIsKnownOfTheClaim() {
        Accepted accepted = Desk.accepted(claim -> {});
        receiveChanged(accepted, 3, claim -> claim.put("text", "Faster than the acceptance"));

        events.receive(accepted.record());

        assertThat(Desk.CHECKER.reads(accepted.reviewId()).getString("claim.text"))
                .isEqualTo("Faster than the acceptance");
    }

    @Test
    void aSecondAcceptanceOpensAReviewOfItsOwn() {
        Accepted accepted = opened();
        receive(accepted, "claim.merged", 3);
        receive(accepted, "claim.split", 4);
        UUID another = Ids.next();
        ObjectNode again = accepted.event().deepCopy();
        again.put("id", Ids.next().toString()).put("sequence", 5);
        ((ObjectNode) again.path("data")).put("reviewId", another.toString());

        events.receive(Desk.message(again.toString()));

        assertThat(Desk.CHECKER.reads(another).getString("state")).isEqualTo("OPEN");
        assertThat(Desk.CHECKER.reads(accepted.reviewId()).getString("state")).isEqualTo("DROPPED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim.merged", "claim.reopened", "claim.split", "claim.changed"})
    void readsWhatClaimsServiceReallySends(String type) throws IOException, SQLException {
        Path sample = Path.of("../claims-service/src/test/resources/events/" + type + ".v1.json");
        ObjectNode event = (ObjectNode) Desk.json(Files.readString(sample));
        Accepted accepted = opened();
        event.put("id", Ids.next().toString())
                .put("aggregateId", accepted.claimId().toString())
                .put("sequence", 3);
        if (type.equals("claim.changed")) {
            ((ObjectNode) event.path("data").path("claim"))
                    .put("id", accepted.claimId().toString());
        }
        int before = Database.auditOf(accepted.reviewId()).size();

        events.receive(Desk.message(event.toString()));

        assertThat(Database.auditOf(accepted.reviewId())).hasSize(before + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "claim.merged, IN_APPROVAL",
        "claim.reopened, APPROVED",
        "claim.split, APPROVED",
        "claim.changed, APPROVED",
        "claim.changed, PUBLISHED"
    })
    void anEventThatComesAgainAfterItsIdWasForgottenChangesNothing(String type, ReviewState state) throws SQLException {
        Accepted accepted = in(state);
        ObjectNode event = event(accepted.claimId(), type, 3);
        ObjectNode claim = accepted.event().path("data").path("claim").deepCopy();
        ((ObjectNode) event.path("data")).set("claim", claim.put("text", "Another text"));
        int seen = Database.auditOf(accepted.reviewId()).size();
        events.receive(Desk.message(event.toString()));
        assertThat(Database.auditOf(accepted.reviewId())).hasSizeGreaterThan(seen);
        Map<String, Long> before = Database.rows();

        for (ObjectNode handled : List.of(accepted.event(), event)) {
            String id = handled.path("id").asText();
            Database.asOwner("delete from inbox_event where id = '" + id + "'");
            events.receive(Desk.message(handled.toString()));
        }

        assertThat(Database.rows()).isEqualTo(before);
    }

    private Accepted opened() {
        Accepted accepted = Desk.accepted(claim -> {});
        events.receive(accepted.record());
        return accepted;
    }

    private Accepted in(ReviewState state) {
        Accepted accepted = opened();
        UUID review = accepted.reviewId();
        switch (state) {
            case OPEN -> {}
            case IN_PROGRESS -> Desk.expect(Desk.CHECKER.takes(review), 200);
            case IN_APPROVAL -> Desk.CHECKER.preparesForApproval(review);
            case APPROVED, PUBLISHED -> {
                Desk.CHECKER.preparesForApproval(review);
                Desk.expect(Desk.EDITOR.approves(review), 200);
                Desk.expect(Desk.EDITOR2.approves(review), 200);
                if (state == ReviewState.PUBLISHED) {
                    Desk.expect(Desk.EDITOR.publishes(review), 201);
                }
            }
            case DROPPED -> Desk.expect(Desk.CHECKER.posts(review, "drop", Map.of("reason", "x")), 200);
        }
        assertThat(Desk.CHECKER.reads(review).getString("state")).isEqualTo(state.name());
        return accepted;
    }

    private static UUID followUp(UUID review) {
        Response opened = Desk.CHECKER.posts(review, "follow-ups", Map.of("kind", "UPDATE", "reason", "Newer figures"));
        Desk.expect(opened, 201);
        return UUID.fromString(opened.jsonPath().getString("id"));
    }

    private void receive(Accepted accepted, String type, long sequence) {
        events.receive(Desk.message(event(accepted.claimId(), type, sequence).toString()));
    }

    private void receiveChanged(Accepted accepted, long sequence, Consumer<ObjectNode> change) {
        receiveChanged(accepted, sequence, Desk.CHECKER, change);
    }

    private void receiveChanged(Accepted accepted, long sequence, Desk by, Consumer<ObjectNode> change) {
        ObjectNode event = event(accepted.claimId(), "claim.changed", sequence);
        ((ObjectNode) event.path("data"))
                .putObject("changedBy")
                .put("sub", by.sub())
                .put("name", by.sub().replaceFirst("sub-", ""));
        ObjectNode claim = accepted.event().path("data").path("claim").deepCopy();
        change.accept(claim);
        ((ObjectNode) event.path("data")).set("claim", claim);
        events.receive(Desk.message(event.toString()));
    }

    private static ObjectNode event(UUID claimId, String type, long sequence) {
        ObjectNode event = Desk.accepted(claim -> {}).event();
        event.put("type", type)
                .put("id", Ids.next().toString())
                .put("aggregateId", claimId.toString())
                .put("sequence", sequence);
        ObjectNode data = event.putObject("data");
        data.put("intoClaimId", INTO.toString());
        data.put("fromClaimId", INTO.toString());
        for (String field : List.of("by", "changedBy")) {
            data.putObject(field).put("sub", "sub-checker").put("name", "checker");
        }
        return event;
    }

    private static String page(Accepted accepted) {
        return Desk.CHECKER
                .asks()
                .accept("text/html")
                .get("/desk/reviews/{id}", accepted.reviewId())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String verdict(Accepted accepted) {
        String slug = Desk.CHECKER.reads(accepted.reviewId()).getString("verdict.slug");
        return Desk.CHECKER
                .asks()
                .get("/api/verdicts/{slug}", slug)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
