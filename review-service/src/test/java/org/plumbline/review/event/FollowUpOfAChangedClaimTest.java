package org.plumbline.review.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.CHECKER2;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.EDITOR3;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.figure.claim.Gaza;
import org.plumbline.review.review.OpenFollowUp;

/** Reviews that change a verdict whose claim was changed since it was published. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class FollowUpOfAChangedClaimTest {

    private static final String REGISTERED = "01900000-0000-7000-8000-000000000077";

    @Inject
    ClaimEvents events;

    @Inject
    OpenFollowUp opening;

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE", "CORRECTION", "RECHECK", "RETRACTION"})
    void startsFromTheClaimAsItIsNow(String kind) {
        Accepted accepted = published(claim -> {});
        changed(accepted, EDITOR, claim -> claim.put("claimant", "The right name"));

        UUID following = followUp(accepted.reviewId(), kind);
        JsonPath review = EDITOR.reads(following);
        assertThat(review.getString("claim.claimant")).isEqualTo("The right name");
        assertThat(review.getList("authors.sub", String.class)).contains("sub-checker", "sub-editor");
        assertThat(review.getString("claimNotice"))
                .isEqualTo(
                        "The claim is not as it was published: it was changed by editor. This review goes on with it as"
                                + " it is now.");

        publish(following, EDITOR2, EDITOR3);
        JsonPath verdict = verdict(accepted);
        assertThat(verdict.getInt("revision")).isEqualTo(2);
        assertThat(verdict.getString("kind")).isEqualTo(kind);
        assertThat(verdict.getString("claim.claimant")).isEqualTo("The right name");
        assertThat(EDITOR.reads(following).getString("claimNotice"))
                .as("readers have it")
                .isNull();
        assertThat(page("/verdicts/" + verdict.getString("slug") + "/changes/2"))
                .containsPattern("<del>.*Example News")
                .containsPattern("<ins>.*The right name");
    }

    @Test
    void whoeverChangedItCannotApproveTheReviewThatTakesTheirWordsUp() {
        Accepted accepted = published(claim -> {});
        changed(accepted, EDITOR2, claim -> claim.put("text", "Words that nobody else saw"));
        UUID following = followUp(accepted.reviewId(), "UPDATE");
        prepare(following);

        Desk.expectRule(EDITOR2.approves(following), "author-cannot-approve");
        Desk.expect(EDITOR.approves(following), 200);
    }

    @Test
    void theSystemsRecheckStartsFromItToo() {
        Accepted accepted = published(claim -> {});
        changed(accepted, EDITOR, claim -> claim.put("text", "More than 34,000 have been killed"));
        UUID verdict = UUID.fromString(CHECKER.reads(accepted.reviewId()).getString("verdict.id"));

        UUID recheck = opening.recheck(verdict, 1, "Newer figures").orElseThrow();

        assertThat(CHECKER.reads(recheck).getString("claim.text")).isEqualTo("More than 34,000 have been killed");
        assertThat(CHECKER.reads(recheck).getList("authors.sub", String.class)).contains("sub-editor");
    }

    @Test
    void soDoesAnEditionInAnotherLanguage() {
        Accepted accepted = published(claim -> {});
        changed(accepted, EDITOR, claim -> claim.put("text", "More than 34,000 have been killed"));

        Response opened = CHECKER.posts(
                accepted.reviewId(),
                "follow-ups",
                Map.of("kind", "INITIAL", "language", "fr", "reason", "For readers of French"));
        Desk.expect(opened, 201);
        UUID edition = UUID.fromString(opened.jsonPath().getString("id"));

        assertThat(CHECKER.reads(edition).getString("claim.text")).isEqualTo("More than 34,000 have been killed");
        assertThat(CHECKER.reads(edition).getList("authors.sub", String.class)).contains("sub-editor");
    }

    @Test
    void aClaimThatNobodyChangedIsNotRemarkedOn() {
        Accepted accepted = published(claim -> {});
        changed(accepted, EDITOR, claim -> claim.putArray("topics").add("elsewhere"));

        JsonPath review = EDITOR.reads(followUp(accepted.reviewId(), "UPDATE"));

        assertThat(review.getList("claim.topics", String.class)).containsExactly("elsewhere");
        assertThat(review.getString("claimNotice")).isNull();
        assertThat(review.getList("authors.sub", String.class)).doesNotContain("sub-editor");
    }

    @Test
    void needsWhatTheClaimAsksForNowAndNoLessThanBefore() {
        Accepted harmless = published(claim -> {
            claim.putArray("topics").add("parliament");
            claim.putArray("quantities");
            claim.put("text", "The session lasted long").put("restatement", "The session lasted long");
        });
        assertThat(CHECKER.reads(harmless.reviewId()).getString("risk")).isEqualTo("NORMAL");
        changed(harmless, CHECKER, claim -> claim.putArray("topics").add("election"));
        assertThat(CHECKER.reads(followUp(harmless.reviewId(), "UPDATE")).getString("risk"))
                .isEqualTo("HIGH");

        Accepted grave = published(claim -> {});
        changed(grave, CHECKER, claim -> {
            claim.putArray("topics").add("parliament");
            claim.putArray("quantities");
            claim.put("text", "The session lasted long").put("restatement", "The session lasted long");
        });
        assertThat(CHECKER.reads(followUp(grave.reviewId(), "UPDATE")).getString("risk"))
                .isEqualTo("HIGH");
    }

    @Test
    void isCheckedByTheFiguresThatTheClaimSaysNow() {
        UUID series = Gaza.series(Gaza.points());
        Accepted accepted = opened(claim -> {});
        UUID review = accepted.reviewId();
        Desk.expect(CHECKER.takes(review), 200);
        Desk.expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        Desk.expect(Gaza.tie(CHECKER, review, series), 200);
        assertThat(Gaza.figures(review).getString("figures[0].then.outcome")).isEqualTo("CONSISTENT");
        Gaza.publish(review);
        changed(accepted, EDITOR, claim -> {
            ObjectNode killed = (ObjectNode) claim.path("quantities").path(0);
            ObjectNode injured = killed.deepCopy().put("measure", "injured").put("value", 75_000);
            claim.putArray("quantities").add(injured).add(killed.put("value", 60_000));
        });

        JsonPath figures = Gaza.figures(followUp(review, "CORRECTION"));

        assertThat(figures.getList("figures")).hasSize(1);
        assertThat(figures.getInt("figures[0].quantity"))
                .as("the killed stand second now")
                .isEqualTo(1);
        assertThat(figures.getString("figures[0].then.outcome")).isEqualTo("OVERSTATED");
    }

    @Test
    void whatSaysAnotherThingIsNoMinorCorrection() {
        Accepted accepted = published(claim -> {});
        changed(accepted, EDITOR, claim -> claim.put("claimant", "Somebody else"));

        publish(followUp(accepted.reviewId(), "MINOR"), EDITOR2, EDITOR3);

        assertThat(verdict(accepted).getString("kind")).isEqualTo("CORRECTION");
    }

    @Test
    void theSpellingOfANameThatTheDeskKnowsIsOne() {
        Accepted accepted = published(claim -> claim.putObject("claimantDetail").put("id", REGISTERED));
        changed(accepted, EDITOR, claim -> claim.put("claimant", "Example Newspaper"));

        publish(followUp(accepted.reviewId(), "MINOR"), EDITOR2, EDITOR3);

        assertThat(verdict(accepted).getString("kind")).isEqualTo("MINOR");
        assertThat(verdict(accepted).getString("claim.claimant")).isEqualTo("Example Newspaper");
    }

    private Accepted opened(Consumer<ObjectNode> claim) {
        Accepted accepted = Desk.accepted(claim);
        events.receive(accepted.record());
        return accepted;
    }

    private Accepted published(Consumer<ObjectNode> claim) {
        Accepted accepted = opened(claim);
        CHECKER.preparesForApproval(accepted.reviewId());
        Desk.expect(EDITOR.approves(accepted.reviewId()), 200);
        if (CHECKER.reads(accepted.reviewId()).getString("state").equals("IN_APPROVAL")) {
            Desk.expect(EDITOR2.approves(accepted.reviewId()), 200);
        }
        Desk.expect(EDITOR.publishes(accepted.reviewId()), 201);
        return accepted;
    }

    private void changed(Accepted accepted, Desk by, Consumer<ObjectNode> change) {
        ObjectNode event = accepted.event().deepCopy();
        event.put("id", Ids.next().toString()).put("type", "claim.changed").put("sequence", 3);
        ObjectNode data = (ObjectNode) event.path("data");
        data.putObject("changedBy").put("sub", by.sub()).put("name", by.sub().replaceFirst("sub-", ""));
        change.accept((ObjectNode) data.path("claim"));
        events.receive(Desk.message(event.toString()));
    }

    private static UUID followUp(UUID review, String kind) {
        Response opened = CHECKER2.posts(review, "follow-ups", Map.of("kind", kind, "reason", "Somebody wrote to us"));
        Desk.expect(opened, 201);
        return UUID.fromString(opened.jsonPath().getString("id"));
    }

    private static void prepare(UUID review) {
        Desk.expect(CHECKER2.takes(review), 200);
        Map<String, Object> written = new HashMap<>(Desk.DRAFT);
        written.put("changeNote", "The claim was not theirs.");
        Desk.expect(CHECKER2.drafts(review, written), 200);
        Desk.expect(CHECKER2.posts(review, "submission", null), 200);
    }

    private static void publish(UUID review, Desk... editors) {
        prepare(review);
        for (Desk editor : editors) {
            Desk.expect(editor.approves(review), 200);
        }
        Desk.expect(editors[0].publishes(review), 201);
    }

    private static JsonPath verdict(Accepted accepted) {
        String slug = CHECKER.reads(accepted.reviewId()).getString("verdict.slug");
        return RestAssured.get("/api/verdicts/{slug}", slug).jsonPath();
    }

    private static String page(String path) {
        Response answer = RestAssured.given().accept("text/html").get(path);
        Desk.expect(answer, 200);
        return answer.asString();
    }
}
