package org.plumbline.claims.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.admin;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;
import static org.plumbline.claims.Tokens.nobody;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.plumbline.claims.article.reading.Documents;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.fetch.FetchRefused;
import org.plumbline.kit.hash.Sha256;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ArticlesApiTest {

    private static final String ITEM = """
            <!DOCTYPE html><html lang="en"><head><title>Market roof falls</title>
            <meta property="og:site_name" content="Valley News"><meta name="author" content="Per Holm">
            <meta property="article:published_time" content="2025-03-12T08:00:00+01:00"></head><body><article>
            <p>At least 23 people were injured when a storm tore the roof off the covered market in Lindholm, the regional \
            hospital said on Wednesday, and seven of them were still there in the evening.</p>
            <p>More than 4,200 homes lost power, and 17 roads were closed, as the storm went on towards the coast, where it \
            was expected to weaken.</p></article></body></html>""";

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @Inject
    FakePages web;

    @Test
    void takesInAPastedTextAndFindsWhatCanBeChecked() throws JsonProcessingException {
        ArticleRows before = ArticleRows.of(database);

        Response answer = post(Map.of("text", Texts.STORM, "published", "2025-03-12", "publisher", "Valley News"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        JsonNode article = json.readTree(answer.asString());
        assertThat(answer.header("Location"))
                .isEqualTo("/api/articles/" + article.get("id").asText());
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(article.get("source").asText()).isEqualTo("TEXT");
        assertThat(article.get("title").asText()).isEqualTo("Storm cuts off the northern valley");
        assertThat(article.get("language").asText()).isEqualTo("en");
        assertThat(article.get("body").asText()).isEqualTo(Texts.STORM);
        JsonNode candidates = article.get("candidates");
        assertThat(candidates).hasSize(7).allSatisfy(candidate -> assertThat(Texts.STORM.substring(
                        candidate.get("start").asInt(), candidate.get("end").asInt()))
                .isEqualTo(candidate.get("text").asText()));
        assertThat(candidates.findValues("score").stream()
                        .map(JsonNode::asDouble)
                        .toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
        JsonNode injured = candidate(article, "injured");
        assertThat(injured.get("quantities").get(0).get("comparator").asText()).isEqualTo("AT_LEAST");
        assertThat(injured.get("quantities").get(0).get("value").asInt()).isEqualTo(23);
        assertThat(injured.get("quantities").get(0).get("start").asInt()).isZero();
        assertThat(injured.get("reasons").get(0).get("words").asText()).isNotBlank();
        JsonNode monday = candidate(article, "Monday").get("dates").get(0);
        assertThat(monday.get("date").asText()).isEqualTo("2025-03-10");
        assertThat(candidate(article, "sirens").get("speaker").asText()).contains("Lund");
        ArticleRows after = ArticleRows.of(database);
        assertThat(after.articles()).isEqualTo(before.articles() + 1);
        assertThat(after.candidates()).isEqualTo(before.candidates() + 7);
        assertThat(after.others().audited()).isEqualTo(before.others().audited() + 1);
        assertThat(after.others().claims()).isEqualTo(before.others().claims());

        Response read = admin().get(answer.header("Location"));
        assertThat(json.readTree(read.asString())).isEqualTo(article);
    }

    @Test
    void addsOnceWhatIsSentTwice() {
        web.page("https://news.example/twice", ITEM);
        String key = UUID.randomUUID().toString();
        Map<String, String> request = Map.of("url", "https://news.example/twice");
        Response first = postWith(key, request);
        ArticleRows after = ArticleRows.of(database);
        int fetches = web.fetches();
        web.refuses("https://news.example/twice", FetchRefused.status(503));

        Response second = postWith(key, request);

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(ArticleRows.of(database)).isEqualTo(after);
        assertThat(web.fetches()).isEqualTo(fetches);
        assertThat(postWith(key, Map.of("text", Texts.STORM)).<String>path("rule"))
                .isEqualTo("idempotency-key-reused");
    }

    static Stream<Arguments> badArticles() {
        return Stream.of(
                bad(Map.of(), "text must not be empty, unless a link or a file is given"),
                bad(Map.of("text", "  \n "), "text must not be empty, unless a link or a file is given"),
                bad(Map.of("text", "12,000 – 3"), "text must have words"),
                bad(Map.of("text", "a b ".repeat(50_001)), "text must have at most 200,000 characters"),
                bad(Map.of("text", "Regen fiel im Tal."), "language must be given: it cannot be told from the text"),
                bad(Map.of("text", Texts.STORM, "language", "xx"), "language must be a BCP 47 tag"),
                bad(Map.of("text", Texts.STORM, "published", "last week"), "published must be a date"),
                bad(Map.of("text", Texts.STORM, "title", "x".repeat(301)), "title must have at most 300 characters"),
                bad(Map.of("url", "ftp://news.example/"), "url must be a web address"),
                bad(Map.of("url", "javascript:alert(1)"), "url must be a web address"),
                bad(
                        Map.of("url", "https://news.example/nowhere"),
                        "url could not be read: the site has no such page (it answered 404)"));
    }

    private static Arguments bad(Map<String, String> request, String why) {
        return Arguments.of(request, why);
    }

    @ParameterizedTest
    @MethodSource("badArticles")
    void refusesWhatCannotBeTaken(Map<String, String> request, String why) {
        ArticleRows before = ArticleRows.of(database);

        Response answer = postWith(UUID.randomUUID().toString(), request);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<String>path("type")).isEqualTo("urn:plumbline:problem:invalid");
        assertThat(answer.<String>path("detail")).contains(why);
        assertThat(ArticleRows.of(database)).isEqualTo(before);
    }

    @Test
    void fetchesAPageAndKeepsItAsItCame() {
        web.page("https://news.example/roof", ITEM);

        Response answer = post(Map.of("url", "https://news.example/roof", "publisher", "As we call it"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.<String>path("source")).isEqualTo("URL");
        assertThat(answer.<String>path("title")).isEqualTo("Market roof falls");
        assertThat(answer.<String>path("publisher")).isEqualTo("As we call it");
        assertThat(answer.<String>path("author")).isEqualTo("Per Holm");
        assertThat(answer.<String>path("published")).isEqualTo("2025-03-12");
        assertThat(answer.<String>path("body")).startsWith("At least 23 people").contains("\n\nMore than 4,200 homes");
        assertThat(answer.<String>path("copy.finalUrl")).isEqualTo("https://news.example/roof");
        assertThat(answer.<String>path("copy.fetchedAt")).isEqualTo("2025-03-12T09:30:00Z");
        assertThat(answer.<String>path("copy.payloadSha256")).isEqualTo(Sha256.hex(ITEM));
        Response copy = checker().get(answer.header("Location") + "/copy");
        assertThat(copy.statusCode()).isEqualTo(200);
        assertThat(copy.contentType()).isEqualTo("application/octet-stream");
        assertThat(copy.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(copy.header("Content-Disposition")).startsWith("attachment; filename=\"article-");
        assertThat(Sha256.hex(copy.asByteArray())).isEqualTo(answer.<String>path("copy.sha256"));
    }

    @Test
    void saysSoWhereAPageHasNoTextForEverybody() {
        web.page("https://news.example/paywall", """
                <html lang="en"><head><title>For subscribers</title></head><body><p>Subscribe to read on.</p></body></html>""");
        web.refuses("https://news.example/forbidden", FetchRefused.status(403));

        assertThat(post(Map.of("url", "https://news.example/paywall")).<String>path("detail"))
                .contains("without an article that everybody can read", "paste it");
        assertThat(post(Map.of("url", "https://news.example/forbidden")).<String>path("detail"))
                .contains("the site does not show this page to everybody (it answered 403)", "paste it");
    }

    @Test
    void readsAFileByWhatIsInIt() {
        byte[] pdf = Documents.pdf(
                List.of(List.of("The harbour office counted 412 ships in March, more", "than ever before.")));
        Sent fromPdf = upload("notes.txt", pdf, Map.of());
        Sent fromWord = upload(
                "Bericht\u00a0März.docx",
                Documents.docx(Documents.paragraph("The river rose by 3.4 metres in a day and 12 houses were left.")),
                Map.of("publisher", "County", "published", "2025-03"));
        Sent fromHtml = upload("page", ITEM.getBytes(UTF_8), Map.of());
        Sent fromText = upload("storm.pdf", Texts.STORM.getBytes(UTF_8), Map.of("url", "https://news.example/s"));

        assertThat(fromPdf.statusCode()).as(fromPdf.asString()).isEqualTo(201);
        assertThat(fromPdf.json().getString("file.mediaType")).isEqualTo("application/pdf");
        assertThat(fromPdf.json().getString("file.fileName")).isEqualTo("notes.txt");
        assertThat(fromPdf.json().getString("file.sha256")).isEqualTo(Sha256.hex(pdf));
        assertThat(fromPdf.json().getInt("file.size")).isEqualTo(pdf.length);
        assertThat(fromPdf.json().getString("title")).isEqualTo("Harbour report");
        assertThat(fromPdf.json().<String>getList("candidates.text"))
                .containsExactly("The harbour office counted 412 ships in March, more than ever before.");
        assertThat(fromWord.json().getString("author")).isEqualTo("Ole Brandt");
        assertThat(fromWord.json().getString("published")).isEqualTo("2025-03");
        assertThat(fromHtml.json().getString("publisher")).isEqualTo("Valley News");
        assertThat(fromText.json().getString("body")).isEqualTo(Texts.STORM);
        assertThat(fromText.json().getString("url")).isEqualTo("https://news.example/s");
        Response copy = checker().get(fromWord.header("Location") + "/copy");
        assertThat(copy.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"Bericht_M_rz.docx\"; filename*=UTF-8''Bericht%C2%A0M%C3%A4rz.docx");
        assertThat(Sha256.hex(copy.asByteArray())).isEqualTo(fromWord.json().getString("file.sha256"));
    }

    @Test
    void refusesFilesThatGiveNoText() {
        ArticleRows before = ArticleRows.of(database);

        assertRefused(upload("x.txt", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0}, Map.of()), 415, "must be a web page");
        assertRefused(
                upload("x.pdf", Documents.pdf(List.of(List.of("Locked away.")), "secret"), Map.of()),
                422,
                "is locked with a password");
        assertRefused(upload("x.pdf", Documents.pdf(List.of(List.of())), Map.of()), 422, "only pictures");
        assertRefused(upload("x.txt", new byte[0], Map.of()), 422, "has no text");
        assertRefused(upload("x.txt", new byte[10 * 1024 * 1024 + 1], Map.of()), 413, "10 MiB");
        assertRefused(upload("x.txt", new byte[11 * 1024 * 1024], Map.of()), 413, "11264 KiB");
        assertRefused(Sent.form().field("title", "x").to("/api/articles"), 422, "file must be sent");
        assertThat(ArticleRows.of(database)).isEqualTo(before);
    }

    @Test
    void makesExactlyTheClaimsOfTheChosenCandidates() throws JsonProcessingException {
        JsonNode article = json.readTree(post(Map.of(
                        "text",
                        Texts.STORM,
                        "url",
                        "https://news.example/storm",
                        "publisher",
                        "Valley News",
                        "published",
                        "2025-03-12"))
                .asString());
        String id = article.get("id").asText();
        JsonNode sirens = candidate(article, "sirens");
        JsonNode power = candidate(article, "lost power");
        ArticleRows before = ArticleRows.of(database);
        String key = UUID.randomUUID().toString();

        Response made = accept(id, key, sirens, power);

        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        List<String> claims = made.path("claims");
        assertThat(claims).hasSize(2);
        ArticleRows after = ArticleRows.of(database);
        assertThat(after.others().claims()).isEqualTo(before.others().claims() + 2);
        assertThat(after.others().events()).isEqualTo(before.others().events() + 2);
        assertThat(after.others().audited()).isEqualTo(before.others().audited() + 3);
        JsonNode claim =
                json.readTree(checker().get("/api/claims/" + claims.get(0)).asString());
        assertThat(claim.get("state").asText()).isEqualTo("SUBMITTED");
        assertThat(claim.get("text").asText()).isEqualTo(power.get("text").asText());
        assertThat(claim.get("language").asText()).isEqualTo("en");
        assertThat(claim.get("restatement").isNull()).isTrue();
        assertThat(claim.get("claimant").isNull()).isTrue();
        assertThat(claim.get("statedOn").asText()).isEqualTo("2025-03-12");
        assertThat(claim.get("quantities")).isEqualTo(power.get("quantities"));
        assertThat(claim.get("appearances")).isEqualTo(json.readTree("""
                [{"url": "https://news.example/storm", "publisher": "Valley News",
                  "headline": "Storm cuts off the northern valley", "publishedOn": "2025-03-12",
                  "quote": "More than 4,200 homes lost power, and 17 roads were closed."}]"""));
        assertThat(checker().get("/api/claims/" + claims.get(1)).<String>path("claimant"))
                .isEqualTo(sirens.get("speaker").asText());
        JsonNode now = json.readTree(checker().get("/api/articles/" + id).asString());
        assertThat(candidate(now, "lost power").get("state").asText()).isEqualTo("ACCEPTED");
        assertThat(candidate(now, "lost power").get("claimId").asText()).isEqualTo(claims.get(0));
        assertThat(candidate(now, "injured").get("state").asText()).isEqualTo("OPEN");

        assertThat(accept(id, key, sirens, power).<List<String>>path("claims")).isEqualTo(claims);
        assertThat(ArticleRows.of(database)).isEqualTo(after);
    }

    @Test
    void makesNoClaimIfOneOfThemIsMadeAlready() throws JsonProcessingException {
        JsonNode article = json.readTree(post(Map.of("text", Texts.STORM)).asString());
        String id = article.get("id").asText();
        accept(id, UUID.randomUUID().toString(), candidate(article, "sirens"));
        ArticleRows before = ArticleRows.of(database);

        Response refused = accept(
                id, UUID.randomUUID().toString(), candidate(article, "lost power"), candidate(article, "sirens"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("rule")).isEqualTo("candidate-already-decided");
        assertThat(refused.<String>path("detail")).contains("Nobody in the town heard the sirens");
        assertThat(ArticleRows.of(database)).isEqualTo(before);
    }

    @Test
    void refusesCandidatesThatAreNotThere() throws JsonProcessingException {
        JsonNode one = json.readTree(post(Map.of("text", Texts.STORM)).asString());
        JsonNode other = json.readTree(post(Map.of("text", Texts.STORM)).asString());
        String id = one.get("id").asText();

        assertThat(accept(id, UUID.randomUUID().toString()).<String>path("detail"))
                .isEqualTo("candidates must name at least one");
        assertThat(accept(id, UUID.randomUUID().toString(), candidate(other, "injured"))
                        .<String>path("detail"))
                .isEqualTo("candidates must be of this article");
        assertThat(accept(UUID.randomUUID().toString(), "k", candidate(other, "injured"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(checker()
                        .contentType("application/json")
                        .body("{\"candidates\": [null]}")
                        .post("/api/articles/" + id + "/claims")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void dismissesAndTakesDismissalsBack() throws JsonProcessingException {
        JsonNode article = json.readTree(post(Map.of("text", Texts.STORM)).asString());
        String id = article.get("id").asText();
        JsonNode sad = candidate(article, "sad day");
        ArticleRows before = ArticleRows.of(database);

        Response dismissed = decide(id, "dismissals", sad, candidate(article, "believed"));

        assertThat(dismissed.statusCode()).isEqualTo(200);
        JsonNode shown = candidate(json.readTree(dismissed.asString()), "sad day");
        assertThat(shown.get("state").asText()).isEqualTo("DISMISSED");
        assertThat(shown.get("decidedBy").get("name").asText()).isEqualTo("checker");
        decide(id, "dismissals", sad);
        assertThat(ArticleRows.of(database).others().audited())
                .isEqualTo(before.others().audited() + 1);

        JsonNode back = candidate(json.readTree(decide(id, "reopenings", sad).asString()), "sad day");
        assertThat(back.get("state").asText()).isEqualTo("OPEN");
        assertThat(back.get("decidedBy").isNull()).isTrue();

        accept(id, UUID.randomUUID().toString(), sad);
        assertThat(decide(id, "dismissals", sad).<String>path("rule")).isEqualTo("candidate-already-decided");
        assertThat(decide(id, "reopenings", sad).<String>path("rule")).isEqualTo("candidate-already-decided");
    }

    @Test
    void makesAClaimOfWordsThatSomebodySelected() throws JsonProcessingException {
        JsonNode article = json.readTree(
                post(Map.of("text", Texts.STORM, "published", "2025-03-12")).asString());
        String id = article.get("id").asText();

        Response made = select(id, "4,200   homes\nlost power", null);

        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String claimId = made.path("claims[0]");
        Response claim = checker().get("/api/claims/" + claimId);
        assertThat(claim.<String>path("text")).isEqualTo("4,200 homes lost power");
        assertThat(claim.<List<Integer>>path("quantities.value")).containsExactly(4200);
        assertThat(claim.<List<Integer>>path("quantities.start")).containsExactly(0);
        JsonNode byHand =
                json.readTree(checker().get("/api/articles/" + id).asString()).get("candidates");
        assertThat(byHand).anySatisfy(candidate -> {
            assertThat(candidate.get("byHand").asBoolean()).isTrue();
            assertThat(candidate.get("claimId").asText()).isEqualTo(claimId);
            assertThat(Texts.STORM.substring(
                            candidate.get("start").asInt(), candidate.get("end").asInt()))
                    .isEqualTo("4,200 homes lost power");
        });
        assertThat(select(id, "4,200 homes lost power", null).<String>path("rule"))
                .isEqualTo("candidate-already-decided");
        assertThat(select(id, "4,201 homes", null).<String>path("detail"))
                .isEqualTo("words must stand in the article exactly so");
    }

    @Test
    void acceptsTheCandidateIfExactlyItWasSelected() throws JsonProcessingException {
        JsonNode article = json.readTree(post(Map.of("text", Texts.STORM)).asString());
        JsonNode injured = candidate(article, "injured");
        String id = article.get("id").asText();
        ArticleRows before = ArticleRows.of(database);

        Response made =
                select(id, injured.get("text").asText(), injured.get("start").asInt());

        assertThat(ArticleRows.of(database).candidates()).isEqualTo(before.candidates());
        assertThat(candidate(json.readTree(checker().get("/api/articles/" + id).asString()), "injured")
                        .get("claimId")
                        .asText())
                .isEqualTo(made.<String>path("claims[0]"));
    }

    @Test
    void listsArticlesNewestFirst() {
        String word = "word" + UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            post(Map.of("text", Texts.STORM, "title", i + " " + word));
        }

        Response first = admin().get("/api/articles?limit=2&q=" + word.toUpperCase(Locale.ROOT));
        Response second = admin().get("/api/articles?limit=2&q=" + word + "&after=" + first.path("next"));

        assertThat(first.<Integer>path("count")).isEqualTo(3);
        assertThat(first.<List<String>>path("items.heading")).containsExactly("2 " + word, "1 " + word);
        assertThat(first.<List<Integer>>path("items.open")).containsExactly(7, 7);
        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(second.<List<String>>path("items.heading")).containsExactly("0 " + word);
        assertThat(second.<String>path("next")).isNull();
        assertThat(admin().get("/api/articles?q=%25" + word).<Integer>path("count"))
                .isZero();
        assertThat(admin().get("/api/articles?limit=0").statusCode()).isEqualTo(422);
    }

    @Test
    void letsOnlyTheDeskIn() {
        assertThat(nobody().get("/api/articles").statusCode()).isEqualTo(401);
        assertThat(as("partner", "partner").get("/api/articles").statusCode()).isEqualTo(403);
        assertThat(admin().contentType("application/json")
                        .body("{}")
                        .post("/api/articles")
                        .statusCode())
                .isEqualTo(403);
    }

    private static void assertRefused(Sent answer, int status, String why) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getString("detail")).contains(why);
    }

    private static Response post(Map<String, String> request) {
        return postWith(UUID.randomUUID().toString(), request);
    }

    private static Response postWith(String key, Map<String, String> request) {
        return checker()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(request)
                .post("/api/articles");
    }

    private static Sent upload(String name, byte[] content, Map<String, String> fields) {
        return Sent.form().file(name, content).fields(fields).to("/api/articles");
    }

    private static Response accept(String id, String key, JsonNode... candidates) {
        return checker()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(chosen(candidates))
                .post("/api/articles/" + id + "/claims");
    }

    private static Response decide(String id, String what, JsonNode... candidates) {
        return checker()
                .contentType("application/json")
                .body(chosen(candidates))
                .post("/api/articles/" + id + "/" + what);
    }

    private static Response select(String id, String words, @Nullable Integer start) {
        return checker()
                .contentType("application/json")
                .body(start == null ? Map.of("words", words) : Map.of("words", words, "start", start))
                .post("/api/articles/" + id + "/selections");
    }

    private static Map<String, List<String>> chosen(JsonNode... candidates) {
        return Map.of(
                "candidates",
                Stream.of(candidates)
                        .map(candidate -> candidate.get("id").asText())
                        .toList());
    }

    private static JsonNode candidate(JsonNode article, String word) {
        for (JsonNode candidate : article.get("candidates")) {
            if (candidate.get("text").asText().contains(word)) {
                return candidate;
            }
        }
        throw new AssertionError("No candidate has the word " + word);
    }
}
