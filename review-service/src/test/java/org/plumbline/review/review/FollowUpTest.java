package org.plumbline.review.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.CHECKER2;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.EDITOR3;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class FollowUpTest {

    @Inject
    ClaimEvents events;

    @Inject
    OpenFollowUp opening;

    @Test
    void publishesAnotherRevisionThatSaysWhatChanged() throws SQLException {
        UUID first = published();
        String slug = slug(first);

        UUID second = followUp(CHECKER2, first, "CORRECTION");
        JsonPath opened = CHECKER2.reads(second);
        assertThat(opened.getString("state")).isEqualTo("OPEN");
        assertThat(opened.getString("kind")).isEqualTo("CORRECTION");
        assertThat(opened.getString("draft.headline")).isEqualTo("More than 33,000 killed");
        assertThat(opened.getList("evidence")).hasSize(2);
        assertThat(opened.getString("openedBecause")).isEqualTo("Somebody wrote to us");

        Desk.expect(CHECKER2.takes(second), 200);
        Desk.expectRule(CHECKER2.posts(second, "submission", null), "draft-incomplete");
        Desk.expect(CHECKER2.drafts(second, corrected("The summary named the wrong month.")), 200);
        Desk.expect(CHECKER2.posts(second, "submission", null), 200);
        Desk.expect(EDITOR.approves(second), 200);
        Desk.expect(EDITOR2.approves(second), 200);
        Desk.expect(EDITOR.publishes(second), 201);

        JsonPath verdict = RestAssured.get("/api/verdicts/{slug}", slug).jsonPath();
        assertThat(verdict.getInt("revision")).isEqualTo(2);
        assertThat(verdict.getString("kind")).isEqualTo("CORRECTION");
        assertThat(verdict.getString("summary")).isEqualTo("The figure stood.");
        assertThat(verdict.getString("whatChanged")).isEqualTo("The summary named the wrong month.");
        assertThat(verdict.getString("ratingNow.slug")).isEqualTo("half-true");
        String page = page("/verdicts/" + slug, 200);
        assertThat(page)
                .contains(
                        "The summary named the wrong month.",
                        "/verdicts/" + slug + "/revisions/1",
                        "When it was said",
                        "Now, as of",
                        "Half true");
        assertThat(page("/verdicts/" + slug + "/revisions/1", 200))
                .contains("The figure stands.", "the newest is revision 2", "noindex")
                .doesNotContain("The figure stood.");
        page("/verdicts/" + slug + "/revisions/3", 404);
        JsonNode told = told(second);
        assertThat(told.path("kind").asText()).isEqualTo("CORRECTION");
        assertThat(told.path("retracted").booleanValue()).isFalse();
        assertThat(told.path("rating").asText()).isEqualTo("true");
        assertThat(told.path("ratingNow").asText()).isEqualTo("half-true");
    }

    @Test
    void tellsTheOtherServicesThatAVerdictIsRetracted() throws SQLException {
        UUID first = published();
        UUID second = followUp(CHECKER, first, "RETRACTION");
        Desk.expect(CHECKER.takes(second), 200);
        Desk.expect(CHECKER.drafts(second, corrected("We misread the series.")), 200);
        Desk.expect(CHECKER.posts(second, "submission", null), 200);
        Desk.expect(EDITOR.approves(second), 200);
        Desk.expect(EDITOR2.approves(second), 200);
        assertThat(told(first).path("retracted").booleanValue()).isFalse();
        Desk.expect(EDITOR.publishes(second), 201);

        JsonNode sample = Desk.sample("verdict.published.retraction").path("data");
        JsonNode told = told(second);
        assertThat(fields(told)).isEqualTo(fields(sample));
        assertThat(told.path("reviewId").asText()).isEqualTo(second.toString());
        for (String field : List.of("language", "revision", "kind", "retracted", "rating", "ratingNow", "headline")) {
            assertThat(told.path(field)).as(field).isEqualTo(sample.path(field));
        }
    }

    @Test
    void whatChangesARatingIsNoMinorCorrection() {
        UUID first = published();
        UUID minor = followUp(CHECKER2, first, "MINOR");
        Desk.expect(CHECKER2.takes(minor), 200);
        Desk.expect(CHECKER2.drafts(minor, corrected("A letter was missing.")), 200);
        Desk.expect(CHECKER2.posts(minor, "submission", null), 200);
        Desk.expect(EDITOR.approves(minor), 200);
        Desk.expect(EDITOR2.approves(minor), 200);
        Desk.expect(EDITOR.publishes(minor), 201);

        assertThat(CHECKER.reads(minor).getString("kind")).isEqualTo("CORRECTION");
        assertThat(RestAssured.get("/api/verdicts/{slug}", slug(first))
                        .jsonPath()
                        .getString("kind"))
                .isEqualTo("CORRECTION");
    }

    @Test
    void noMinorCorrectionPutsARetractedVerdictBack() {
        UUID first = published();
        UUID second = followUp(CHECKER, first, "RETRACTION");
        Desk.expect(CHECKER.takes(second), 200);
        Desk.expect(CHECKER.drafts(second, corrected("We misread the series.")), 200);
        Desk.expect(CHECKER.posts(second, "submission", null), 200);
        Desk.expect(EDITOR.approves(second), 200);
        Desk.expect(EDITOR2.approves(second), 200);
        Desk.expect(EDITOR.publishes(second), 201);

        Desk.expectRule(open(CHECKER, second, "MINOR", null), "retracted");
        Desk.expect(open(CHECKER, second, "CORRECTION", null), 201);
    }

    @Test
    void whoWroteWhatStandsCannotApproveItsCorrection() {
        UUID first = published();
        UUID second = followUp(EDITOR3, first, "UPDATE");
        Desk.expect(EDITOR3.takes(second), 200);
        Desk.expect(EDITOR3.drafts(second, corrected("News.")), 200);
        Desk.expect(EDITOR3.posts(second, "submission", null), 200);

        // The checker wrote the first revision; as an editor they would still be its author.
        Desk promoted = Desk.of("checker", "editor");
        Desk.expectRule(promoted.approves(second), "author-cannot-approve");
        assertThat(EDITOR.reads(second).getList("authors.sub")).contains("sub-checker", "sub-editor3");
    }

    @Test
    void oneReviewAtATimeChangesAVerdict() {
        UUID first = published();
        UUID second = followUp(CHECKER, first, "UPDATE");
        Desk.expectRule(open(CHECKER2, first, "RETRACTION", null), "follow-up-open");
        assertThat(opening.recheck(verdictId(first), 1, "Newer figures")).isEmpty();

        Desk.expect(CHECKER.posts(second, "drop", Map.of("reason", "Not needed")), 200);
        UUID third = followUp(CHECKER2, first, "RETRACTION");
        Desk.expectRule(CHECKER.posts(second, "reopening", null), "follow-up-open");
        assertThat(third).isNotEqualTo(second);
    }

    @Test
    void aDroppedOneIsNotTakenUpAgainOnceTheVerdictMovedOn() {
        UUID first = published();
        UUID dropped = followUp(CHECKER, first, "UPDATE");
        Desk.expect(CHECKER.posts(dropped, "drop", Map.of("reason", "Not needed")), 200);
        UUID second = followUp(CHECKER2, first, "RETRACTION");
        Desk.expect(CHECKER2.takes(second), 200);
        Desk.expect(CHECKER2.drafts(second, corrected("We misread the series.")), 200);
        Desk.expect(CHECKER2.posts(second, "submission", null), 200);
        Desk.expect(EDITOR.approves(second), 200);
        Desk.expect(EDITOR2.approves(second), 200);
        Desk.expect(EDITOR2.publishes(second), 201);

        Desk.expectRule(CHECKER.posts(dropped, "reopening", null), "verdict-moved-on");
        Desk.expectRule(open(CHECKER, first, "UPDATE", null), "verdict-moved-on");
        assertThat(page("/verdicts/" + slug(first), 200)).contains("We have retracted this verdict");
    }

    @Test
    void aRecheckPutsABannerOnThePageUntilItIsDropped() {
        UUID first = published();
        String slug = slug(first);
        assertThat(page("/verdicts/" + slug, 200)).doesNotContain("We are checking this again");

        assertThat(opening.recheck(verdictId(first), 2, "Newer figures"))
                .as("judged by another revision than the one that stands")
                .isEmpty();
        UUID recheck = opening.recheck(verdictId(first), 1, "Newer figures").orElseThrow();
        assertThat(page("/verdicts/" + slug, 200))
                .contains("We are checking this again", "A recheck of this verdict is open since")
                .doesNotContain("have come in");
        assertThat(CHECKER.reads(recheck).getString("kind")).isEqualTo("RECHECK");

        Desk.expect(CHECKER.posts(recheck, "drop", Map.of("reason", "The same")), 200);
        assertThat(page("/verdicts/" + slug, 200)).doesNotContain("We are checking this again");
    }

    @Test
    void anEditionInAnotherLanguageHasAnAddressOfItsOwn() {
        UUID first = published();
        Desk.expect(open(CHECKER, first, "INITIAL", null), 422);
        Desk.expectRule(open(CHECKER, first, "INITIAL", "en"), "edition-exists");
        Response opened = open(CHECKER, first, "INITIAL", "fr");
        Desk.expect(opened, 201);
        UUID french = UUID.fromString(opened.jsonPath().getString("id"));
        Desk.expectRule(open(CHECKER2, first, "INITIAL", "fr"), "edition-exists");
        Desk.expect(CHECKER.takes(french), 200);
        Map<String, Object> draft = new HashMap<>(Desk.DRAFT);
        draft.put("language", "fr");
        Desk.expect(CHECKER.drafts(french, draft), 200);
        Desk.expect(CHECKER.posts(french, "submission", null), 200);
        Desk.expect(EDITOR.approves(french), 200);
        Desk.expect(EDITOR2.approves(french), 200);
        Desk.expect(EDITOR2.publishes(french), 201);
        assertThat(slug(french)).isNotEqualTo(slug(first));
    }

    @Test
    void theLanguageOfAVerdictStays() {
        UUID second = followUp(CHECKER, published(), "UPDATE");
        Desk.expect(CHECKER.takes(second), 200);
        Desk.expect(CHECKER.drafts(second, Desk.draftWith("language", "fr")), 422);
    }

    @Test
    void onlyWhatIsPublishedCanBeFollowedAndOnceForEachKey() {
        UUID first = published();
        Map<String, String> body = Map.of("kind", "UPDATE", "reason", "Twice");
        long version = CHECKER.version(first);
        List<String> ids = List.of("same", "same").stream()
                .map(key -> CHECKER.asks()
                        .header("If-Match", "\"" + version + "\"")
                        .header("Idempotency-Key", key + first)
                        .contentType("application/json")
                        .body(body)
                        .post("/api/reviews/{id}/follow-ups", first))
                .peek(response -> Desk.expect(response, 201))
                .map(response -> response.jsonPath().getString("id"))
                .toList();
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
        Desk.expectRule(open(CHECKER, UUID.fromString(ids.getFirst()), "UPDATE", null), "wrong-state");
        Desk.expect(open(Desk.ADMIN, first, "UPDATE", null), 403);
    }

    private UUID published() {
        Desk.Accepted accepted = Desk.accepted(claim -> {});
        events.receive(accepted.record());
        UUID review = accepted.reviewId();
        CHECKER.preparesForApproval(review);
        Desk.expect(EDITOR.approves(review), 200);
        Desk.expect(EDITOR2.approves(review), 200);
        Desk.expect(EDITOR.publishes(review), 201);
        return review;
    }

    private static Map<String, Object> corrected(String note) {
        Map<String, Object> draft = new HashMap<>(Desk.DRAFT);
        draft.put("summary", "The figure stood.");
        draft.put("ratingNow", "half-true");
        draft.put("changeNote", note);
        return draft;
    }

    private static UUID followUp(Desk person, UUID review, String kind) {
        Response response = open(person, review, kind, null);
        Desk.expect(response, 201);
        return UUID.fromString(response.jsonPath().getString("id"));
    }

    private static Response open(Desk person, UUID review, String kind, @Nullable String language) {
        Map<String, String> body = new HashMap<>(Map.of("kind", kind, "reason", "Somebody wrote to us"));
        if (language != null) {
            body.put("language", language);
        }
        return person.posts(review, "follow-ups", body);
    }

    /** What the newest {@code verdict.published} tells of the claim that a review is on. */
    private static JsonNode told(UUID review) throws SQLException {
        UUID claim = UUID.fromString(CHECKER.reads(review).getString("claimId"));
        return Database.events(claim).stream()
                .filter(event -> event.path("type").asText().equals("verdict.published"))
                .reduce((older, newer) -> newer)
                .orElseThrow()
                .path("data");
    }

    private static List<String> fields(JsonNode data) {
        return data.propertyStream().map(Map.Entry::getKey).sorted().toList();
    }

    private static String slug(UUID review) {
        return CHECKER.reads(review).getString("verdict.slug");
    }

    private static UUID verdictId(UUID review) {
        return UUID.fromString(CHECKER.reads(review).getString("verdict.id"));
    }

    private static String page(String path, int status) {
        Response response = RestAssured.given().accept("text/html").get(path);
        Desk.expect(response, status);
        return response.asString();
    }
}
