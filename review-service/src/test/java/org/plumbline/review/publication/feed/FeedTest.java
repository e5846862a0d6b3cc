package org.plumbline.review.publication.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.thaiopensource.util.PropertyMap;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import com.thaiopensource.xml.sax.ErrorHandlerImpl;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.publication.Publications;
import org.plumbline.review.publication.Publications.Publication;
import org.plumbline.review.publication.VariedVerdicts;
import org.plumbline.review.verdict.PublicVerdict;

/** Validated by Jing, by schemas in RELAX NG. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class FeedTest {

    private static final String MARK = "feedling";
    private static final int VERDICTS = 70;
    private static final List<Publication> PUBLISHED = new ArrayList<>();

    @BeforeEach
    void publish() {
        if (PUBLISHED.isEmpty()) {
            PUBLISHED.addAll(Publications.publishAll(VariedVerdicts.of(VERDICTS, MARK, Instant.now())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feeds/all",
                "/feeds/topics/" + MARK,
                "/feeds/ratings/half-true",
                "/feeds/claimants/somebody-1",
                "/feeds/languages/ar",
                "/feeds/languages/eo",
                "/feeds/search?q=" + MARK + "&rating=true",
                "/feeds/search?q=nothingofthekind",
            })
    void isValidWhateverItIsOf(String feed) throws Exception {
        String atom = read(withForm(feed, "atom")).asString();
        assertThat(problems("atom.rnc", atom)).isEmpty();
        XmlPath parsed = new XmlPath(atom);
        assertThat(parsed.getList("feed.link.findAll { it.@rel == 'self' }.@href"))
                .hasSize(1);

        JsonNode json = Desk.json(read(withForm(feed, "json")).asString());
        assertThat(json.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(json.path("title").asText()).isNotBlank();
        assertThat(json.path("feed_url").asText()).isEqualTo("https://desk.example" + withForm(feed, "json"));
        List<String> ids = new ArrayList<>();
        for (JsonNode item : json.path("items")) {
            ids.add(item.path("id").asText());
            assertThat(item.path("content_text").asText()).isNotBlank();
            assertThat(Instant.parse(item.path("date_published").asText())).isBeforeOrEqualTo(Instant.now());
        }
        assertThat(ids).doesNotHaveDuplicates().isEqualTo(parsed.getList("feed.entry.id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feeds/topics/nothing-of-the-kind",
                "/feeds/claimants/nobody-of-the-kind",
                "/feeds/languages/xx",
                "/feeds/languages/no_language",
                "/feeds/ratings/perhaps",
            })
    void thereIsNoFeedOfWhatIsNot(String feed) {
        assertThat(read(feed + ".atom").statusCode()).isEqualTo(404);
        assertThat(read(feed + ".json").statusCode()).isEqualTo(404);
    }

    @Test
    void anEmptyFeedIsAsOldAsTheNewestVerdict() {
        String newest = new XmlPath(read("/feeds/all.atom").asString()).getString("feed.updated");

        for (String feed : List.of("/feeds/languages/eo.atom", "/feeds/search.atom?q=nothingofthekind")) {
            XmlPath parsed = new XmlPath(read(feed).asString());
            assertThat(parsed.getInt("feed.entry.size()")).isZero();
            assertThat(parsed.getString("feed.updated")).startsWith(newest.substring(0, 19));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feeds/all.atom?after=zzz",
                "/feeds/all.json?after=0190a8c2-0000-7000-8000-0000000000c1",
                "/feeds/all.atom?before=zzz",
                "/feeds/search.atom?q=x&after=zzz",
                "/corrections.atom?after=zzz",
            })
    void saysWhereAFeedDoesNotGoOn(String address) {
        RestAssured.given().urlEncodingEnabled(false).get(address).then().statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({
        "/feeds/all.atom?before=zzz,       before",
        "/corrections.atom?before=zzz,     before",
        "/corrections?before=zzz,          before",
        "/data/verdicts.csv?after=zzz,     after",
    })
    void namesTheParameterThatCannotBeRead(String address, String parameter) {
        Response refused =
                RestAssured.given().urlEncodingEnabled(false).accept("*/*").get(address);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains(parameter + " must ");
    }

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "pt-BR, pt",
        "ar-EG, ar",
        "fil, fil",
        "zh, zh-cn",
        "zh-Hans, zh-cn",
        "zh-CN, zh-cn",
        "zh-Hant, zh-tw",
        "zh-TW, zh-tw",
        "zh-HK, zh-tw",
        "zh-Hans-HK, zh-cn"
    })
    void newsAreInALanguageThatGoogleKnows(String tag, String expected) {
        assertThat(Sitemaps.newsLanguage(tag)).isEqualTo(expected);
    }

    @Test
    void aVerdictsFeedIsAnotherThingThanItsEntry() {
        String slug = PUBLISHED.get(2).slug();

        XmlPath feed = new XmlPath(read("/verdicts/" + slug + ".atom").asString());

        assertThat(feed.getString("feed.id")).isEqualTo("https://desk.example/verdicts/" + slug + ".atom");
        assertThat(feed.getList("feed.entry.id", String.class))
                .allSatisfy(id -> assertThat(id).startsWith("urn:uuid:"));
    }

    @Test
    void theValidatorRefusesWhatIsWrong() throws Exception {
        String atom = read("/feeds/all.atom").asString();

        assertThat(problems("atom.rnc", atom.replaceFirst("<id>[^<]*</id>", "")))
                .isNotEmpty();
        assertThat(problems("atom.rnc", atom.replaceFirst("<updated>[^<]*</updated>", "<updated>today</updated>")))
                .isNotEmpty();
        String news = read("/sitemap-news.xml").asString();
        assertThat(problems("sitemap.rnc", news.replace("<news:language>pt<", "<news:language>pt-BR<")))
                .isNotEmpty();
    }

    @Test
    void changesAreAFeedToo() throws Exception {
        Publication hostile = PUBLISHED.get(16);
        Publications.revise(hostile, "Another summary " + VariedVerdicts.HOSTILE, Instant.now());

        for (String feed : List.of("/corrections.atom", "/verdicts/" + hostile.slug() + ".atom")) {
            String atom = read(feed).asString();
            assertThat(problems("atom.rnc", atom)).as(feed).isEmpty();
            XmlPath parsed = new XmlPath(atom);
            assertThat(parsed.getList("feed.entry.id", String.class))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
            assertThat(atom).contains("A newer figure", "+ Another summary");
        }
        assertThat(problems(
                        "atom.rnc",
                        read("/verdicts/" + PUBLISHED.get(1).slug() + ".atom").asString()))
                .isEmpty();
    }

    @Test
    void goesOnFromPageToPage() {
        List<String> ids = new ArrayList<>();
        String address = "/feeds/topics/" + MARK + ".json";
        while (!address.isEmpty()) {
            JsonNode part = Desk.json(read(address).asString());
            part.path("items").forEach(item -> ids.add(item.path("id").asText()));
            address = part.path("next_url").asText("").replace("https://desk.example", "");
        }

        List<String> expected = PUBLISHED.stream()
                .filter(one -> one.content().claim().topics().contains(MARK))
                .map(one -> "urn:uuid:" + one.verdictId())
                .toList();
        assertThat(ids).containsExactlyElementsOf(expected);
    }

    @Test
    void aRevisionComesFirstUnderTheSameId() {
        List<Publication> two =
                Publications.publishAll(VariedVerdicts.of(2, "revisable", Instant.parse("2026-01-02T00:00:00Z")));
        String feed = "/feeds/topics/revisable.atom";
        assertThat(new XmlPath(read(feed).asString()).getList("feed.entry.id"))
                .containsExactly(
                        "urn:uuid:" + two.get(0).verdictId(),
                        "urn:uuid:" + two.get(1).verdictId());
        String tag = read(feed).header("ETag");

        Publications.revise(two.get(1), "Not any more", Instant.parse("2026-02-03T04:05:06Z"));

        XmlPath after = new XmlPath(read(feed).asString());
        assertThat(after.getList("feed.entry.id"))
                .containsExactly(
                        "urn:uuid:" + two.get(1).verdictId(),
                        "urn:uuid:" + two.get(0).verdictId());
        assertThat(after.getString("feed.updated")).isEqualTo("2026-02-03T04:05:06Z");
        assertThat(after.getString("feed.entry[0].published")).isEqualTo("2026-01-01T23:00:00Z");
        assertThat(after.getString("feed.entry[0].summary")).isEqualTo("Not any more");
        assertThat(after.getString("feed.entry[0].content")).contains("A newer figure");
        assertThat(read(feed).header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void hostileTextsStayTexts() throws Exception {
        PublicVerdict hostile =
                VariedVerdicts.of(17, "hostilemark", Instant.now()).getLast();
        Publications.publish(hostile);

        String atom = read("/feeds/search.atom?q=hostilemark").asString();

        assertThat(problems("atom.rnc", atom)).isEmpty();
        assertThat(atom).doesNotContain("<script", "\uFFFE");
        assertThat(new XmlPath(atom).getString("feed.entry[0].title")).contains("</script><script>alert('&')");
    }

    @Test
    void sitemapsAreValidAndNameEveryVerdict() throws Exception {
        String index = read("/sitemap.xml").asString();
        assertThat(problems("sitemap.rnc", index)).isEmpty();
        List<String> parts = new XmlPath(index).getList("sitemapindex.sitemap.loc");
        assertThat(parts).contains("https://desk.example/sitemap-verdicts-1.xml");
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            String sitemap = read(part.replace("https://desk.example", "")).asString();
            assertThat(problems("sitemap.rnc", sitemap)).as(part).isEmpty();
            all.append(sitemap);
        }
        PUBLISHED.forEach(one -> assertThat(all).contains("/verdicts/" + one.slug() + "<"));
        read("/sitemap-verdicts-99.xml").then().statusCode(404);
    }

    @Test
    void sitemapsNameEveryPageInBothLanguages() {
        String pages = read("/sitemap-pages.xml").asString();

        for (String page :
                List.of("/", "/topics", "/claimants", "/corrections", "/methodology", "/about", "/log", "/data")) {
            assertThat(pages)
                    .contains(
                            "<loc>https://desk.example" + page + "</loc>",
                            "<loc>https://desk.example" + page + "?lang=ar</loc>");
            read(page + "?lang=ar").then().statusCode(200).body(containsString("<html lang=\"ar\""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/corrections/follow/x", "/corrections/confirm/x", "/corrections/unsubscribe/x"})
    void noPrivateLinkIsIndexed(String path) {
        read(path).then().header("X-Robots-Tag", containsString("noindex"));
    }

    @Test
    void newsAreOfTheLastTwoDays() {
        String news = read("/sitemap-news.xml").asString();

        assertThat(news)
                .contains("/verdicts/" + PUBLISHED.get(0).slug() + "<", "<news:title>")
                .doesNotContain("/verdicts/" + PUBLISHED.get(60).slug() + "<");
    }

    @Test
    void crawlersAreToldWhereTheSitemapsAreAndKeptFromTheDesk() {
        assertThat(read("/robots.txt")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines())
                .startsWith("User-agent: *")
                .contains(
                        "Disallow: /desk",
                        "Disallow: /follow/",
                        "Disallow: /corrections/follow/",
                        "Disallow: /corrections/confirm/",
                        "Disallow: /corrections/unsubscribe/",
                        "Sitemap: https://desk.example/sitemap.xml",
                        "Sitemap: https://desk.example/sitemap-news.xml");
    }

    @Test
    void sitemapsNameTranslations() {
        PublicVerdict english = VariedVerdicts.of(1, "bothways", Instant.now()).getFirst();
        PublicVerdict arabic = VariedVerdicts.of(2, "bothways", Instant.now()).getLast();
        Publication first = Publications.publish(english);
        Publication second = Publications.publish(VariedVerdicts.edition(arabic, english.claim()));

        assertThat(read("/sitemap-verdicts-1.xml").asString())
                .contains("hreflang=\"ar\" href=\"https://desk.example/verdicts/" + second.slug() + "\"")
                .contains("hreflang=\"en\" href=\"https://desk.example/verdicts/" + first.slug() + "\"");
    }

    private static String withForm(String feed, String form) {
        int query = feed.indexOf('?');
        return query < 0 ? feed + "." + form : feed.substring(0, query) + "." + form + feed.substring(query);
    }

    private static Response read(String path) {
        Response response = RestAssured.given().urlEncodingEnabled(false).get(path);
        assertThat(response.statusCode()).as(path).isIn(200, 404);
        return response;
    }

    private static List<String> problems(String schema, String document) throws IOException, SAXException {
        StringWriter problems = new StringWriter();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new ErrorHandlerImpl(problems));
        PropertyMap map = properties.toPropertyMap();
        ValidationDriver driver = new ValidationDriver(map, CompactSchemaReader.getInstance());
        try (var file = FeedTest.class.getResourceAsStream("/publication/" + schema)) {
            assertThat(driver.loadSchema(new InputSource(file)))
                    .as(problems.toString())
                    .isTrue();
        }
        driver.validate(new InputSource(new StringReader(document)));
        return problems.toString().lines().toList();
    }
}
