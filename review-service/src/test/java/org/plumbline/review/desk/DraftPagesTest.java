package org.plumbline.review.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.desk.Browser.CHECKER;
import static org.plumbline.review.desk.Browser.EDITOR;
import static org.plumbline.review.desk.Browser.approval;
import static org.plumbline.review.desk.Browser.keep;
import static org.plumbline.review.desk.Browser.review;
import static org.plumbline.review.desk.Fixtures.with;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class DraftPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>\n\n**bold** [1] ![x](https://who.example/x.png)";

    /** Sends what is typed into the draft's form of a page that was opened. */
    private static Response types(Browser who, String html, UUID id, String where, Map<String, String> typed) {
        Map<String, String> fields = new HashMap<>(Browser.hidden(html, review(id) + "/draft"));
        fields.putAll(typed);
        return who.asks()
                .accept(where.equals("/autosave") ? "application/json" : "text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(review(id) + "/draft" + where);
    }

    private static Response autosaves(Browser who, UUID id, Map<String, String> typed) {
        return types(who, who.opens(review(id)), id, "/autosave", typed);
    }

    @Test
    void showsHowItWillLookAndSavesNothing() throws SQLException {
        UUID id = Fixtures.taken();
        Desk.expect(Desk.CHECKER.posts(id, "evidence", Desk.SECOND_SOURCE), 201);
        String opened = CHECKER.opens(review(id));
        Map<String, Long> rows = Database.rows();

        Response preview = types(CHECKER, opened, id, "/preview", with(Fixtures.DRAFT, "body", HOSTILE));

        assertThat(preview.statusCode()).isEqualTo(200);
        String html = preview.asString();
        keep("review-preview", html);
        assertThat(html)
                .contains("How it will look; nothing of it is saved yet")
                .contains("<strong>bold</strong> <a href=\"#evidence-1\">[1]</a> x</p>")
                .contains("\n&lt;script&gt;alert(1)&lt;/script&gt;\n\n**bold** [1]")
                .contains("value=\"Yes: more than 33,000 have been killed\"")
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=\"https");
        assertThat(Database.rows()).isEqualTo(rows);

        assertThat(types(CHECKER, html, id, "", Fixtures.DRAFT).statusCode()).isEqualTo(303);
        assertThat(types(CHECKER, html, id, "", with(Fixtures.DRAFT, "body", "Late"))
                        .statusCode())
                .as("a page that was only looked at still says which version it was made from")
                .isEqualTo(412);
    }

    @Test
    void showsThePreviewAloneToTheScript() {
        UUID id = Fixtures.taken();
        Response part =
                types(CHECKER, CHECKER.opens(review(id)), id, "/preview/part", with(Fixtures.DRAFT, "body", HOSTILE));
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(part.asString())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("<strong>bold</strong> [1]")
                .contains("<span class=\"rating rating-true\">True</span>")
                .doesNotContain("<script")
                .doesNotContain("<html");
        assertThat(types(
                                CHECKER,
                                CHECKER.opens(review(id)),
                                id,
                                "/preview/part",
                                with(Fixtures.DRAFT, "rating", "no-such"))
                        .asString())
                .contains("No rating yet");
    }

    @Test
    void savesWhatItsAuthorTypes() {
        UUID id = Fixtures.taken();
        Response saved = autosaves(CHECKER, id, Fixtures.DRAFT);

        Desk.expect(saved, 200);
        assertThat(saved.jsonPath().getLong("version")).isEqualTo(Desk.CHECKER.version(id));
        assertThat(Desk.CHECKER.reads(id).getString("draft.headline")).isEqualTo(Fixtures.DRAFT.get("headline"));
        assertThat(autosaves(CHECKER, id, Fixtures.DRAFT).jsonPath().getLong("version"))
                .as("nothing new")
                .isEqualTo(saved.jsonPath().getLong("version"));
        assertThat(CHECKER.opens(review(id)))
                .contains("data-autosaved=\"true\" data-stored=\"true\"")
                .contains("Draft edited");
    }

    @Test
    void showsASittingAsOneStep() throws SQLException {
        UUID id = Fixtures.taken();
        autosaves(CHECKER, id, with(Fixtures.DRAFT, "headline", "A"));
        autosaves(CHECKER, id, with(Fixtures.DRAFT, "headline", "Ab"));
        assertThat(Database.auditOf(id)).filteredOn("draft.edited"::equals).hasSize(2);
        // Two, should ten minutes have ended in between.
        assertThat(CHECKER.opens(review(id)).split("Draft edited by", -1)).hasSizeBetween(2, 3);
    }

    @Test
    void savesNothingByItselfThatHasConsequences() {
        UUID id = Fixtures.taken();
        assertThat(EDITOR.opens(review(id))).contains("data-autosaved=\"false\"");
        Desk.expectRule(autosaves(EDITOR, id, Fixtures.DRAFT), "not-autosaved");
        assertThat(Desk.CHECKER.reads(id).getList("authors")).isEmpty();

        UUID waiting = Fixtures.inApproval();
        assertThat(CHECKER.opens(review(waiting))).contains("data-autosaved=\"false\"");
        Desk.expectRule(autosaves(CHECKER, waiting, Fixtures.DRAFT), "not-autosaved");
    }

    @Test
    void saysWhatIsWrongWithWhatWasTyped() {
        UUID id = Fixtures.taken();
        Response refused =
                autosaves(CHECKER, id, with(with(Fixtures.DRAFT, "headline", "x".repeat(201)), "language", "english!"));
        Desk.expect(refused, 422);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("detail"))
                .isEqualTo("Headline must have at most 200 characters;"
                        + " Language must be a language tag such as en or ar");
    }

    @Test
    void aRefusedFormsPageSaysWhereThePageIs() {
        UUID id = Fixtures.taken();
        Response refused = CHECKER.sendsFrom(CHECKER.opens(review(id)), review(id) + "/evidence", Map.of());
        Desk.expect(refused, 422);
        assertThat(refused.asString())
                .contains("data-page=\"" + review(id) + "\" data-live=")
                .containsSubsequence("<script src=\"/assets/typed.", "<script src=\"/assets/draft.");
        assertThat(EDITOR.opens(approval(id))).contains("data-page=\"" + approval(id) + "\" data-live=");
    }

    @Test
    void laysBothTextsBesideEachOther() {
        UUID id = Fixtures.taken();
        Desk.expect(Desk.CHECKER.drafts(id, Fixtures.DRAFT), 200);
        String opened = CHECKER.opens(review(id));
        Map<String, String> theirs =
                with(with(Fixtures.DRAFT, "headline", "THEIR headline"), "body", "The ministry counted THEIR way");
        EDITOR.does(review(id), review(id) + "/draft", theirs);
        Map<String, String> mine =
                with(with(Fixtures.DRAFT, "summary", "MY summary"), "body", "The ministry counted MY <b>way</b>");

        Desk.expect(types(CHECKER, opened, id, "/autosave", mine), 412);
        Response part = types(CHECKER, opened, id, "/comparison", mine);
        Desk.expect(part, 200);
        assertCompared(part.asString(), Desk.CHECKER.version(id));
        assertThat(part.asString()).doesNotContain("<html");

        Response refused = types(CHECKER, opened, id, "", mine);
        Desk.expect(refused, 412);
        keep("review-comparison", refused.asString());
        assertCompared(refused.asString(), Desk.CHECKER.version(id));
        assertThat(refused.asString()).contains("data-stored=\"false\"");
    }

    private static void assertCompared(String html, long version) {
        assertThat(html)
                .contains("Somebody else changed the draft")
                .contains("data-version=\"" + version + "\" data-moved=\"true\"")
                .containsSubsequence(
                        "data-field=\"headline\"",
                        "Only they changed this.",
                        "value=\"theirs\" checked",
                        "data-field=\"summary\"",
                        "Only you changed this.",
                        "value=\"mine\" checked",
                        "data-field=\"body\"",
                        "Both of you changed this.",
                        "[only here: </span>THEIR",
                        "[only here: </span>MY")
                .contains("&lt;b&gt;")
                .doesNotContain("<b>way");
        assertThat(html.split("data-field=", -1))
                .as("no field in which they agree")
                .hasSize(4);
    }

    @Test
    void tellsAChangeOfTheDraftFromOneOfSomethingElse() {
        UUID id = Fixtures.taken();
        String opened = CHECKER.opens(review(id));
        Desk.expect(Desk.EDITOR.posts(id, "evidence", Desk.SECOND_SOURCE), 201);

        assertThat(types(CHECKER, opened, id, "/comparison", Fixtures.DRAFT).asString())
                .contains("data-moved=\"false\"");
        Desk.expect(Desk.EDITOR.drafts(id, Fixtures.DRAFT), 200);
        assertThat(types(CHECKER, opened, id, "/comparison", Fixtures.DRAFT).asString())
                .contains("data-moved=\"true\"")
                .contains("Its draft reads as yours does.")
                .doesNotContain("data-field");
    }

    @Test
    void showsWhatTheDraftSaidBeforeAndTakesItBack() {
        UUID id = Fixtures.taken();
        String history = review(id) + "/history";
        assertThat(CHECKER.opens(history)).contains("Nobody has written on this draft yet");

        CHECKER.does(review(id), review(id) + "/draft", Fixtures.DRAFT);
        String first = Desk.CHECKER
                .asks()
                .get("/api/reviews/" + id + "/draft/revisions")
                .jsonPath()
                .getString("items[0].id");
        EDITOR.does(
                review(id),
                review(id) + "/draft",
                with(with(Fixtures.DRAFT, "rating", "half-true"), "body", "New <i>body</i>"));
        CHECKER.does(review(id), review(id) + "/draft", with(with(Fixtures.DRAFT, "rating", "false"), "body", "Third"));

        String page = CHECKER.opens(history);
        keep("draft-history", page);
        assertThat(page)
                .contains("3 texts, newest first")
                .contains("Saved: rating, body")
                .contains("Stands now")
                .contains("[removed: </span>Half true")
                .contains("&lt;i&gt;")
                .doesNotContain("<i>body");
        String newest = page.replaceAll("(?s).*?name=\"to\" value=\"([^\"]+)\".*", "$1");
        String compared = CHECKER.opens(history + "?from=" + first + "&to=" + newest);
        assertThat(compared).contains("[removed: </span>True").contains("[added: </span>False");
        assertThat(CHECKER.opens(history + "?from=" + newest + "&to=" + newest))
                .contains("Nothing: both say the same.");
        assertThat(CHECKER.asks().get(history + "?from=x").statusCode()).isEqualTo(422);
        assertThat(CHECKER.asks().get(history + "?from=" + id).statusCode()).isEqualTo(404);

        Map<String, String> restoration = Map.of("version", Long.toString(Desk.CHECKER.version(id)), "revision", first);
        assertThat(CHECKER.sends(review(id) + "/draft/restoration", restoration).statusCode())
                .isEqualTo(303);
        assertThat(Desk.CHECKER.reads(id).getString("draft.rating")).isEqualTo("true");
        assertThat(CHECKER.opens(history)).contains("Taken back: rating, body").contains("4 texts");
        assertThat(CHECKER.sends(review(id) + "/draft/restoration", restoration).statusCode())
                .as("from a page that is older")
                .isEqualTo(412);
    }
}
