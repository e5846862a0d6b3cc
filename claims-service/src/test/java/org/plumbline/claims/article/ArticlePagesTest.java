package org.plumbline.claims.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.admin;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.fetch.FetchRefused;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ArticlePagesTest {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");
    private static final Pattern PIECE = Pattern.compile("data-start=\"(\\d+)\"(?: data-number=\"\\d+\")?>([^<]*)<");

    @Inject
    DataSource database;

    @Inject
    FakePages web;

    @Test
    void addsAPastedTextAndShowsItWithWhatCanBeChecked() throws IOException {
        String form = html(checker(), "/desk/articles/new");
        keep("article-new", form);

        Sent added = send(form, Map.of("text", Texts.STORM, "published", "2025-03-12", "publisher", "Valley <News>"));

        assertThat(added.statusCode()).as(added.asString()).isEqualTo(303);
        assertThat(added.header("Location")).matches("/desk/articles/[0-9a-f-]{36}\\?done=added");
        String page = html(checker(), added.header("Location"));
        keep("article", page);
        assertThat(page)
                .contains(
                        "The article was read.", "<h1 lang=\"en\" dir=\"auto\">Storm cuts off the northern valley</h1>")
                .contains("Valley &lt;News&gt;", "<time datetime=\"2025-03-12\">12 March 2025</time>")
                .contains("at least 23 injured")
                .contains("“<bdi lang=\"en\">Monday</bdi>” is <time datetime=\"2025-03-10\">10 March 2025</time>")
                .contains("Well worth a check", "<b>For a check:</b> ", "has a number")
                .contains("Quoted: <b><bdi lang=\"en\">Mayor Ana Lund</bdi></b>")
                .contains("<mark class=\"strong\">", "Make claims of the selected");
        assertThat(textOf(page)).isEqualTo(Texts.STORM.replace("\n\n", ""));
        assertThat(PIECE.matcher(page).results()).isNotEmpty().allSatisfy(piece -> assertThat(
                        Texts.STORM.substring(Integer.parseInt(piece.group(1))))
                .startsWith(piece.group(2)));
    }

    @Test
    void doubleClickAddsOnce() {
        String form = html(checker(), "/desk/articles/new");
        Sent first = send(form, Map.of("text", Texts.STORM));
        ArticleRows after = ArticleRows.of(database);

        assertThat(send(form, Map.of("text", Texts.STORM)).header("Location")).isEqualTo(first.header("Location"));
        assertThat(ArticleRows.of(database)).isEqualTo(after);
    }

    @Test
    void formThatIsRefusedKeepsEverythingTyped() throws IOException {
        ArticleRows before = ArticleRows.of(database);

        Sent answer = send(
                html(checker(), "/desk/articles/new"),
                Map.of(
                        "text", "A <b>text</b>\r\nof two lines",
                        "url", "not a link",
                        "title", "Its \"title\"",
                        "publisher", "Somebody",
                        "author", "Someone",
                        "published", "last week",
                        "language", "english please"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("The article was not added yet.", "aria-invalid=\"true\"")
                .contains("This must be a web address that begins with http:// or https://.")
                .contains("This must be a date as 2024-04-07, 2024-04 or 2024.")
                .contains("A &lt;b&gt;text&lt;/b&gt;\nof two lines</textarea>", "value=\"not a link\"")
                .contains("value=\"Its &quot;title&quot;\"", "value=\"Somebody\"", "value=\"Someone\"")
                .contains("value=\"last week\"", "value=\"english please\"");
        assertThat(ArticleRows.of(database)).isEqualTo(before);
        keep("article-new-refused", answer.asString());
    }

    @Test
    void pageBehindAPaywallLeavesTheLinkAndTheBoxToPasteInto() throws IOException {
        web.page("https://news.example/locked", """
                <html lang="en"><head><title>What the council hid</title><meta property="og:site_name" content="Valley News">
                </head><body><p>Log in to go on.</p></body></html>""");
        String form = html(checker(), "/desk/articles/new");

        Sent refused = send(form, Map.of("url", "https://news.example/locked"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("This leads to a page without an article that everybody can read")
                .contains("value=\"https://news.example/locked\"", " autofocus")
                .contains("value=\"What the council hid\"", "value=\"Valley News\"", "value=\"en\"");
        keep("article-paywall", refused.asString());
        String location = send(
                        refused.asString(),
                        Map.of(
                                "url",
                                "https://news.example/locked",
                                "text",
                                Texts.STORM,
                                "title",
                                "What the council hid"))
                .header("Location");
        assertThat(html(checker(), location))
                .contains("href=\"https://news.example/locked\"", "What the council hid", "Pasted by");
    }

    @Test
    void siteThatRefusesIsToldInWords() {
        web.refuses("https://news.example/members", FetchRefused.status(402));
        web.refuses(
                "https://intern.example/",
                FetchRefused.because(
                        FetchRefused.Reason.FORBIDDEN_ADDRESS, "The address leads into a network that is not public."));
        String form = html(checker(), "/desk/articles/new");

        assertThat(send(form, Map.of("url", "https://news.example/members")).asString())
                .contains("This could not be read: the site does not show this page to everybody (it answered 402).");
        assertThat(send(form, Map.of("url", "https://intern.example/")).asString())
                .contains("This could not be read: the address leads into a network that is not public.");
    }

    @Test
    void fileOfAWrongKindIsToldBesideItsField() {
        Sent answer = Sent.form()
                .field("title", "Kept")
                .file("x.pdf", new byte[] {0, 1, 2})
                .to("/desk/articles");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.asString())
                .contains("This must be a web page, plain text, a PDF or a Word document (DOCX).")
                .contains("Choose the file again", "value=\"Kept\"");
    }

    @Test
    void uploadsAFileAndLeadsToItsCopy() {
        Sent added = Sent.form()
                .field("text", "")
                .file("storm.txt", Texts.STORM.getBytes(UTF_8))
                .to("/desk/articles");

        String page = html(checker(), added.header("Location"));
        String id = idIn(added);
        assertThat(page)
                .contains("<a href=\"/desk/articles/" + id + "/copy\" download>The file as it was uploaded</a>")
                .contains("storm.txt", "SHA-256 <code>");
        Response copy = checker().get("/desk/articles/" + id + "/copy");
        assertThat(copy.asByteArray()).isEqualTo(Texts.STORM.getBytes(UTF_8));
        assertThat(copy.contentType()).isEqualTo("application/octet-stream");
        assertThat(copy.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(copy.header("Content-Disposition")).startsWith("attachment;");
        assertThat(checker()
                        .get("/desk/articles/"
                                + idIn(send(html(checker(), "/desk/articles/new"), Map.of("text", Texts.STORM)))
                                + "/copy")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void makesClaimsOfSeveralAtOnce() {
        String id = added();
        String page = html(checker(), "/desk/articles/" + id);
        List<String> ids = candidateIds(page);
        ArticleRows before = ArticleRows.of(database);

        Response made = candidates(page, id, "claims", ids.get(0), ids.get(2));

        assertThat(made.header("Location")).isEqualTo("/desk/articles/" + id + "?done=claims&n=2");
        assertThat(ArticleRows.of(database).others().claims())
                .isEqualTo(before.others().claims() + 2);
        String after = html(checker(), made.header("Location"));
        assertThat(after)
                .contains("2 claims were made. They wait in the inbox.", "<span class=\"tag good\">Claim</span>")
                .contains(" accepted\">")
                .doesNotContain("value=\"" + ids.get(0) + "\"");
        assertThat(candidates(page, id, "claims", ids.get(0), ids.get(2)).header("Location"))
                .isEqualTo(made.header("Location"));
        assertThat(ArticleRows.of(database).others().claims())
                .isEqualTo(before.others().claims() + 2);
    }

    @Test
    void acceptedMeanwhileIsToldInWordsAndTicksAreKept() {
        String id = added();
        String page = html(checker(), "/desk/articles/" + id);
        List<String> ids = candidateIds(page);
        candidates(html(as("editor", "editor"), "/desk/articles/" + id), id, "claims", ids.get(0));

        Response refused = candidates(page, id, "claims", ids.get(0), ids.get(1));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString())
                .contains(
                        "A claim was made of it already",
                        "Nothing was changed; what you ticked and typed is still here.")
                .contains("value=\"" + ids.get(1) + "\" checked>");
        Response nothing = candidates(page, id, "claims");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.asString()).contains("tick at least one sentence first");
    }

    @Test
    void dismissesOneOrSeveralAndTakesItBack() {
        String id = added();
        String page = html(checker(), "/desk/articles/" + id);
        List<String> ids = candidateIds(page);
        assertThat(page)
                .as("ticks of others stay where one sentence is dismissed")
                .contains("data-sends=\"nothing typed\" name=\"only\" value=\"" + ids.get(0));

        Response one = formOf(page)
                .formParam("candidate", ids.get(1))
                .formParam("only", ids.get(0))
                .post("/desk/articles/" + id + "/dismissals");

        assertThat(one.header("Location")).endsWith("?done=dismissed&n=1");
        String after = html(checker(), one.header("Location"));
        assertThat(after)
                .contains("A sentence was dismissed.", "Dismissed by <bdi>checker</bdi>", "/reopenings\">Undo")
                .contains("value=\"" + ids.get(1) + "\"><label");
        assertThat(candidates(page, id, "dismissals", ids.get(1), ids.get(2)).header("Location"))
                .endsWith("?done=dismissed&n=2");
        Response back = formOf(after).formParam("only", ids.get(0)).post("/desk/articles/" + id + "/reopenings");
        assertThat(html(checker(), back.header("Location"))).contains("value=\"" + ids.get(0) + "\"><label");
        assertThat(checker()
                        .formParam("candidate", "no id")
                        .post("/desk/articles/" + id + "/dismissals")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void makesAClaimOfOtherWordsOrKeepsThem() {
        String id = added();
        String page = html(checker(), "/desk/articles/" + id);

        Response wrong = words(page, id, "17 roads <were> open", "");
        Response right = words(page, id, "17 roads were closed", "9999");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString())
                .contains("This must stand in the article exactly so.", "17 roads &lt;were&gt; open</textarea>");
        assertThat(html(checker(), right.header("Location")))
                .contains("A claim was made. It waits in the inbox.", "Selected by hand.", "17 roads were closed</a>");
    }

    @Test
    void foldsWhatIsHardlyWorthACheck() {
        String text = "The council counted 412 empty flats in March. ".repeat(3)
                + "I think that we should all be kind. ".repeat(10);
        String id = idIn(send(html(checker(), "/desk/articles/new"), Map.of("text", text)));

        String page = html(checker(), "/desk/articles/" + id);
        String all = html(checker(), "/desk/articles/" + id + "?all=true");

        assertThat(candidateIds(page)).hasSize(6);
        assertThat(page)
                .contains(
                        "6 of 13 sentences",
                        "<a href=\"/desk/articles/" + id + "?all=true\">Show all 13 sentences</a>");
        assertThat(candidateIds(all)).hasSize(13);
        assertThat(candidates(all, id, "dismissals", candidateIds(all).getLast())
                        .header("Location"))
                .startsWith("/desk/articles/" + id + "?all=true&done=dismissed");
    }

    @Test
    void showsAnArabicArticleFromRightToLeft() {
        String id = idIn(send(
                html(checker(), "/desk/articles/new"),
                Map.of(
                        "text",
                        "قالت وزارة الصحة إن أكثر من 120 شخصا أصيبوا في العاصفة التي ضربت الساحل يوم الاثنين.")));

        assertThat(html(checker(), "/desk/articles/" + id))
                .contains("class=\"marked-text prose\" lang=\"ar\" dir=\"rtl\"", "more than 120");
    }

    @Test
    void adminReadsAndDecidesNothing() {
        String id = added();

        assertThat(html(admin(), "/desk/articles/" + id))
                .doesNotContain("type=\"checkbox\"", "<button class=\"button\">Make", "selection-form");
        assertThat(html(admin(), "/desk/articles")).doesNotContain("/desk/articles/new");
        assertThat(admin().get("/desk/articles/new").statusCode()).isEqualTo(403);
        assertThat(admin().formParam("only", id)
                        .post("/desk/articles/" + id + "/claims")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void listsArticlesWithCountFilterAndNextPage() throws IOException {
        String word = "Word" + UUID.randomUUID();
        for (int i = 0; i < 26; i++) {
            send(html(checker(), "/desk/articles/new"), Map.of("text", Texts.STORM, "title", i + " " + word));
        }

        String first = html(checker(), "/desk/articles?q=" + word);

        keep("articles", first);
        assertThat(first)
                .contains("<p class=\"quiet\">26 articles, newest first</p>", "7 open, 0 made claims, 0 dismissed")
                .contains("<a href=\"/desk/articles\" aria-current=\"page\">Articles</a>");
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(html(checker(), next.group(1).replace("&amp;", "&")))
                .containsOnlyOnce("<li class=\"card stack-small\">")
                .doesNotContain("rel=\"next\"");
        assertThat(html(checker(), "/desk/articles?q=no-such-words")).contains("No article has these words.");
        Response tooLong = checker().get("/desk/articles?q=" + "x".repeat(201));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.asString()).contains("This must have at most 200 characters.");
    }

    @Test
    void malformedFormsAreRefused() {
        assertThat(Sent.send("/desk/articles", "multipart/form-data", new byte[] {1, 2, 3})
                        .statusCode())
                .isEqualTo(400);
        assertThat(checker().get("/desk/articles/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    private static String added() {
        return idIn(
                send(html(checker(), "/desk/articles/new"), Map.of("text", Texts.STORM, "published", "2025-03-12")));
    }

    private static String idIn(Sent added) {
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(303);
        return added.header("Location").replaceAll(".*/articles/([0-9a-f-]{36}).*", "$1");
    }

    /** Sends the page's own form as a browser does, with an empty file field. */
    private static Sent send(String page, Map<String, String> fields) {
        Matcher hidden = HIDDEN.matcher(page);
        assertThat(hidden.find()).isTrue();
        return Sent.form()
                .field(hidden.group(1), hidden.group(2))
                .fields(fields)
                .file("", new byte[0])
                .to("/desk/articles");
    }

    private static Response candidates(String page, String id, String what, String... ticked) {
        RequestSpecification form = formOf(page);
        for (String one : ticked) {
            form.formParam("candidate", one);
        }
        return form.post("/desk/articles/" + id + "/" + what);
    }

    private static Response words(String page, String id, String words, String start) {
        return formOf(page)
                .formParam("words", words)
                .formParam("start", start)
                .post("/desk/articles/" + id + "/selections");
    }

    /** With the hidden fields of the form around the candidates. */
    private static RequestSpecification formOf(String page) {
        RequestSpecification form = checker();
        Matcher input = HIDDEN.matcher(page.substring(page.indexOf("candidates-heading")));
        while (input.find()) {
            form.formParam(input.group(1), input.group(2));
        }
        return form;
    }

    private static List<String> candidateIds(String page) {
        return Pattern.compile("data-candidate=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What stands in the article, as the page shows it. */
    private static String textOf(String page) {
        StringBuilder text = new StringBuilder();
        Matcher piece = PIECE.matcher(page);
        while (piece.find()) {
            text.append(piece.group(2).replace("&amp;", "&").replace("&lt;", "<"));
        }
        return text.toString();
    }

    private static String html(RequestSpecification who, String path) {
        Response answer = who.accept("text/html").urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer.asString();
    }

    private static void keep(String name, String page) throws IOException {
        Files.writeString(Files.createDirectories(Path.of("target", "pages")).resolve(name + ".html"), page);
    }
}
