package org.plumbline.review.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.desk.Browser.ADMIN;
import static org.plumbline.review.desk.Browser.CHECKER;
import static org.plumbline.review.desk.Browser.EDITOR;
import static org.plumbline.review.desk.Browser.EDITOR2;
import static org.plumbline.review.desk.Browser.EDITOR3;
import static org.plumbline.review.desk.Browser.PARTNER;
import static org.plumbline.review.desk.Browser.approval;
import static org.plumbline.review.desk.Browser.hidden;
import static org.plumbline.review.desk.Browser.keep;
import static org.plumbline.review.desk.Browser.nobody;
import static org.plumbline.review.desk.Browser.review;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.figure.claim.Gaza;
import org.plumbline.review.review.ReviewQueue;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class DeskPagesTest {

    private static final String AUTHOR_CANNOT_APPROVE =
            "You wrote part of this draft, of its evidence or the waiver, or changed the claim, at some time: somebody who did not has to approve it.";

    @Inject
    ReviewQueue queue;

    private static List<String> pages(UUID id) {
        return List.of("/desk", "/desk/reviews", "/desk/reviews?view=board", review(id), approval(id));
    }

    @Test
    void showsEveryPageToTheDeskOnly() {
        UUID id = Fixtures.inApproval();
        for (String page : pages(id)) {
            for (Browser somebody : List.of(CHECKER, EDITOR, ADMIN)) {
                assertThat(somebody.opens(page)).contains("<h1>").doesNotContain("NOT_FOUND");
            }
            assertThat(PARTNER.asks().get(page).statusCode()).as(page).isEqualTo(403);
            Response anonymous = nobody().get(page);
            assertThat(anonymous.statusCode()).as(page).isEqualTo(401);
            assertThat(anonymous.asString()).doesNotContain("33,000");
        }
    }

    @Test
    void takesFormsOfThoseOnlyWhoseRoleItIs() {
        UUID id = Fixtures.inApproval();
        long version = Desk.CHECKER.version(id);
        List<String> everybodysWork = List.of(
                "assignment",
                "evidence",
                "evidence/" + id,
                "evidence/" + id + "/removal",
                "evidence/" + id + "/position",
                "evidence/" + id + "/files/" + id + "/removal",
                "archives",
                "draft",
                "submission",
                "drop",
                "reopening",
                "follow-up",
                "risk",
                "block",
                "block/removal");
        List<String> editorsWork =
                List.of("approval", "return", "source-waiver", "source-waiver/removal", "publication");
        for (String action : everybodysWork) {
            refuses(review(id) + "/" + action, List.of(ADMIN, PARTNER));
        }
        for (String action : editorsWork) {
            refuses(review(id) + "/" + action, List.of(CHECKER, ADMIN, PARTNER));
        }
        assertThat(Desk.CHECKER.version(id)).isEqualTo(version);
    }

    private static void refuses(String action, List<Browser> people) {
        for (Browser somebody : people) {
            assertThat(somebody.sends(action, Map.of("version", "0")).statusCode())
                    .as("%s by %s", action, somebody)
                    .isEqualTo(403);
        }
        assertThat(nobody().formParams("version", "0").post(action).statusCode())
                .as(action)
                .isEqualTo(401);
    }

    @Test
    void leadsFromAnOpenReviewToAPublishedVerdict() {
        UUID id = Fixtures.opened();
        String page = review(id);

        String open = CHECKER.opens(page);
        keep("review-open", open);
        assertThat(open).contains("Take this review").contains("take it before you work on it");

        String taken = CHECKER.does(page, page + "/assignment", Map.of());
        assertThat(taken).contains("It is settled who works on this review.").contains("<bdi>checker</bdi>");

        assertThat(CHECKER.does(page, page + "/evidence", Fixtures.PRIMARY))
                .contains("The source was added.")
                .contains("33,037 killed, as of 4 April 2024")
                .contains("Call them again");
        CHECKER.does(page, page + "/evidence", Fixtures.SECOND);
        String drafted = CHECKER.does(page, page + "/draft", Fixtures.DRAFT);
        keep("review-drafted", drafted);
        assertThat(drafted).contains("The draft was saved.").contains("Yes: more than 33,000 have been killed");

        String submitted = CHECKER.does(page, page + "/submission", Map.of());
        assertThat(submitted).contains("In approval").contains("0 of 2 editors approved");

        // An editor who changes a word becomes an author.
        EDITOR.does(page, page + "/draft", Fixtures.with(Fixtures.DRAFT, "headline", "Over 33,000 have been killed"));
        String asAuthor = EDITOR.opens(approval(id));
        assertThat(asAuthor).contains(AUTHOR_CANNOT_APPROVE);
        Response refused = EDITOR.sendsFrom(asAuthor, page + "/approval", Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("<p><b>" + AUTHOR_CANNOT_APPROVE + "</b></p>");

        String preview = EDITOR2.opens(approval(id));
        keep("approval", preview);
        assertThat(preview)
                .contains("<strong>33,037</strong>")
                .contains("<a href=\"#evidence-1\">[1]</a>")
                .contains("id=\"evidence-1\"")
                .contains("<h3>What we found</h3>")
                .contains("href=\"https://series.example/\" rel=\"nofollow noopener\"")
                .contains("In other words:")
                .contains("More than 33,000 Palestinians were killed between 7 October 2023 and 7 April 2024")
                .doesNotContain("Call them again");
        String once = EDITOR2.does(approval(id), page + "/approval", Map.of());
        assertThat(once).contains("You approved the content as it stands.").contains("a second editor has to approve");

        Response tooEarly = EDITOR2.sendsFrom(once, page + "/publication", Map.of());
        assertThat(tooEarly.statusCode()).isEqualTo(409);
        assertThat(tooEarly.asString()).contains("a second editor has to approve");

        EDITOR3.does(approval(id), page + "/approval", Map.of());
        String published = EDITOR2.does(approval(id), page + "/publication", Map.of());
        keep("approval-published", published);
        String slug = Desk.CHECKER.reads(id).getString("verdict.slug");
        assertThat(published).contains("The verdict is published.").contains("href=\"/verdicts/" + slug + "\"");
        String after = CHECKER.opens(page);
        keep("review-published", after);
        assertThat(after).contains("href=\"/verdicts/" + slug + "\"").doesNotContain("<button class=\"button \">");
        assertThat(CHECKER.opens("/desk")).contains("href=\"/verdicts/" + slug + "\"");
    }

    @Test
    void saysWhatWaitsForWhom() {
        UUID id = Fixtures.inApproval();
        String claim = "href=\"/desk/reviews/" + id + "\"";
        String mine = CHECKER.opens("/desk");
        keep("desk-checker", mine);
        assertThat(mine).contains(claim).doesNotContain("Waits for your approval");
        String waiting = EDITOR2.opens("/desk");
        keep("desk-editor", waiting);
        assertThat(waiting).containsSubsequence("Waits for your approval", "0 of 2 approvals", "You lead or check");
        assertThat(waitsFor("sub-editor2")).contains(id);
        assertThat(waitsFor("sub-checker")).doesNotContain(id);

        Desk.expect(Desk.EDITOR2.approves(id), 200);
        assertThat(waitsFor("sub-editor2")).doesNotContain(id);
        assertThat(waitsFor("sub-editor3")).contains(id);

        Desk.expect(Desk.EDITOR.drafts(id, Desk.draftWith("summary", "Now by an editor.")), 200);
        assertThat(waitsFor("sub-editor")).doesNotContain(id);
        assertThat(waitsFor("sub-editor2")).contains(id);

        Desk.expect(Desk.CHECKER.posts(id, "block", Map.of("reason", "Waits for a call")), 200);
        assertThat(waitsFor("sub-editor2")).doesNotContain(id);
    }

    /** All that waits: the page shows those that have waited longest, and other tests leave some. */
    private List<UUID> waitsFor(String editor) {
        return queue.awaitingApprovalBy(editor, 10_000).items().stream()
                .map(ReviewQueue.Item::id)
                .toList();
    }

    @Test
    void listsReviewsByTheFiltersInTheAddress() {
        UUID id = Fixtures.inApproval();
        String claim = "href=\"/desk/reviews/" + id + "\"";
        String list = CHECKER.opens("/desk/reviews?state=IN_APPROVAL&assignee=me&risk=HIGH");
        keep("reviews-list", list);
        assertThat(list).contains(claim).contains("<option value=\"IN_APPROVAL\" selected>");
        assertThat(CHECKER.opens("/desk/reviews?state=OPEN")).doesNotContain(claim);
        assertThat(new Browser("idle-" + id, Roles.EDITOR).opens("/desk/reviews?assignee=me"))
                .doesNotContain(claim)
                .contains("No review fits these filters.");
        String board = CHECKER.opens("/desk/reviews?view=board");
        keep("reviews-board", board);
        assertThat(board.substring(board.indexOf("id=\"column-IN_APPROVAL\""), board.indexOf("id=\"column-APPROVED\"")))
                .contains(claim);
        for (String wrong : List.of(
                "state=NONE",
                "risk=LOW",
                "assignee=sub-of-nobody",
                "due=x",
                "priority=x",
                "order=x",
                "view=map",
                "after=x")) {
            assertThat(CHECKER.asks().get("/desk/reviews?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void goesOnToTheNextPage() {
        for (int i = 0; i < 27; i++) {
            Fixtures.opened();
        }
        String first = CHECKER.opens("/desk/reviews?state=OPEN&risk=HIGH");
        int link = first.indexOf("rel=\"next\" href=\"") + "rel=\"next\" href=\"".length();
        String next = first.substring(link, first.indexOf('"', link)).replace("&amp;", "&");
        assertThat(next).startsWith("/desk/reviews?state=OPEN&risk=HIGH&after=");
        assertThat(CHECKER.opens(next)).contains("From the start").contains("class=\"card\"");
    }

    @Test
    void keepsBothDraftsWhenSomebodyElseWasFaster() {
        UUID id = Fixtures.taken();
        String page = review(id);
        String opened = CHECKER.opens(page);
        EDITOR.does(page, page + "/draft", Fixtures.with(Fixtures.DRAFT, "body", "THEIR body"));

        Response refused =
                CHECKER.sendsFrom(opened, page + "/draft", Fixtures.with(Fixtures.DRAFT, "body", "MY <b>body</b>"));

        assertThat(refused.statusCode()).isEqualTo(412);
        String both = refused.asString();
        keep("review-conflict", both);
        assertThat(both)
                .contains("What stands now")
                .contains("readonly>\nTHEIR body</textarea>")
                .contains("dir=\"auto\" aria-describedby=\"draft-body-hint\">\nMY &lt;b&gt;body&lt;/b&gt;</textarea>")
                .contains("Save mine on top of what stands now");
        Response saved =
                CHECKER.sendsFrom(both, page + "/draft", Fixtures.with(Fixtures.DRAFT, "body", "MY <b>body</b>"));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(Desk.CHECKER.reads(id).getString("draft.body")).isEqualTo("MY <b>body</b>");
    }

    @Test
    void doesNotOverwriteWhatCameInWhileAFieldWasWrong() {
        UUID id = Fixtures.taken();
        String page = review(id);
        String opened = CHECKER.opens(page);
        EDITOR.does(page, page + "/draft", Fixtures.with(Fixtures.DRAFT, "body", "THEIR body"));

        Response wrong =
                CHECKER.sendsFrom(opened, page + "/draft", Fixtures.with(Fixtures.DRAFT, "language", "no language"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        Response corrected = CHECKER.sendsFrom(wrong.asString(), page + "/draft", Fixtures.DRAFT);

        assertThat(corrected.statusCode()).isEqualTo(412);
        assertThat(Desk.CHECKER.reads(id).getString("draft.body")).isEqualTo("THEIR body");
    }

    @Test
    void keepsWhatWasTypedInFieldsThatAreRefused() {
        UUID id = Fixtures.taken();
        String page = review(id);
        Map<String, String> typed = Map.ofEntries(
                Map.entry("publisher", ""),
                Map.entry("title", "A <title>"),
                Map.entry("url", "javascript:alert(1)"),
                Map.entry("publishedOn", "yesterday"),
                Map.entry("type", "BLOG"),
                Map.entry("stance", "REFUTES"),
                Map.entry("primary", "true"),
                Map.entry("quote", "A quote\nof two lines"),
                Map.entry("figureValue", "many"),
                Map.entry("figureMeasure", "killed"),
                Map.entry("origin", "x".repeat(201)),
                Map.entry("notes", "a note"));

        Response refused = CHECKER.sendsFrom(CHECKER.opens(page), page + "/evidence", typed);

        assertThat(refused.statusCode()).isEqualTo(422);
        String html = refused.asString();
        keep("review-evidence-refused", html);
        assertThat(html)
                .contains("Nothing was stored yet.")
                .contains("<a href=\"#evidence-publisher\">Publisher must not be blank.</a>")
                .contains("<a href=\"#evidence-url\">Address must be an address that starts with http")
                .contains("<a href=\"#evidence-publishedOn\">Published on must be a date")
                .contains("<a href=\"#evidence-type\">Kind of source must be one of the list")
                .contains("<a href=\"#evidence-figureValue\">Figure must be a number")
                .contains("must have at most 200 characters.")
                .contains("name=\"title\" value=\"A &lt;title&gt;\"")
                .contains("name=\"url\" value=\"javascript:alert(1)\"")
                .contains("name=\"publishedOn\" value=\"yesterday\"")
                .contains("name=\"figureValue\" value=\"many\"")
                .contains("<option value=\"REFUTES\" selected>")
                .contains("value=\"true\" checked>")
                .contains("A quote\nof two lines</textarea>")
                .contains("a note</textarea>")
                .contains(
                        "id=\"evidence-publisher\" name=\"publisher\" value=\"\" dir=\"auto\""
                                + " aria-describedby=\"evidence-publisher-hint evidence-publisher-error\" aria-invalid=\"true\"");
        assertThat(Desk.CHECKER.reads(id).getList("evidence")).isEmpty();

        Response reason = CHECKER.sendsFrom(CHECKER.opens(page), page + "/drop", Map.of("reason", " "));
        assertThat(reason.statusCode()).isEqualTo(422);
        assertThat(reason.asString()).contains("<a href=\"#drop-reason\">Reason must not be blank.</a>");
    }

    @Test
    void listsWhatIsWrongInTheOrderOfTheFields() {
        UUID id = Fixtures.taken();
        Response refused = CHECKER.sendsFrom(
                CHECKER.opens(review(id)), review(id) + "/evidence", Map.of("figureAsOf", "x", "type", "OTHER"));
        assertThat(refused.asString())
                .containsSubsequence(
                        "#evidence-publisher\"",
                        "#evidence-title\"",
                        "#evidence-stance\"",
                        "#evidence-figureValue\"",
                        "#evidence-figureAsOf\"");
    }

    @Test
    void previewsAnArabicDraftAsItsReadersWillSeeIt() {
        UUID id = Fixtures.taken();
        Desk.expect(Desk.CHECKER.drafts(id, Desk.draftWith("language", "ar")), 200);
        assertThat(EDITOR.opens(approval(id)))
                .contains("<article class=\"article stack\" lang=\"ar\" dir=\"rtl\">")
                .contains("<span class=\"rating rating-true\">صحيح</span>");
    }

    @Test
    void keepsWhatWasTypedWhenARuleStandsAgainstIt() {
        UUID id = Fixtures.opened(claim -> claim.putArray("appearances")
                .addObject()
                .put("url", "https://news.example/article")
                .put("publisher", "News"));
        Fixtures.take(id);
        String page = review(id);

        Response refused = CHECKER.sendsFrom(
                CHECKER.opens(page),
                page + "/evidence",
                Fixtures.with(Fixtures.PRIMARY, "url", "https://news.example/article"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString())
                .contains("that it was said there is no evidence that it is so")
                .contains("name=\"url\" value=\"https://news.example/article\"")
                .contains("Call them again</textarea>");
    }

    @Test
    void keepsTheDraftOfSomebodyWhoCannotSaveItAnyMore() {
        UUID id = Fixtures.taken();
        String page = review(id);
        String opened = CHECKER.opens(page);
        EDITOR.does(page, page + "/drop", Map.of("reason", "Nobody can know"));

        Response refused = CHECKER.sendsFrom(opened, page + "/draft", Fixtures.DRAFT);

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.asString())
                .contains("Nobody can know")
                .contains("Yes: more than 33,000 have been killed")
                .contains("We read the [series]")
                .contains("The review is dropped: nobody can edit the draft now.");
    }

    @Test
    void keepsWhatWasTypedAboutASourceThatIsGone() {
        UUID id = Fixtures.inApproval();
        String page = review(id);
        String source = Desk.CHECKER.reads(id).getString("evidence[1].id");
        String opened = CHECKER.opens(page);
        EDITOR.does(page, page + "/evidence/" + source + "/removal", Map.of());

        Response refused = CHECKER.sendsFrom(
                opened,
                page + "/evidence/" + source,
                Fixtures.with(Fixtures.SECOND, "quote", "Typed with some effort"));

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.asString()).contains("Typed with some effort</textarea>");
    }

    @Test
    void editsAndRemovesSources() {
        UUID id = Fixtures.inApproval();
        String page = review(id);
        String source = Desk.CHECKER.reads(id).getString("evidence[0].id");
        String opened = CHECKER.opens(page);
        assertThat(opened).contains("name=\"figureValue\" value=\"33037\"").contains("SECRET-NOTE</textarea>");
        assertThat(CHECKER.does(
                        page,
                        page + "/evidence/" + source,
                        Fixtures.with(Fixtures.PRIMARY, "title", "Figures of each day")))
                .contains("Figures of each day");
        CHECKER.does(page, page + "/evidence/" + source + "/removal", Map.of());
        assertThat(Desk.CHECKER.reads(id).getList("evidence")).hasSize(1);
    }

    @Test
    void addsASourceOnceThoughTheFormIsSentTwice() {
        UUID id = Fixtures.taken();
        String action = review(id) + "/evidence";
        String opened = CHECKER.opens(review(id));
        assertThat(CHECKER.sendsFrom(opened, action, Fixtures.PRIMARY).statusCode())
                .isEqualTo(303);
        assertThat(CHECKER.sendsFrom(opened, action, Fixtures.PRIMARY).statusCode())
                .isEqualTo(303);
        assertThat(Desk.CHECKER.reads(id).getList("evidence")).hasSize(1);

        Response other = CHECKER.sendsFrom(opened, action, Fixtures.SECOND);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.asString())
                .contains("sent before with something else in it")
                .contains("Example Agency");
    }

    @Test
    void showsWhoeverApprovesAnArabicVerdictWhatItsReadersGet() {
        UUID id = Fixtures.taken();
        Desk.expect(Desk.CHECKER.posts(id, "evidence", Desk.PRIMARY_SOURCE), 201);
        Desk.expect(Desk.CHECKER.posts(id, "evidence", Desk.SECOND_SOURCE), 201);
        Desk.expect(Gaza.tie(Desk.CHECKER, id, Gaza.series(Gaza.points())), 200);
        Map<String, Object> draft = new HashMap<>(Desk.draftWith("language", "ar"));
        draft.put("body", "انظر [1]");
        draft.put("methodology", "قرأنا [2]");
        Desk.expect(Desk.CHECKER.drafts(id, draft), 200);
        Desk.expect(Desk.CHECKER.posts(id, "submission", null), 200);

        String shown = EDITOR2.opens(approval(id));
        keep("approval-arabic", shown);

        assertThat(shown)
                .contains("<article class=\"article stack\" lang=\"ar\" dir=\"rtl\">")
                .contains("انظر <a href=\"#evidence-1\"", "[١]", "قرأنا <a href=\"#evidence-2\"", "[٢]")
                .doesNotContain(">[1]<", ">[2]<");
        EDITOR2.does(approval(id), review(id) + "/approval", Map.of());
        EDITOR3.does(approval(id), review(id) + "/approval", Map.of());
        EDITOR3.does(approval(id), review(id) + "/publication", Map.of());
        String published = Browser.nobody()
                .get("/verdicts/{slug}", Desk.CHECKER.reads(id).getString("verdict.slug"))
                .asString();
        for (String part : List.of("figures", "evidence", "appearances")) {
            assertThat(section(shown, part))
                    .as(part)
                    .containsPattern("\\p{IsArabic}")
                    .isEqualTo(section(published, part));
        }
    }

    private static String section(String page, String heading) {
        int start = page.indexOf("aria-labelledby=\"" + heading + "\"");
        assertThat(start).as("the section " + heading).isPositive();
        return page.substring(start, page.indexOf("</section>", start));
    }

    @Test
    void usesNoIdTwiceOnThePageForTheApproval() {
        UUID id = Fixtures.inApproval();
        Desk.expect(Desk.EDITOR.posts(id, "source-waiver", Map.of("reason", "A reason that is printed")), 200);
        Matcher ids = Pattern.compile(" id=\"([^\"]+)\"").matcher(EDITOR2.opens(approval(id)));
        assertThat(ids.results().map(found -> found.group(1)).toList()).doesNotHaveDuplicates();
    }

    @Test
    void approvesOnlyWhatWasRead() {
        UUID id = Fixtures.inApproval();
        String read = EDITOR2.opens(approval(id));
        Desk.expect(Desk.CHECKER.drafts(id, Desk.draftWith("headline", "Changed meanwhile")), 200);

        Response refused = EDITOR2.sendsFrom(read, review(id) + "/approval", Map.of());

        assertThat(refused.statusCode()).isEqualTo(412);
        keep("approval-stale", refused.asString());
        assertThat(refused.asString())
                .contains("you have not approved anything")
                .contains("The content is not the one that you read")
                .contains("Changed meanwhile");
        assertThat(Desk.CHECKER.reads(id).getList("approvals")).isEmpty();
        Map<String, String> newVersionOldHash = hidden(refused.asString(), review(id) + "/approval");
        newVersionOldHash.put(
                "contentHash", hidden(read, review(id) + "/approval").get("contentHash"));
        assertThat(EDITOR2.sends(review(id) + "/approval", newVersionOldHash).statusCode())
                .isEqualTo(412);
        assertThat(EDITOR2.sendsFrom(refused.asString(), review(id) + "/approval", Map.of())
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void waivesTheSourceRuleWithAReasonThatReadersSee() {
        UUID id = Fixtures.taken();
        Desk.expect(Desk.CHECKER.drafts(id, Desk.DRAFT), 200);
        Desk.expect(Desk.CHECKER.posts(id, "submission", null), 200);
        String action = review(id) + "/source-waiver";
        assertThat(EDITOR2.opens(approval(id)))
                .contains("A verdict rests on at least two independent sources")
                .contains("The reason is printed on the public page.");
        Response blank = EDITOR2.sendsFrom(EDITOR2.opens(approval(id)), action, Map.of("reason", ""));
        assertThat(blank.statusCode()).isEqualTo(422);
        String waived = EDITOR2.does(approval(id), action, Map.of("reason", "There is <only> one source."));
        assertThat(waived)
                .contains("An editor waived the source rule")
                .contains("There is &lt;only&gt; one source.")
                .doesNotContain("<only>");
        EDITOR3.does(approval(id), review(id) + "/approval", Map.of());
        String withdrawn = EDITOR2.does(approval(id), action + "/removal", Map.of());
        assertThat(withdrawn).contains("The waiver was withdrawn.").contains("because the content was changed");
    }

    @Test
    void warnsAnEditorBeforeSourcesOrFiguresMakeThemAnAuthor() {
        String warning = "cannot approve this review any more.";
        String voided = "After any change here, approvals given so far no longer hold.";
        UUID id = Fixtures.inApproval();
        Gaza.series(Gaza.points());
        String editors = EDITOR2.opens(review(id));
        assertThat(section(editors, "evidence")).contains(warning).doesNotContain(voided);
        assertThat(section(editors, "figures")).contains(warning);
        assertThat(CHECKER.opens(review(id))).doesNotContain(warning, voided);
        assertThat(ADMIN.opens(review(id))).doesNotContain(warning, voided);

        Desk.expect(Desk.EDITOR.approves(id), 200);
        assertThat(section(EDITOR2.opens(review(id)), "evidence")).contains(warning, voided);
        assertThat(section(CHECKER.opens(review(id)), "evidence"))
                .contains(voided)
                .doesNotContain(warning);

        Desk.expect(Desk.EDITOR2.posts(id, "evidence", Desk.SECOND_SOURCE), 201);
        assertThat(EDITOR2.opens(review(id))).doesNotContain(warning, voided);
    }

    @Test
    void returnsDropsBlocksAndAssesses() throws SQLException {
        UUID id = Fixtures.inApproval();
        String page = review(id);
        assertThat(EDITOR2.does(approval(id), page + "/return", Map.of("remarks", "Say which *day*.")))
                .contains("Returned by an editor")
                .contains("Say which *day*.");
        assertThat(CHECKER.does(page, page + "/block", Map.of("reason", "Waits for a call")))
                .contains("Waits for a call")
                .contains("somebody has to unblock it");
        CHECKER.does(page, page + "/block/removal", Map.of());
        assertThat(CHECKER.opens(page)).doesNotContain("Lower the risk");
        EDITOR.does(page, page + "/risk", Map.of("reason", "No person is named"));
        assertThat(Desk.CHECKER.reads(id).getString("risk")).isEqualTo("NORMAL");
        CHECKER.does(page, page + "/risk", Map.of());
        assertThat(Desk.CHECKER.reads(id).getString("risk")).isEqualTo("HIGH");
        Database.knows("sub-checker2", "Checker Two", Roles.FACT_CHECKER);
        assertThat(CHECKER.opens(page)).contains("<option value=\"sub-checker2\">Checker Two (");
        CHECKER.does(page, page + "/assignment", Map.of("sub", "sub-checker2"));
        assertThat(CHECKER.does(page, page + "/drop", Map.of("reason", "Cannot be checked")))
                .contains("Cannot be checked");
        assertThat(CHECKER.does(page, page + "/reopening", Map.of())).contains("Checker Two");
        String history = CHECKER.opens(page);
        assertThat(history)
                .contains("Returned by")
                .contains("Blocked by")
                .contains("Unblocked by")
                .contains("Risk lowered by")
                .contains("Risk raised by")
                .contains("Given to somebody else by")
                .contains("Dropped by")
                .contains("Reopened by");
    }

    @Test
    void showsWhatWasTypedAsText() throws SQLException {
        String attack = "<script>alert(1)</script>\"onmouseover='alert(2)'{page.id}</textarea></select>";
        UUID id = Fixtures.opened(claim -> {
            for (String field : List.of("text", "restatement", "claimant", "source")) {
                claim.put(field, attack);
            }
            claim.putArray("topics").add(attack);
            claim.putArray("appearances")
                    .addObject()
                    .put("url", "javascript:alert(3)")
                    .put("publisher", attack)
                    .put("headline", attack)
                    .put("quote", attack);
            claim.putArray("quantities")
                    .addObject()
                    .put("comparator", attack)
                    .put("value", 7)
                    .put("measure", attack)
                    .put("unit", attack)
                    .put("ofWhom", attack)
                    .put("place", attack)
                    .put("attributedTo", attack)
                    .put("text", attack)
                    .putObject("provenance")
                    .put("value", attack);
        });
        String page = review(id);
        CHECKER.does(page, page + "/assignment", Map.of());
        CHECKER.does(
                page,
                page + "/evidence",
                Map.ofEntries(
                        Map.entry("publisher", attack),
                        Map.entry("title", attack),
                        Map.entry("url", "https://who.example/?\"onmouseover=".replace("\"", "%22")),
                        Map.entry("type", "REPORT"),
                        Map.entry("stance", "CONTEXT"),
                        Map.entry("quote", attack),
                        Map.entry("figureValue", "1"),
                        Map.entry("figureMeasure", attack),
                        Map.entry("origin", attack),
                        Map.entry("notes", attack)));
        CHECKER.does(
                page,
                page + "/draft",
                Map.of(
                        "rating",
                        "false",
                        "headline",
                        attack,
                        "summary",
                        attack,
                        "body",
                        attack,
                        "methodology",
                        attack,
                        "language",
                        "en"));
        CHECKER.does(page, page + "/block", Map.of("reason", attack));
        CHECKER.does(page, page + "/block/removal", Map.of());
        CHECKER.does(page, page + "/submission", Map.of());
        EDITOR.does(approval(id), page + "/source-waiver", Map.of("reason", attack));
        EDITOR.does(approval(id), page + "/return", Map.of("remarks", attack));
        Database.knows(attack, attack, Roles.FACT_CHECKER);
        CHECKER.does(page, page + "/assignment", Map.of("sub", attack));
        CHECKER.does(page, page + "/block", Map.of("reason", attack));

        for (String path : pages(id)) {
            isHarmless(CHECKER.opens(path));
            isHarmless(EDITOR.opens(path));
        }
        Response again = CHECKER.sends(
                page + "/draft",
                Map.of(
                        "version", "0",
                        "rating", attack,
                        "headline", attack,
                        "summary", attack,
                        "body", attack,
                        "methodology", attack,
                        "language", attack));
        assertThat(again.statusCode()).isEqualTo(422);
        isHarmless(again.asString());
        CHECKER.does(page, page + "/drop", Map.of("reason", attack));
        isHarmless(CHECKER.opens(page));
        isHarmless(CHECKER.opens(page + "?done=" + "%3Cscript%3Ealert(1)%3C/script%3E"));
    }

    private static void isHarmless(String html) {
        assertThat(html)
                .doesNotContain("<script>")
                .doesNotContain("\"onmouseover")
                .doesNotContain("'alert(2)'")
                .doesNotContain("href=\"javascript:");
    }

    @Test
    void takesLongTexts() {
        UUID id = Fixtures.taken();
        String page = review(id);
        String body = "ب".repeat(30_000);
        CHECKER.does(page, page + "/draft", Fixtures.with(Fixtures.DRAFT, "body", body));
        assertThat(Desk.CHECKER.reads(id).getString("draft.body")).isEqualTo(body);
        Response tooLong = CHECKER.sendsFrom(
                CHECKER.opens(page), page + "/draft", Fixtures.with(Fixtures.DRAFT, "body", "x".repeat(50_001)));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.asString())
                .contains("Body must have at most 50000 characters.")
                .contains("x".repeat(50_001));
    }

    @Test
    void answersFormsThatNoPageMade() {
        UUID id = Fixtures.taken();
        String page = review(id);
        assertThat(CHECKER.sends(page + "/draft", Fixtures.DRAFT).statusCode()).isEqualTo(400);
        assertThat(CHECKER.sends(page + "/draft", Fixtures.with(Fixtures.DRAFT, "version", "-1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(CHECKER.sends(page + "/evidence", Fixtures.with(Fixtures.PRIMARY, "version", "1"))
                        .statusCode())
                .isEqualTo(400);
        for (String body : List.of("version=1&headline=%zz", "version=1&headline=%", "%=1", "")) {
            Response broken = CHECKER.asks()
                    .contentType("application/x-www-form-urlencoded")
                    .body(body)
                    .post(page + "/draft");
            assertThat(broken.statusCode()).as(body).isEqualTo(400);
        }
        assertThat(CHECKER.sends(page + "/risk", Map.of("version", "1", "risk", "LOW"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(CHECKER.asks()
                        .contentType("application/json")
                        .body("{}")
                        .post(page + "/draft")
                        .statusCode())
                .isEqualTo(415);
        assertThat(CHECKER.sends(page + "/draft", Fixtures.with(Fixtures.DRAFT, "body", "a\0b"))
                        .statusCode())
                .isEqualTo(400);
        Response nul =
                CHECKER.sendsFrom(CHECKER.opens(page), page + "/draft", Fixtures.with(Fixtures.DRAFT, "body", "a\0b"));
        assertThat(nul.statusCode()).isEqualTo(422);
        assertThat(nul.asString()).contains("Body must not contain control characters.");
    }

    @Test
    void saysThatAReviewIsBeingOpened() {
        UUID id = Ids.next();
        for (String path : List.of(review(id), approval(id))) {
            Response opening = CHECKER.asks().get(path);
            assertThat(opening.statusCode()).isEqualTo(200);
            assertThat(opening.header("Cache-Control")).isEqualTo("no-store");
            assertThat(opening.asString())
                    .contains("This review is being opened…")
                    .contains("Reload in a moment")
                    .contains("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>")
                    .containsPattern("<script src=\"/assets/progress\\.[0-9a-f]{12}\\.js\" defer></script>")
                    .contains("<p class=\"notice\" id=\"opening\" data-live>");
            assertThat(opening.asString().split("http-equiv=\"refresh\"", -1)).hasSize(2);
        }
        for (String unknown : List.of(
                UUID.randomUUID().toString(),
                "01890a5d-ac96-774b-bcce-b302099a8057",
                "ffffffff-ffff-7fff-bfff-ffffffffffff",
                "nothing")) {
            Response nothing = CHECKER.asks().get("/desk/reviews/" + unknown);
            assertThat(nothing.statusCode()).as(unknown).isEqualTo(404);
            assertThat(nothing.asString()).contains("There is nothing here").doesNotContain("http-equiv");
        }
        assertThat(CHECKER.sends(review(id) + "/draft", Fixtures.with(Fixtures.DRAFT, "version", "0"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void letsAnAdminLookOn() {
        UUID id = Fixtures.inApproval();
        assertThat(ADMIN.opens(review(id)))
                .contains("Your role lets you look on")
                .doesNotContain("<form method=\"post\" action=\"/desk")
                .doesNotContain("class=\"stack\" method=\"post\"");
        assertThat(ADMIN.opens(approval(id)))
                .contains("Editors approve, return and publish.")
                .doesNotContain("<form class");
    }
}
