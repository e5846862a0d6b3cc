package org.plumbline.review.publication.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.web.DeskName;
import org.plumbline.review.Database;
import org.plumbline.review.publication.Publications;
import org.plumbline.review.publication.Publications.Publication;
import org.plumbline.review.publication.VariedVerdicts;
import org.plumbline.review.verdict.PublicVerdict;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class SearchPagesTest {

    private static final String MARK = "findling";
    private static final List<Publication> PUBLISHED = new ArrayList<>();

    @Inject
    SearchIndex index;

    @BeforeEach
    void publish() {
        if (PUBLISHED.isEmpty()) {
            PUBLISHED.addAll(
                    Publications.publishAll(VariedVerdicts.of(26, MARK, Instant.parse("2026-11-20T12:00:00Z"))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PRICE half findling,     0 10 13 23",
        "الاسعار findling,        1 14",
        "Preise Hälften findling, 2 15",
        "preise halfte findling,  2 15",
        "prix baisse findling,    3 16",
        "'\"findling 5\"',        5",
        "цены УПАЛИ findling,     7 20",
        "precos metade findling,  11 24",
    })
    void findsWordsInTheirLanguage(String words, String expected) {
        String page = ok(read("/search?q=" + Criteria.encoded(words))).asString();

        List<String> slugs = Stream.of(expected.split(" ", -1))
                .map(number -> slug(Integer.parseInt(number)))
                .toList();
        assertThat(slugs(page)).containsExactlyInAnyOrderElementsOf(slugs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"findling -findling", "\"findling half\"", "findling cheese", "Preisen Hälftel"})
    void findsNothingElse(String words) {
        String page = ok(read("/search?q=" + Criteria.encoded(words))).asString();

        assertThat(slugs(page)).isEmpty();
        assertThat(page).contains("Nothing that we checked fits this");
    }

    @Test
    void countsAndGoesOn() {
        String page = ok(read("/search?q=" + MARK)).asString();
        assertThat(page).contains("26 verdicts").contains("/search?q=findling&amp;page=2");
        assertThat(ok(read("/search?q=" + MARK + "&page=2")).asString())
                .contains("href=\"/search?q=findling\" rel=\"prev\"")
                .doesNotContain("page=3");
        assertThat(slugs(page)).hasSize(20).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/topics/findling?page=2",
                "/claimants?page=2",
                "/search?q=findling&sort=newest",
                "/search?q=findling&page=2",
                "/search?q=findling&sort=newest&page=2",
            })
    void theOtherLanguageShowsTheSamePage(String path) {
        String address = "https://desk.example" + path.replace("&", "&amp;");
        for (String language : List.of("", "&lang=ar")) {
            assertThat(ok(read(path + language)).asString())
                    .contains(
                            "<link rel=\"canonical\" href=\"" + address + language.replace("&", "&amp;") + "\">",
                            "<link rel=\"alternate\" hreflang=\"en\" href=\"" + address + "\">",
                            "<link rel=\"alternate\" hreflang=\"ar\" href=\"" + address + "&amp;lang=ar\">",
                            language.isEmpty()
                                    ? "<a href=\"" + address + "&amp;lang=ar\" hreflang=\"ar\""
                                    : "<a href=\"" + address + "\" hreflang=\"en\"");
        }
        assertThat(ok(read("/topics/findling?page=1")).asString())
                .contains("<link rel=\"canonical\" href=\"https://desk.example/topics/findling\">");
    }

    @Test
    void anArabicPageLeadsToArabicPages() {
        String page = ok(read("/?lang=ar")).asString();

        assertThat(page)
                .contains("class=\"brand\" href=\"/?lang=ar\"", "href=\"/submit?lang=ar\"", "href=\"/data?lang=ar\"");
        String verdict = ok(read("/verdicts/" + slug(1))).asString();
        assertThat(verdict)
                .contains("<html lang=\"ar\"", "href=\"/log?lang=ar\"")
                .doesNotContain("href=\"/log\"");
        assertThat(ok(read("/verdicts/" + slug(0))).asString())
                .contains("class=\"brand\" href=\"/\"", "href=\"/log\"", "href=\"/submit\"", "href=\"/data\"");
    }

    /** A property of the machine's outranks the configuration's files. */
    @Test
    void publicPagesBearTheDesksName() {
        System.setProperty(DeskName.PROPERTY, "Facts & Figures");
        try {
            for (String path :
                    List.of("/", "/topics", "/search?q=x", "/verdicts/" + slug(1), "/log", "/nothing/here")) {
                assertThat(read(path).asString())
                        .as(path)
                        .containsPattern("<title>[^<]*Facts &amp; Figures[^<]*</title>")
                        .contains("<bdi>Facts &amp; Figures</bdi></a>")
                        .doesNotContain("Plumbline</", "· Plumbline", "Plumbline checks", "&amp;amp;");
            }
        } finally {
            System.clearProperty(DeskName.PROPERTY);
        }
        assertThat(read("/").asString()).contains("<title>Plumbline ", "Plumbline checks claims");
    }

    @Test
    void filtersByWhatStandsInTheAddress() {
        assertThat(slugs(ok(read("/search?q=findling&rating=true")).asString()))
                .containsExactlyInAnyOrder(slug(0), slug(8), slug(16), slug(24));
        assertThat(slugs(ok(read("/search?q=findling&language=zh")).asString()))
                .containsExactlyInAnyOrder(slug(8), slug(12), slug(21), slug(25));
        assertThat(slugs(ok(read("/search?topic=findling&claimant=somebody-3")).asString()))
                .containsExactlyInAnyOrder(slug(3), slug(12), slug(21));
        assertThat(slugs(ok(read("/search?q=findling&from=2026-11-20")).asString()))
                .hasSize(13);
        assertThat(slugs(ok(read("/search?q=findling&to=2026-11-19")).asString()))
                .hasSize(13);
        String page = ok(read("/search?q=findling&rating=true")).asString();
        assertThat(page)
                .contains("<option value=\"true\" selected>True (4)</option>")
                .contains("<option value=\"false\">False (3)</option>")
                .contains("<option value=\"somebody-0\">");
    }

    @Test
    void leadsToTheDeskWithWhatWasTyped() {
        String page = ok(read("/search?q=" + Criteria.encoded("moon <cheese> & \"more\"") + "&lang=ar"))
                .asString();

        assertThat(page)
                .contains("<html lang=\"ar\" dir=\"rtl\">")
                .contains("href=\"/submit?text=moon%20%3Ccheese%3E%20%26%20%22more%22&amp;lang=ar\"")
                .contains("value=\"moon &lt;cheese&gt; &amp; &quot;more&quot;\"")
                .doesNotContain("<cheese>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?rating=perhaps",
                "/search?from=yesterday",
                "/search?to=2026-02-30",
                "/search?page=0",
                "/search?page=99999",
                "/search?sort=loudest",
                "/search?q=a%00b",
            })
    void saysWhatCannotBeRead(String address) {
        assertThat(read(address).statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%27%22%3B--", "%21%21%26%26%7C%7C", "%3A%2A", "%22", "-", "or%20or", "%5C", "%F0%9F%98%80"})
    void noQueryIsAnError(String words) {
        ok(read("/search?q=" + words));
    }

    @Test
    void countsByRatingOfHowMany() {
        String claimant = ok(read("/claimants/somebody-1")).asString();
        assertThat(claimant)
                .contains("<h1 class=\"headline\"><bdi>Somebody 1</bdi></h1>")
                .contains("not of all that was said")
                .contains("of ");
        assertThat(slugs(claimant)).contains(slug(1), slug(10), slug(19));
        String topic = ok(read("/topics/findling")).asString();
        assertThat(topic)
                .contains("Ratings of 23 checked claims")
                .contains("of 23")
                .contains("/feeds/topics/findling.atom");
        assertThat(ok(read("/topics")).asString()).contains("href=\"/topics/findling\"");
        assertThat(ok(read("/claimants?lang=ar")).asString()).contains("href=\"/claimants/somebody-1?lang=ar\"");
        assertThat(read("/topics/nothing-of-the-kind").statusCode()).isEqualTo(404);
        assertThat(read("/claimants/nobody-of-the-kind").statusCode()).isEqualTo(404);
    }

    @Test
    void aRevisionIsFoundAsItStands() {
        Publication publication =
                Publications.publish(VariedVerdicts.of(1, "revisedling", Instant.parse("2026-11-01T00:00:00Z"))
                        .getFirst());

        Publications.revise(publication, "Platypuses are involved", Instant.parse("2026-11-02T00:00:00Z"));

        assertThat(ok(read("/topics/revisedling")).asString()).contains("Ratings of 1 checked claim<");
        assertThat(slugs(ok(read("/search?q=platypus%20revisedling")).asString()))
                .containsExactly(publication.slug());
        assertThat(ok(read("/search?q=revisedling")).asString()).contains("1 verdict<");
    }

    @Test
    void theIndexCanBeDeletedAndIsWrittenAnew() throws SQLException {
        Database.asOwner("delete from published_verdict");
        assertThat(ok(read("/search?q=" + MARK)).asString()).contains("Nothing that we checked fits this");

        assertThat(index.complete()).isGreaterThanOrEqualTo(26);

        assertThat(ok(read("/search?q=" + MARK)).asString()).contains("26 verdicts");
        assertThat(index.complete()).isZero();
    }

    @Test
    void translationsOfAClaimNameEachOther() {
        PublicVerdict english =
                VariedVerdicts.of(1, "twotongues", Instant.now()).getFirst();
        Publication first = Publications.publish(english);
        Publication second = Publications.publish(VariedVerdicts.edition(
                VariedVerdicts.of(2, "twotongues", Instant.now()).getLast(), english.claim()));

        assertThat(ok(read("/verdicts/" + first.slug())).asString())
                .contains(
                        "<link rel=\"alternate\" hreflang=\"ar\" href=\"https://desk.example/verdicts/" + second.slug())
                .contains(
                        "<link rel=\"alternate\" hreflang=\"en\" href=\"https://desk.example/verdicts/" + first.slug())
                .contains("العربية");
        assertThat(ok(read("/verdicts/" + slug(0))).asString()).doesNotContain("rel=\"alternate\" hreflang");
    }

    @Test
    void theFrontPageLeadsOn() {
        String page = ok(read("/?lang=ar")).asString();

        assertThat(page)
                .contains("action=\"/search\"")
                .contains("/topics/")
                .contains("hreflang=\"en\" href=\"https://desk.example/\"")
                .contains("<link rel=\"canonical\" href=\"https://desk.example/?lang=ar\">")
                .contains("application/feed+json");
    }

    private static String slug(int number) {
        return PUBLISHED.get(number).slug();
    }

    private static List<String> slugs(String page) {
        List<String> slugs = new ArrayList<>();
        for (String part : page.split("<h2 class=\"headline\"><a href=\"/verdicts/", -1)) {
            slugs.add(part.substring(0, Math.max(0, part.indexOf('"'))));
        }
        return slugs.subList(1, slugs.size());
    }

    private static Response ok(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    private static Response read(String path) {
        return RestAssured.given().urlEncodingEnabled(false).accept("text/html").get(path);
    }
}
