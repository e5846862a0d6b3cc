package org.plumbline.review.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.draftWith;
import static org.plumbline.review.Desk.expect;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.verdict.Draft;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class DraftResourceTest {

    private static final Draft BLANK = new Draft(null, null, null, null, null, "fr");

    @Inject
    ClaimEvents events;

    @Inject
    WriteDraft drafting;

    @Inject
    DraftHistory history;

    private UUID taken() {
        Desk.Accepted accepted = Desk.accepted(claim -> {});
        events.receive(accepted.record());
        expect(CHECKER.takes(accepted.reviewId()), 200);
        return accepted.reviewId();
    }

    private static JsonPath revisions(UUID review, String query) {
        Response response = CHECKER.asks().get("/api/reviews/" + review + "/draft/revisions" + query);
        expect(response, 200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        return response.jsonPath();
    }

    private static void drafts(Desk who, UUID review, String headline) {
        expect(who.drafts(review, draftWith("headline", headline)), 200);
    }

    private void autosaves(String who, UUID review, String headline) {
        drafting.autosave(
                new Change(
                        review,
                        CHECKER.version(review),
                        new Actor(new Person("sub-" + who, who), Set.of(Roles.FACT_CHECKER))),
                new Draft(null, headline, null, null, null, "en"));
    }

    @Test
    void listsEveryTextNewestFirstPageByPage() {
        UUID review = taken();
        drafts(CHECKER, review, "One");
        drafts(EDITOR, review, "Two");
        drafts(CHECKER, review, "Three");

        JsonPath page = revisions(review, "?limit=2");
        assertThat(page.getList("items.draft.headline")).isEqualTo(List.of("Three", "Two"));
        assertThat(page.getList("items.author.name")).isEqualTo(List.of("checker", "editor"));
        assertThat(page.getList("items.occasion")).isEqualTo(List.of("SAVED", "SAVED"));
        assertThat(page.getLong("count")).isEqualTo(3);
        JsonPath rest = revisions(review, "?limit=2&after=" + page.getString("next"));
        assertThat(rest.getList("items.draft.headline")).isEqualTo(List.of("One"));
        assertThat(rest.getString("next")).isNull();

        String first = rest.getString("items[0].id");
        Response one = CHECKER.asks().get("/api/reviews/" + review + "/draft/revisions/" + first);
        expect(one, 200);
        assertThat(one.jsonPath().getString("draft.headline")).isEqualTo("One");
        expect(CHECKER.asks().get("/api/reviews/" + taken() + "/draft/revisions/" + first), 404);
        expect(CHECKER.asks().get("/api/reviews/" + Ids.next() + "/draft/revisions"), 404);
        expect(CHECKER.asks().get("/api/reviews/" + review + "/draft/revisions?limit=0"), 422);
    }

    @Test
    void countsOnlyTheLastOfWhatOneAuthorAutosavedInTenMinutes() throws SQLException {
        UUID review = taken();
        autosaves("checker", review, "A");
        autosaves("checker", review, "Ab");
        autosaves("checker", review, "Abc");
        drafts(CHECKER, review, "Abcd");
        drafts(EDITOR, review, "Theirs");
        autosaves("checker", review, "Late");
        autosaves("checker", review, "Later");
        autosaves("checker", review, "Latest");
        inOneSitting(review);
        Database.asOwner("update draft_revision set written_at = written_at + interval '10 minutes' where review_id = '"
                + review + "' and draft ->> 'headline' = 'Latest'");

        assertThat(revisions(review, "").getList("items.draft.headline"))
                .isEqualTo(List.of("Latest", "Later", "Theirs", "Abcd"));
        assertThat(revisions(review, "").getLong("count")).isEqualTo(4);
        assertThat(revisions(review, "?every=true").getList("items.draft.headline"))
                .isEqualTo(List.of("Latest", "Later", "Late", "Theirs", "Abcd", "Abc", "Ab", "A"));
        assertThat(revisions(review, "?every=true").getString("items[0].occasion"))
                .isEqualTo("AUTOSAVED");
    }

    /** Whatever the time is while the test runs: ten minutes begin when they begin. */
    private static void inOneSitting(UUID review) throws SQLException {
        Database.asOwner(
                "update draft_revision set written_at = date_bin('10 minutes', now(), 'epoch') where review_id = '"
                        + review + "'");
    }

    @Test
    void takesAnOlderTextBackAsANewOne() throws SQLException {
        UUID review = taken();
        drafts(CHECKER, review, "One");
        autosaves("checker", review, "Typed by mistake");
        String first = revisions(review, "?every=true").getString("items[1].id");

        Response restored = CHECKER.posts(review, "draft/restoration", Map.of("revision", first));

        expect(restored, 200);
        assertThat(restored.jsonPath().getString("draft.headline")).isEqualTo("One");
        inOneSitting(review);
        assertThat(revisions(review, "").getList("items.draft.headline"))
                .as("what was restored over is kept")
                .isEqualTo(List.of("One", "Typed by mistake", "One"));
        assertThat(revisions(review, "").getString("items[0].occasion")).isEqualTo("RESTORED");

        expect(CHECKER.posts(review, "draft/restoration", Map.of("revision", Ids.next())), 404);
        expect(CHECKER.posts(review, "draft/restoration", Map.of()), 422);
        expect(CHECKER.sends("POST", review, "draft/restoration", Map.of("revision", first), 0), 412);
    }

    @Test
    void findsTheTextThatAPageWasMadeFrom() {
        UUID review = taken();
        long empty = CHECKER.version(review);
        drafts(CHECKER, review, "One");
        long one = CHECKER.version(review);
        expect(CHECKER.posts(review, "evidence", Desk.SECOND_SOURCE), 201);
        long sourced = CHECKER.version(review);
        drafts(EDITOR, review, "Two");

        assertThat(history.inVersion(review, empty, BLANK)).hasValue(BLANK);
        assertThat(history.inVersion(review, one, BLANK)).map(Draft::headline).hasValue("One");
        assertThat(history.inVersion(review, sourced, BLANK))
                .map(Draft::headline)
                .hasValue("One");
        assertThat(history.inVersion(review, CHECKER.version(review), BLANK))
                .map(Draft::headline)
                .hasValue("Two");
    }

    @Test
    void doesNotGuessWhatWasTypedIntoBeforeThatWasKept() throws SQLException {
        UUID review = taken();
        drafts(CHECKER, review, "One");
        long one = CHECKER.version(review);
        Database.asOwner("update draft_revision set version_before = null where review_id = '" + review + "'");
        drafts(CHECKER, review, "Two");

        assertThat(history.inVersion(review, one, BLANK)).isEmpty();
        assertThat(history.inVersion(review, CHECKER.version(review), BLANK))
                .map(Draft::headline)
                .hasValue("Two");
    }
}
