package org.plumbline.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.admin;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.claims.Rows;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Fixtures;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class TriagePagesTest {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

    @Inject
    DataSource database;

    @Inject
    Claims claims;

    @Test
    void inboxShowsWhyAClaimStandsWhereItStands() throws IOException {
        String low = submit("It rained on the roof", "why");
        String high = submit("It rained into the cellar", "why");
        noteDemand(high, 12);

        String page = html("/desk/inbox?topic=why");

        assertThat(page)
                .contains("<p class=\"quiet\">2 claims, submitted, by priority</p>")
                .contains(
                        "<b>Priority ",
                        "Demand is 56 of 100 and counts 30%: <span dir=\"auto\">12 people asked for it</span>.")
                .contains("Demand is 0 of 100 and counts 30%: <span dir=\"auto\">nobody asked for it yet</span>.")
                .contains("no quantity or topic of it speaks of harm to people")
                .contains("<meter min=\"0\" max=\"1\" value=\"", " of 100</meter></li>")
                .contains("data-claim=\"" + high + "\"", "src=\"/assets/inbox.")
                .as("the keys of one letter can be switched off, without a key too")
                .contains("<label for=\"keys-used\">Use these keys", ">Keys of this page</button>")
                .as("what is ticked is kept before anything counts it")
                .containsSubsequence("<script src=\"/assets/typed.", "<script src=\"/assets/inbox.")
                .doesNotContain("style=");
        assertThat(page.indexOf("data-claim=\"" + high)).isLessThan(page.indexOf("data-claim=\"" + low));
        assertThat(html("/desk/inbox?topic=why&sort=oldest"))
                .contains("oldest first</p>", "<option value=\"oldest\" selected>")
                .containsSubsequence("data-claim=\"" + low, "data-claim=\"" + high);
        keep("inbox-priority", page);
    }

    @Test
    void inboxRefusesAnOrderThatThereIsNot() {
        Response answer = checker().get("/desk/inbox?sort=random");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("This must be one of priority, newest, oldest.");
    }

    @Test
    void inboxWalksByPriority() {
        for (int i = 0; i < 27; i++) {
            submit("Paged " + i, "by-priority");
        }
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(html("/desk/inbox?topic=by-priority"));
        assertThat(next.find()).isTrue();

        String second = html(next.group(1).replace("&amp;", "&"));

        assertThat(second.split("data-claim=", -1)).hasSize(3);
        assertThat(second).contains("27 claims").doesNotContain("rel=\"next\"");
    }

    @Test
    void undoesFromTheNoticeWhatWasDecidedInTheInbox() {
        String id = submit("Undone from the notice", "undo-one");
        String other = submit("Stays where it is", "undo-one");
        String inbox = html("/desk/inbox?topic=undo-one");

        Response accepted = send(inbox, "/desk/claims/" + id + "/acceptance");

        assertThat(accepted.header("Location"))
                .startsWith("/desk/inbox?state=submitted&topic=undo-one&batch=")
                .endsWith("#claim-" + other);
        String after = html(accepted.header("Location").replaceFirst("#.*", ""));
        assertThat(after).contains("The claim was accepted.", "Its review is being opened", ">Undo</button>");
        Response undone = send(after, action(after, "/reversal"));
        assertThat(undone.statusCode()).as(undone.asString()).isEqualTo(303);
        String back = html(undone.header("Location"));
        assertThat(back).contains("The claim was put back to what it was.", id).doesNotContain(">Undo</button>");
        assertThat(html("/desk/claims/" + id)).contains("Acceptance taken back by <bdi>checker</bdi>");
    }

    @Test
    void saysWhatWasNotDoneAndWhy() throws IOException {
        String fresh = submit("Done in bulk", "bulk");
        String stale = submit("Stale in <bulk>", "bulk");
        String inbox = html("/desk/inbox?topic=bulk");
        change(stale);

        Response answer = chosen(inbox, "ACCEPT", fresh + ".0", stale + ".0");

        assertThat(answer.statusCode()).isEqualTo(303);
        String report = html(answer.header("Location"));
        assertThat(report)
                .contains("The claim was accepted.", "Not done:", "Stale in &lt;bulk&gt;</a>:")
                .contains("Somebody changed it since you opened the page.");
        assertThat(state(fresh)).isEqualTo("ACCEPTED");
        assertThat(state(stale)).isEqualTo("SUBMITTED");
        keep("inbox-bulk", report);
    }

    @Test
    void mergesSeveralAndUndoesThemAll() {
        String oldest = submit("The oldest of three", "bulk-merge");
        String second = submit("The second of three", "bulk-merge");
        String third = submit("The third of three", "bulk-merge");

        Response answer =
                chosen(html("/desk/inbox?topic=bulk-merge"), "MERGE", oldest + ".0", second + ".0", third + ".0");

        String after = html(answer.header("Location"));
        assertThat(after).contains("2 claims were merged into another one.");
        assertThat(mergedInto(second)).isEqualTo(oldest);
        String undone = html(send(after, action(after, "/reversal")).header("Location"));
        assertThat(undone).contains("2 claims were put back to what they were.");
        assertThat(state(third)).isEqualTo("SUBMITTED");
    }

    @Test
    void bulkThatSaysTooLittleKeepsWhatWasChosenAndTyped() throws IOException {
        String id = submit("Chosen but not decided", "bulk-refused");
        Rows before = Rows.of(database);
        String inbox = html("/desk/inbox?topic=bulk-refused&sort=newest");

        Response answer = form(inbox, "/desk/claims/decisions")
                .formParam("claim", id + ".0")
                .formParam("decision", "REJECT")
                .formParam("words", "My \"own\" words")
                .post("/desk/claims/decisions");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains(
                        "Choose a reason.",
                        "value=\"My &quot;own&quot; words\"",
                        "<details class=\"card no-print\" data-chosen open>")
                .contains("value=\"" + id + ".0\" form=\"chosen\" checked")
                .contains("<option value=\"newest\" selected>", "value=\"bulk-refused\"");
        assertThat(Rows.of(database)).isEqualTo(before);
        keep("inbox-bulk-refused", answer.asString());

        Response nothing = form(inbox, "/desk/claims/decisions")
                .formParam("decision", "ACCEPT")
                .post("/desk/claims/decisions");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.asString()).contains("Choose claims below first");
        Response nonsense = form(inbox, "/desk/claims/decisions")
                .accept("text/html")
                .formParam("claim", "x")
                .formParam("decision", "ACCEPT")
                .post("/desk/claims/decisions");
        assertThat(nonsense.statusCode()).isEqualTo(400);
    }

    @Test
    void leadsNowhereButToTheInbox() {
        for (String back : List.of(
                "https://evil.example/",
                "//evil.example",
                "/desk/inboxes",
                "/desk/inbox\r\nX: y",
                "/desk/inbox?a#b",
                "/desk")) {
            String id = submit("Leads nowhere else", "back");
            Response answer = checker()
                    .formParam("version", 0)
                    .formParam("idempotencyKey", UUID.randomUUID())
                    .formParam("back", back)
                    .post("/desk/claims/" + id + "/acceptance");
            assertThat(answer.header("Location")).as(back).isEqualTo("/desk/claims/" + id + "?done=accepted");
        }
    }

    @Test
    void findsTheClaimToMergeIntoByWordsIdOrAddress() throws IOException {
        String id = submit("The ferry sank at dawn", "ferry");
        String into = submit("A ferry went down in the morning", "ferry");
        String rejected = submit("A ferry is a boat", "ferry");
        reject(rejected);

        String page = html("/desk/claims/" + id + "/merge?q=ferry");

        assertThat(page)
                .contains("2 claims found", "Merge into this<span class=\"visually-hidden\">: A ferry went down")
                .contains("The claim to merge into was rejected.")
                .doesNotContain("name=\"into\" value=\"" + rejected, "name=\"into\" value=\"" + id);
        keep("merge", page);
        assertThat(html("/desk/claims/" + id + "/merge?q=" + into))
                .contains("1 claim found", "name=\"into\" value=\"" + into);
        assertThat(html("/desk/claims/" + id + "/merge/found?q=https://desk.example/desk/claims/" + into + "?x"))
                .contains("name=\"into\" value=\"" + into)
                .doesNotContain("<html");
        assertThat(html("/desk/claims/" + id + "/merge?q=nobody+said+this"))
                .contains("No other claim has these words.");
        assertThat(html("/desk/claims/" + id + "/merge")).doesNotContain("found</p>");
        Response wrong = checker().get("/desk/claims/" + id + "/merge?q=" + "x".repeat(201));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("This must have at most 200 characters.");

        Response merged = send(page, "/desk/claims/" + id + "/merge", "into", into);
        assertThat(merged.header("Location")).isEqualTo("/desk/claims/" + id + "?done=merged");
        String old = html("/desk/claims/" + id);
        assertThat(html("/desk/claims/" + id + "?done=merged"))
                .contains(">Undo</button>")
                .containsOnlyOnce("/split\"");
        assertThat(old)
                .contains("<a href=\"/desk/claims/" + into + "\">go to that claim</a>", "Split off again")
                .contains("Merged into another claim by <bdi>checker</bdi>")
                .doesNotContain("/desk/claims/" + id + "/merge");
        assertThat(html("/desk/claims/" + into)).contains("Another claim merged into it by <bdi>checker</bdi>");
        keep("claim-merged", old);

        Response split = send(old, "/desk/claims/" + id + "/split");
        assertThat(split.header("Location")).isEqualTo("/desk/claims/" + id + "?done=split");
        assertThat(html("/desk/claims/" + id))
                .contains("Split off again by <bdi>checker</bdi>")
                .doesNotContain("go to that claim");
        assertThat(html("/desk/claims/" + into)).contains("A claim split off from it by");
    }

    @Test
    void mergesFromTheInboxAndLeadsBackToIt() {
        String id = submit("A bridge is closed", "bridge");
        String into = submit("The bridge was shut", "bridge");
        String page = html("/desk/claims/" + id + "/merge?q=bridge&back=/desk/inbox?topic%3Dbridge&next=" + into);

        Response merged = send(page, "/desk/claims/" + id + "/merge", "into", into);

        assertThat(merged.header("Location"))
                .startsWith("/desk/inbox?topic=bridge&batch=")
                .endsWith("#claim-" + into);
        assertThat(html(merged.header("Location").replaceFirst("#.*", "")))
                .contains("The claim was merged into another one.", ">Undo</button>");
    }

    @Test
    void mergeThatIsRefusedSaysWhy() {
        String id = submit("The well is dry", "well");
        String into = submit("There is no water in the well", "well");
        String page = html("/desk/claims/" + id + "/merge?q=" + into);
        reject(into);
        Rows before = Rows.of(database);

        Response answer = send(page, "/desk/claims/" + id + "/merge", "into", into);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString())
                .contains("The claim to merge into was rejected. Take that decision back first")
                .contains("value=\"" + into + "\"");
        assertThat(Rows.of(database)).isEqualTo(before);
        change(id);
        assertThat(send(page, "/desk/claims/" + id + "/merge", "into", into).statusCode())
                .isEqualTo(412);
        assertThat(send(page, "/desk/claims/" + id + "/merge", "into", "nothing")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void takesADecisionBackOnTheClaimsPage() {
        String id = submit("Taken back on its page", "take-back");
        reject(id);

        Response answer = send(html("/desk/claims/" + id), "/desk/claims/" + id + "/reopening");

        assertThat(answer.header("Location")).isEqualTo("/desk/claims/" + id + "?done=reopened");
        assertThat(html(answer.header("Location")))
                .contains("The decision was taken back. The claim waits for another one.")
                .contains("Rejection taken back by <bdi>checker</bdi>", "It is an opinion.")
                .contains("/acceptance\"");
    }

    @Test
    void offersUndoRightAfterADecisionOnTheClaimsPage() {
        String id = submit("Undone on its page", "undo-page");
        Response accepted = send(html("/desk/claims/" + id), "/desk/claims/" + id + "/acceptance");
        String page = html(accepted.header("Location"));
        assertThat(page)
                .contains("The claim was accepted.")
                .containsOnlyOnce("/reopening\"")
                .contains(">Undo</button>");

        assertThat(send(page, "/desk/claims/" + id + "/reopening").statusCode()).isEqualTo(303);
        assertThat(state(id)).isEqualTo("SUBMITTED");
    }

    @Test
    void saysOnTheClaimsPageWhyAnAcceptanceStays() {
        String id = submit("Its review is taken", "stays");
        checker().header("If-Match", "\"0\"").post("/api/claims/" + id + "/acceptance");
        String open = html("/desk/claims/" + id);
        assertThat(open).contains("Take the decision back");
        QuarkusTransaction.requiringNew().run(() -> {
            var claim = claims.getToChange(UUID.fromString(id)).orElseThrow();
            claim.noteReview(UUID.fromString(checkersReview(id)), "IN_PROGRESS", Fixtures.NOON, 1);
        });

        assertThat(html("/desk/claims/" + id))
                .contains("Somebody works on the review of this claim", "Drop the review first")
                .doesNotContain("Take the decision back", "Merge into another claim");
        Response stale = send(open, "/desk/claims/" + id + "/reopening");
        assertThat(stale.statusCode()).isEqualTo(412);
    }

    @Test
    void adminLooksAtPrioritiesButDecidesNothing() {
        String id = submit("Admin looks", "admin-triage");
        reject(id);

        Response inbox = admin().accept("text/html").get("/desk/inbox?topic=admin-triage&state=all");
        assertThat(inbox.asString())
                .contains("Priority ", id)
                .doesNotContain("type=\"checkbox\" name=\"claim\"", "/desk/claims/decisions", "/merge\"");
        assertThat(admin().accept("text/html").get("/desk/claims/" + id).asString())
                .doesNotContain("Take the decision back", "/merge\"");
    }

    @Test
    void everythingTypedIsEscaped() {
        String id = submit("\\u003cscript>alert(1)</script>", "escape-triage");

        assertThat(html("/desk/inbox?topic=escape-triage")).doesNotContain("<script>alert(1)");
        assertThat(html("/desk/claims/" + id + "/merge?q=%3Cscript%3Ealert(1)")).doesNotContain("<script>alert(1)");
    }

    private static String checkersReview(String id) {
        return checker().get("/api/claims/" + id).path("review.id");
    }

    private static Response chosen(String inbox, String decision, String... chosen) {
        return form(inbox, "/desk/claims/decisions")
                .formParam("claim", (Object[]) chosen)
                .formParam("decision", decision)
                .post("/desk/claims/decisions");
    }

    private static Response send(String page, String action) {
        return form(page, action).post(action);
    }

    private static Response send(String page, String action, String field, String value) {
        return form(page, action).formParam(field, value).post(action);
    }

    /** The form's own hidden fields, but for the one that says into which claim. */
    private static RequestSpecification form(String page, String action) {
        Matcher start = Pattern.compile("<form[^>]* method=\"post\" action=\"" + Pattern.quote(action) + "\"")
                .matcher(page);
        assertThat(start.find()).as(action + " is on the page").isTrue();
        String form = page.substring(start.start(), page.indexOf("</form>", start.start()));
        RequestSpecification request = checker();
        Matcher input = HIDDEN.matcher(form);
        while (input.find()) {
            if (!input.group(1).equals("into")) {
                request.formParam(input.group(1), input.group(2).replace("&amp;", "&"));
            }
        }
        return request;
    }

    private static String action(String page, String end) {
        Matcher form = Pattern.compile("action=\"([^\"]+" + end + ")\"").matcher(page);
        assertThat(form.find()).isTrue();
        return form.group(1);
    }

    private static String html(String path) {
        Response answer = as("checker", "fact-checker")
                .accept("text/html")
                .urlEncodingEnabled(false)
                .get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }

    private static String submit(String text, String topic) {
        return checker()
                .contentType("application/json")
                .body("{\"text\": \"" + text + "\", \"language\": \"en\", \"topics\": [\"" + topic + "\"]}")
                .post("/api/claims")
                .path("id");
    }

    private static void reject(String id) {
        checker()
                .header("If-Match", "\"" + checker().get("/api/claims/" + id).path("version") + "\"")
                .contentType("application/json")
                .body("{\"reason\": \"OPINION\"}")
                .post("/api/claims/" + id + "/rejection")
                .then()
                .statusCode(200);
    }

    private static String state(String id) {
        return checker().get("/api/claims/" + id).path("state");
    }

    private static @Nullable String mergedInto(String id) {
        return checker().get("/api/claims/" + id).path("mergedInto");
    }

    /** Somebody else changes it, by whatever way. */
    private void change(String id) {
        QuarkusTransaction.requiringNew()
                .run(() -> claims.getToChange(UUID.fromString(id)).orElseThrow().sentByPartner());
    }

    private void noteDemand(String id, int demand) {
        QuarkusTransaction.requiringNew()
                .run(() -> claims.getToChange(UUID.fromString(id)).orElseThrow().noteDemand(demand));
    }

    /** Keeps the page for people to look at. */
    private static void keep(String name, String page) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pages"));
        Files.writeString(folder.resolve(name + ".html"), page);
    }
}
