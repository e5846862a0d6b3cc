package org.plumbline.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.admin;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;
import static org.plumbline.claims.Tokens.nobody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.plumbline.claims.Rows;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Fixtures;
import org.plumbline.claims.claim.Verdict;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class PagesTest {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

    @Inject
    DataSource database;

    @Inject
    Claims claims;

    @Test
    void inboxShowsWhatWaitsAndOfEqualPriorityTheNewestFirst() throws IOException {
        String older = enterFull("inbox-order");
        String newer = enterFull("inbox-order");

        String page = html(checker(), "/desk/inbox?topic=inbox-order");

        assertThat(page)
                .contains("more than 33,000 killed, Palestinians, Gaza, as of 7 April 2024")
                .contains("<p class=\"quiet\">2 claims, submitted, by priority</p>")
                .contains("A newspaper", "Gaza health ministry", "Sent in by <bdi>checker</bdi>")
                .contains("<a href=\"https://news.example/truce\" rel=\"noopener nofollow\"><bdi>Truce talks</bdi></a>")
                .contains("<time datetime=\"2024-04-07\">7 April 2024</time>");
        assertThat(page.indexOf(newer)).isPositive().isLessThan(page.indexOf(older));
        keep("inbox", page);
    }

    @Test
    void inboxSaysWhatToDoWhenItIsEmpty() {
        assertThat(html(checker(), "/desk/inbox?topic=no-such-topic"))
                .contains("<p class=\"quiet\">0 claims, submitted, by priority</p>")
                .contains("No claim fits these filters.");
    }

    @Test
    void inboxRefusesFiltersBesideTheField() {
        Response answer = checker().get("/desk/inbox?topic=Gaza War&state=lost");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("This must be one of submitted, accepted, rejected, merged, all.")
                .contains("This must be a slug of lower-case letters")
                .contains("value=\"Gaza War\"");
    }

    @Test
    void inboxLeadsToItsNextPage() {
        for (int i = 0; i < 26; i++) {
            enterFull("inbox-paging");
        }
        String first = html(checker(), "/desk/inbox?topic=inbox-paging&q=33,000");

        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        Response second = checker().urlEncodingEnabled(false).get(next.group(1).replace("&amp;", "&"));
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.asString())
                .contains("26 claims")
                .containsOnlyOnce("<li class=\"card\">")
                .doesNotContain("rel=\"next\"");
    }

    @Test
    void claimPageShowsEverythingKnown() throws IOException {
        String id = enterFull("page");
        accept(id, html(checker(), "/desk/claims/" + id));
        QuarkusTransaction.requiringNew().run(() -> {
            var claim = claims.getToChange(UUID.fromString(id)).orElseThrow();
            claim.noteReview(UUID.fromString("01900000-0000-7000-8000-000000000002"), "IN_APPROVAL", Fixtures.NOON, 1);
            claim.noteVerdict(Fixtures.verdict("mostly-true"), 2);
        });

        String page = html(admin(), "/desk/claims/" + id);

        assertThat(page)
                .contains("<blockquote class=\"claim-text\" lang=\"en\" dir=\"ltr\">")
                .contains("<th scope=\"row\">more than 33,000 killed")
                .contains("since 7 October 2023")
                .contains("<a href=\"/desk/reviews/01900000-0000-7000-8000-000000000002\">In approval</a>")
                .contains("<time datetime=\"2024-04-07T12:00:00Z\">7 Apr 2024, 12:00 UTC</time>")
                .contains("<a href=\"https://desk.example/verdicts/x\"><bdi>Mostly so</bdi></a>")
                .contains("rating-mostly-true\">Mostly true</span>", "Revision 1")
                .contains("Sent in by <bdi>checker</bdi>", "Accepted by <bdi>checker</bdi>")
                .doesNotContain("/acceptance\"");
        keep("claim", page);
    }

    @Test
    void claimPageSaysWhatBecameOfTheVerdict() throws IOException {
        String id = enterFull("rated-anew");
        accept(id, html(checker(), "/desk/claims/" + id));
        note(id, Fixtures.verdict("true", "half-true"), 1);

        assertThat(html(checker(), "/desk/claims/" + id))
                .containsPattern("When it was said</span> <span class=\"rating small rating-true\">True</span>")
                .containsPattern("Now</span> <span class=\"rating small rating-half-true\">Half true</span>")
                .contains("Revision 2")
                .doesNotContain("Retracted");

        note(id, Fixtures.retracted("true", "half-true"), 2);

        String page = html(checker(), "/desk/claims/" + id);
        assertThat(page)
                .contains("<span class=\"rating small rating-retracted\">Retracted</span>")
                .contains("was: True when it was said; now: Half true</span>")
                .contains("<a href=\"https://desk.example/verdicts/x\"><bdi>Mostly so</bdi></a>", "Revision 3")
                .doesNotContain("rating-true", "rating-half-true");
        keep("claim-retracted", page);
    }

    private void note(String id, Verdict verdict, long sequence) {
        QuarkusTransaction.requiringNew()
                .run(() -> claims.getToChange(UUID.fromString(id)).orElseThrow().noteVerdict(verdict, sequence));
    }

    @Test
    void arabicClaimIsWrittenFromRightToLeft() {
        String id = enter(Map.of("text", "هطل المطر", "language", "ar"));

        assertThat(html(checker(), "/desk/claims/" + id))
                .contains("<blockquote class=\"claim-text\" lang=\"ar\" dir=\"rtl\">هطل المطر</blockquote>");
    }

    @Test
    void acceptsFromTheInboxAndLeadsBackToIt() {
        String id = enterFull("accept-here");
        String inbox = html(checker(), "/desk/inbox?topic=accept-here");

        Response answer = accept(id, inbox);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).startsWith("/desk/inbox?state=submitted&topic=accept-here&batch=");
        assertThat(html(checker(), answer.header("Location")))
                .contains("The claim was accepted.", "Its review is being opened")
                .doesNotContain(id);
    }

    @Test
    void doubleClickDecidesOnce() {
        String id = enterFull("double-click");
        String page = html(checker(), "/desk/claims/" + id);
        accept(id, page);
        Rows after = Rows.of(database);

        assertThat(accept(id, page).header("Location")).isEqualTo("/desk/claims/" + id + "?done=accepted");
        assertThat(Rows.of(database)).isEqualTo(after);
    }

    @Test
    void rejectionThatSaysTooLittleKeepsWhatWasTyped() throws IOException {
        String id = enterFull("reject-here");
        String page = html(checker(), "/desk/claims/" + id);
        Rows before = Rows.of(database);

        Response answer = reject(id, page, "", "Because\r\nof <b>this</b>");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("The claim was not rejected yet", "Choose a reason.", "aria-invalid=\"true\"")
                .contains("Because\nof &lt;b&gt;this&lt;/b&gt;</textarea>")
                .contains("<details open>");
        assertThat(Rows.of(database)).isEqualTo(before);
        keep("reject-refused", answer.asString());

        Response rejected = reject(id, answer.asString(), "OTHER", "Because of this");
        assertThat(rejected.header("Location")).isEqualTo("/desk/claims/" + id + "?done=rejected");
        assertThat(html(checker(), rejected.header("Location")))
                .contains("The claim was rejected.", "Another reason.", "Because of this");
    }

    @Test
    void staleDecisionShowsWhatStandsAndKeepsWhatWasTyped() {
        String id = enterFull("stale");
        String page = html(checker(), "/desk/claims/" + id);
        accept(id, html(as("editor", "editor"), "/desk/claims/" + id));
        Rows before = Rows.of(database);

        Response answer = reject(id, page, "OPINION", "My long explanation");

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.asString())
                .contains("Somebody changed this claim since you opened the page.")
                .contains("My long explanation")
                .contains("Accepted by");
        assertThat(Rows.of(database)).isEqualTo(before);
    }

    @Test
    void secondDecisionIsRefusedInWords() {
        String id = enterFull("decided");
        accept(id, html(checker(), "/desk/claims/" + id));

        Response answer = checker()
                .formParam("version", 1)
                .formParam("idempotencyKey", UUID.randomUUID())
                .post("/desk/claims/" + id + "/acceptance");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString()).contains("This claim was accepted already and cannot be accepted any more.");
    }

    @Test
    void formWithoutItsHiddenFieldsIsMalformed() {
        String id = enterFull("malformed");
        Rows before = Rows.of(database);

        for (String body : List.of(
                "x=1", "", "version=0&idempotencyKey=%00", "version=x&idempotencyKey=k", "version=%zz", "%", "=&&=")) {
            Response answer = checker()
                    .accept("text/html")
                    .contentType("application/x-www-form-urlencoded")
                    .body(body)
                    .post("/desk/claims/" + id + "/acceptance");
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.contentType()).startsWith("text/html");
        }
        assertThat(Rows.of(database)).isEqualTo(before);
    }

    @Test
    void entersAClaimByHand() throws IOException {
        String form = html(checker(), "/desk/claims/new");
        keep("enter", form);

        String id = enterFull("by-hand");

        Response claim = checker().get("/api/claims/" + id);
        assertThat(claim.<String>path("text")).isEqualTo("More than 33,000 Palestinians\nhave been killed");
        assertThat(claim.<List<String>>path("topics")).containsExactly("gaza-war", "by-hand");
        assertThat(claim.<List<Integer>>path("quantities.value")).containsExactly(33000, 14);
        assertThat(claim.<List<String>>path("quantities.comparator")).containsExactly("MORE_THAN", "AT_LEAST");
        assertThat(claim.<List<String>>path("appearances.publishedOn")).containsExactly("2024-04");
    }

    @Test
    void claimThatIsRefusedKeepsEverythingTyped() throws IOException {
        Rows before = Rows.of(database);

        Response answer = full("wrong")
                .formParam("quantities", "")
                .formParam("comparator", "BETWEEN")
                .formParam("value", "about 5")
                .formParam("upper", "")
                .formParam("measure", "")
                .formParam("statedOn", "last week")
                .post("/desk/claims");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("The claim was not stored yet.")
                .contains("More than 33,000 Palestinians\nhave been killed</textarea>")
                .contains("value=\"A newspaper\"", "value=\"https://news.example/truce\"", "value=\"Gaza War, wrong\"")
                .contains("value=\"about 5\"", "This must be a number such as 33,000 or 4.5.")
                .contains("value=\"33,000\"", "value=\"14\"");
        assertThat(Rows.of(database)).isEqualTo(before);
        keep("enter-refused", answer.asString());
    }

    @Test
    void anotherQuantityIsAskedForWithoutStoringAnything() {
        Rows before = Rows.of(database);

        String page = full("more").formParam("more", "1").post("/desk/claims").asString();

        assertThat(page).contains("Quantity 3").doesNotContain("Quantity 4").contains("value=\"33,000\"");
        assertThat(Rows.of(database)).isEqualTo(before);
    }

    @Test
    void reusedFormSaysSoAndGetsANewKey() {
        String key = UUID.randomUUID().toString();
        form(key, Map.of("text", "First", "language", "en"))
                .post("/desk/claims")
                .then()
                .statusCode(303);

        Response answer = form(key, Map.of("text", "Second", "language", "en")).post("/desk/claims");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString()).contains("This Idempotency-Key was sent before with another request.", "Second");
        assertThat(hidden(answer.asString(), "idempotencyKey")).isNotEqualTo(key);
    }

    @Test
    void escapesEveryField() {
        String id = post(checker(), """
                {"text": "%1$s", "language": "en", "restatement": "%1$s", "claimant": "%1$s", "source": "%1$s",
                 "appearances": [{"url": "https://x.example/?a=%%22%%3E&b='", "publisher": "%1$s", "headline": "%1$s", "quote": "%1$s"}],
                 "topics": ["escaping"],
                 "quantities": [{"comparator": "ABOUT", "value": 5, "measure": "%1$s", "unit": "%1$s", "ofWhom": "%1$s",
                                 "place": "%1$s", "attributedTo": "%1$s", "text": "%1$s"}]}""".formatted(SCRIPT));
        String inbox = html(checker(), "/desk/inbox?topic=escaping");
        String claim = html(as(SCRIPT, "editor"), "/desk/claims/" + id);
        String refused = reject(id, claim, "", SCRIPT).asString();
        String filtered = html(checker(), "/desk/inbox?q=" + "%3Cscript%3Ealert(1)%3C/script%3E");
        String entered = form(
                        "k",
                        Map.of("text", "", "language", SCRIPT, "claimant", SCRIPT, "url", SCRIPT, "topics", SCRIPT))
                .formParam("comparator", SCRIPT)
                .formParam("value", SCRIPT)
                .post("/desk/claims")
                .asString();

        for (String page : List.of(inbox, claim, refused, filtered, entered)) {
            assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert(1)");
        }
    }

    static Stream<Arguments> deskPages() {
        String id = UUID.randomUUID().toString();
        Set<String> all = Set.of("fact-checker", "editor", "admin");
        Set<String> deciding = Set.of("fact-checker", "editor");
        return Stream.of(
                Arguments.of("GET", "/desk/inbox", all),
                Arguments.of("GET", "/desk/claims/" + id, all),
                Arguments.of("GET", "/desk/claims/new", deciding),
                Arguments.of("POST", "/desk/claims", deciding),
                Arguments.of("POST", "/desk/claims/" + id + "/acceptance", deciding),
                Arguments.of("POST", "/desk/claims/" + id + "/rejection", deciding),
                Arguments.of("POST", "/desk/claims/" + id + "/reopening", deciding),
                Arguments.of("POST", "/desk/claims/" + id + "/split", deciding),
                Arguments.of("GET", "/desk/claims/" + id + "/merge", deciding),
                Arguments.of("GET", "/desk/claims/" + id + "/merge/found", deciding),
                Arguments.of("POST", "/desk/claims/" + id + "/merge", deciding),
                Arguments.of("POST", "/desk/claims/decisions", deciding),
                Arguments.of("POST", "/desk/claims/decisions/" + id + "/reversal", deciding));
    }

    @ParameterizedTest
    @MethodSource("deskPages")
    void deskPagesAreForTheDesk(String method, String path, Set<String> allowed) {
        Rows before = Rows.of(database);
        Response anonymous = nobody().accept("text/html")
                .contentType("application/x-www-form-urlencoded")
                .request(method, path);
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.contentType()).startsWith("text/html");
        for (String role : List.of("fact-checker", "editor", "admin", "partner")) {
            int status = as("somebody", role)
                    .accept("text/html")
                    .contentType("application/x-www-form-urlencoded")
                    .request(method, path)
                    .statusCode();
            if (allowed.contains(role)) {
                assertThat(status).as(role).isNotIn(401, 403);
            } else {
                assertThat(status).as(role).isEqualTo(403);
            }
        }
        assertThat(Rows.of(database)).isEqualTo(before);
    }

    @Test
    void adminLooksButDoesNotDecide() {
        String id = enterFull("admin-looks");

        assertThat(html(admin(), "/desk/inbox?topic=admin-looks"))
                .contains(id)
                .doesNotContain("/acceptance", "/desk/claims/new\">Enter");
        assertThat(html(admin(), "/desk/claims/" + id))
                .contains("It waits for a fact-checker or an editor")
                .doesNotContain("/acceptance");
    }

    private static String html(RequestSpecification who, String path) {
        Response answer = who.accept("text/html").urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer.asString();
    }

    private static String hidden(String page, String name) {
        Matcher input = HIDDEN.matcher(page);
        while (input.find()) {
            if (input.group(1).equals(name)) {
                return input.group(2);
            }
        }
        throw new AssertionError("No hidden field " + name);
    }

    /** Sends the page's own form, with its hidden fields as they stand there. */
    private static Response accept(String id, String page) {
        return decision(id, page, "acceptance").post("/desk/claims/" + id + "/acceptance");
    }

    private static Response reject(String id, String page, String reason, String words) {
        return decision(id, page, "rejection")
                .formParam("reason", reason)
                .formParam("words", words)
                .post("/desk/claims/" + id + "/rejection");
    }

    private static RequestSpecification decision(String id, String page, String decision) {
        int start = page.indexOf("action=\"/desk/claims/" + id + "/" + decision + "\"");
        assertThat(start).as("the form is on the page").isPositive();
        String form = page.substring(start, page.indexOf("</form>", start));
        RequestSpecification request = checker();
        Matcher input = HIDDEN.matcher(form);
        while (input.find()) {
            request.formParam(input.group(1), input.group(2).replace("&amp;", "&"));
        }
        return request;
    }

    private static RequestSpecification form(String key, Map<String, String> fields) {
        return checker()
                .formParam("version", 0)
                .formParam("idempotencyKey", key)
                .formParams(fields);
    }

    private static RequestSpecification full(String topic) {
        return form(
                        UUID.randomUUID().toString(),
                        Map.of(
                                "text",
                                "More than 33,000 Palestinians\r\nhave been killed",
                                "language",
                                "en",
                                "claimant",
                                "A newspaper",
                                "source",
                                "Gaza health ministry",
                                "url",
                                "https://news.example/truce",
                                "headline",
                                "Truce talks",
                                "publishedOn",
                                "2024-04",
                                "topics",
                                "Gaza War, " + topic))
                .formParam("comparator", "MORE_THAN", "EXACTLY", "AT_LEAST")
                .formParam("value", "33,000", "", "14")
                .formParam("measure", "killed", "", "injured")
                .formParam("ofWhom", "Palestinians", "", "")
                .formParam("place", "Gaza", "", "Damascus")
                .formParam("periodStart", "", "", "2023-10-07")
                .formParam("asOf", "2024-04-07", "", "");
    }

    private static String enterFull(String topic) {
        return entered(full(topic).formParam("statedOn", "2024-04-07").post("/desk/claims"));
    }

    private static String enter(Map<String, String> fields) {
        return entered(form(UUID.randomUUID().toString(), fields).post("/desk/claims"));
    }

    private static String entered(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        String location = answer.header("Location");
        assertThat(location).endsWith("?done=entered");
        return location.substring(location.lastIndexOf('/') + 1, location.indexOf('?'));
    }

    private static String post(RequestSpecification who, String body) {
        return who.contentType("application/json")
                .body(body)
                .post("/api/claims")
                .path("id");
    }

    /** Keeps the page for people to look at. */
    private static void keep(String name, String page) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pages"));
        Files.writeString(folder.resolve(name + ".html"), page);
    }
}
