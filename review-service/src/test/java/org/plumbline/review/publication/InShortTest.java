package org.plumbline.review.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.publication.Publications.Publication;
import org.plumbline.review.verdict.RatingScale;

/** Wherever a verdict is told in a few words, it is told that it was retracted, and that its rating is another now. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class InShortTest {

    private static final String MARK = "shortling";
    private static final String REASON = "We misread the table & its notes.";
    private static final int SOFT = 0x50555e;
    private static final int GOOD = 0x1d6b3a;
    private static final List<Publication> PUBLISHED = new ArrayList<>();

    private Publication retracted;
    private Publication arabic;
    private Publication standing;
    private Publication differing;

    @Inject
    PublishedVerdicts verdicts;

    @BeforeEach
    void publish() {
        boolean first = PUBLISHED.isEmpty();
        if (first) {
            PUBLISHED.addAll(Publications.publishAll(VariedVerdicts.of(11, MARK, Instant.now())));
        }
        retracted = PUBLISHED.get(0);
        arabic = PUBLISHED.get(1);
        standing = PUBLISHED.get(8);
        differing = PUBLISHED.get(10);
        if (first) {
            Publications.retract(retracted, REASON, Instant.now());
            Publications.retract(arabic, "أخطأنا", Instant.now());
            Publications.rateNow(differing, RatingScale.get("missing-context"), Instant.now());
        }
    }

    @Test
    void cardsAndFramesSayWhatItWas() {
        for (String page : List.of(page("/embed/" + retracted.slug()), card("/search?q=" + MARK, retracted))) {
            assertThat(page)
                    .contains("rating-retracted\">Retracted<", "was: True")
                    .doesNotContain("rating-true");
        }
        assertThat(page("/embed/" + arabic.slug()))
                .contains("rating-retracted\">مسحوب<", "كان: صحيح في معظمه")
                .doesNotContain("rating-mostly-true");
        assertThat(card("/", retracted)).contains("was: True");
        assertThat(card("/search?q=" + MARK, standing)).contains("rating-true\">True<");
    }

    @Test
    void cardsAndFramesSayBothRatings() {
        for (String page : List.of(
                page("/embed/" + differing.slug()),
                card("/", differing),
                card("/search?q=" + MARK, differing),
                card("/topics/" + MARK, differing))) {
            assertThat(page)
                    .containsSubsequence(
                            "When it was said", "rating-half-true\">Half true<", "Now", "\">Missing context<");
        }
    }

    @Test
    void itsOwnPageHasNoColourLeft() {
        String page = page("/verdicts/" + retracted.slug());

        assertThat(page)
                .contains("We have retracted this verdict", "rating-retracted\">Retracted<", "was: True")
                .contains("<meta property=\"og:title\" content=\"Retracted: ")
                .contains("Rating: Retracted (was: True).")
                .doesNotContain("rating-true");
        assertThat(page("/verdicts/" + retracted.slug() + "/revisions/1"))
                .contains("<b>We have retracted this verdict.</b>", "rating-true");
        assertThat(page("/verdicts/" + differing.slug())).contains("Rating: Half true when it was said; now: Missing");
    }

    @Test
    void thePageStillShowsWhatTheRecordSays() {
        String page = page("/verdicts/" + retracted.slug());
        PublishedVerdict verdict = published(retracted);

        assertThat(ShownOnPage.missing(verdict.content(), page)).isEmpty();
        assertThat(ShownOnPage.missing(
                        verdict.content(), page.replace("We misread the table &amp; its notes.", "Nothing special")))
                .containsExactly("reason why it was retracted");
        assertThat(ShownOnPage.missing(
                        published(differing).content(),
                        page("/verdicts/" + differing.slug()).replace("Missing context", "")))
                .containsExactly("rating now");
    }

    @Test
    void nobodyFindsItByARatingAndEverybodyWithoutOne() {
        assertThat(page("/search?q=" + MARK + "&rating=true"))
                .contains("/verdicts/" + standing.slug(), "True (1)", "1 verdict<")
                .doesNotContain(retracted.slug());
        assertThat(page("/search?q=" + MARK)).contains(retracted.slug(), "11 verdicts");
        assertThat(text("/feeds/ratings/true.json"))
                .contains(standing.verdictId().toString())
                .doesNotContain(retracted.verdictId().toString());
        assertThat(text("/feeds/all.json")).contains(retracted.verdictId().toString());
        assertThat(text("/api/verdicts?rating=true&limit=100"))
                .contains(standing.slug())
                .doesNotContain(retracted.slug());
        assertThat(text("/sitemap-news.xml")).contains(standing.slug()).doesNotContain(retracted.slug());
    }

    @Test
    void itIsNotCountedAndThatIsSaid() {
        assertThat(page("/topics/" + MARK))
                .contains("Ratings of 8 checked claims", "Retracted, and not counted: 2", "10 verdicts, newest first")
                .contains("/search?rating=true&amp;topic=shortling")
                .contains("<td>1 <span class=\"quiet\">of 8</span></td>");
        String topics = page("/topics");
        assertThat(topics.substring(topics.indexOf("/topics/" + MARK + "\"")))
                .containsSubsequence("<td>8</td>", "(of 8)", "Retracted, and not counted: 2", "</tr>");
        assertThat(page("/topics/" + MARK + "?lang=ar")).contains("مسحوبة ولا تدخل في العدد: ");
        assertThat(page("/claimants/somebody-0")).contains("Retracted, and not counted: ");
    }

    @Test
    void theMarkupHasNoNumberForIt() throws IOException {
        JsonNode markup = json("/verdicts/" + retracted.slug() + ".jsonld");
        assertThat(schema().validate(markup)).isEmpty();
        assertThat(markup.path("name").asText()).startsWith("Retracted: ");
        JsonNode rating = markup.path("reviewRating");
        assertThat(rating.path("alternateName").asText()).isEqualTo("Retracted");
        assertThat(rating.path("ratingExplanation").asText()).isEqualTo("We have retracted this verdict. " + REASON);
        assertThat(rating.has("ratingValue")).isFalse();
        assertThat(json("/verdicts/" + arabic.slug() + ".jsonld")
                        .path("reviewRating")
                        .path("alternateName")
                        .asText())
                .isEqualTo("مسحوب");

        JsonNode both = json("/verdicts/" + differing.slug() + ".jsonld");
        assertThat(schema().validate(both)).isEmpty();
        assertThat(both.path("reviewRating").path("alternateName").asText())
                .isEqualTo("Half true when it was said; now: Missing context");
        assertThat(both.path("reviewRating").path("ratingValue").asInt()).isEqualTo(3);
        assertThat(both.path("reviewRating").path("ratingExplanation").asText())
                .startsWith("When it was said: ")
                .contains(" Now: ");
        assertThat(text("/data/claimreview.json")).contains("\"alternateName\":\"Retracted\"");
    }

    @Test
    void googlesApiSaysIt() {
        JsonNode review = find(
                        json("/v1alpha1/claims:search?pageSize=100&query=" + MARK)
                                .path("claims"),
                        retracted.slug())
                .path("claimReview")
                .path(0);
        assertThat(review.path("textualRating").asText()).isEqualTo("Retracted");
        assertThat(review.path("title").asText()).startsWith("Retracted: ");
        assertThat(text("/v1alpha1/claims:search?pageSize=100&query=" + MARK))
                .contains("\"textualRating\":\"Half true when it was said; now: Missing context\"");
        JsonNode rating = json("/v1alpha1/pages/" + retracted.verdictId())
                .path("claimReviewMarkups")
                .path(0)
                .path("rating");
        assertThat(rating.path("textualRating").asText()).isEqualTo("Retracted");
        assertThat(rating.has("ratingValue")).isFalse();
    }

    @Test
    void openDataHasColumnsForIt() {
        List<JsonNode> rows =
                text("/data/verdicts.jsonl").lines().map(Desk::json).toList();
        JsonNode row = find(rows, retracted.slug());
        assertThat(row.path("rating").asText()).isEqualTo("true");
        assertThat(row.path("retracted_at").asText())
                .isEqualTo(row.path("published_at").asText());
        assertThat(find(rows, differing.slug()).path("rating_now").asText()).isEqualTo("missing-context");
        assertThat(find(rows, standing.slug()).has("retracted_at")).isFalse();
        assertThat(text("/data/verdicts.csv").lines().findFirst().orElseThrow())
                .endsWith("\"published_at\",\"rating_now\",\"retracted_at\"");
        JsonNode summary = find(json("/api/verdicts?topic=" + MARK).path("items"), retracted.slug());
        assertThat(summary.path("retractedAt").asText())
                .isEqualTo(row.path("retracted_at").asText());
        assertThat(find(json("/api/verdicts?topic=" + MARK).path("items"), differing.slug())
                        .path("ratingNow")
                        .asText())
                .isEqualTo("missing-context");
        assertThat(json("/api/verdicts/" + retracted.slug()).path("retractedAt").asText())
                .isEqualTo(row.path("retracted_at").asText());
    }

    @Test
    void changesSayWhatStoodBefore() {
        assertThat(page("/verdicts/" + retracted.slug() + "/changes/2"))
                .contains("<dt class=\"small\">How it stands</dt>")
                .containsPattern("<del><span[^>]*>\\[removed: </span>True<")
                .containsPattern("<ins><span[^>]*>\\[added: </span>Retracted<")
                .doesNotContain("the sources nor the figures differ");
        assertThat(page("/verdicts/" + arabic.slug() + "/changes/2"))
                .contains("<dt class=\"small\">وضع الحكم</dt>", "مسحوب");
        assertThat(page("/corrections?kind=RETRACTION")).contains("<dt class=\"small\">How it stands</dt>");
        assertThat(page("/corrections?kind=RETRACTION&lang=ar")).contains("<dt class=\"small\">وضع الحكم</dt>");
    }

    @Test
    void feedsSayIt() {
        JsonNode item = find(json("/feeds/search.json?q=" + MARK).path("items"), retracted.slug());
        assertThat(item.path("title").asText()).startsWith("Retracted: ");
        assertThat(item.path("content_text").asText()).contains("Retracted (was: True)");
        String atom = text("/feeds/search.atom?q=" + MARK);
        assertThat(atom)
                .contains("<title>Retracted: ", "term=\"retracted\" label=\"Retracted\"")
                .contains("scheme=\"urn:plumbline:rating-now\" term=\"missing-context\" label=\"Missing context\"")
                .contains("Half true when it was said; now: Missing context");
        assertThat(text("/verdicts/" + retracted.slug() + ".atom")).contains("− True", "+ Retracted");
    }

    @Test
    void picturesAndCitationsSayIt() throws IOException {
        assertThat(badge(retracted)).isEqualTo(SOFT);
        assertThat(badge(standing)).isEqualTo(GOOD);
        assertThat(text("/verdicts/" + retracted.slug() + ".txt")).contains("“Retracted: ", "”. was: True. ");
        assertThat(text("/verdicts/" + differing.slug() + ".txt"))
                .contains("”. Half true when it was said; now: Missing context. ");
        for (String form : List.of(".bib", ".ris", ".csl.json")) {
            assertThat(text("/verdicts/" + retracted.slug() + form)).contains("Retracted: ", "was: True");
        }
        assertThat(json("/embed/oembed?url=https://desk.example/verdicts/" + retracted.slug())
                        .path("title")
                        .asText())
                .startsWith("Retracted: ");
    }

    @Test
    void thePictureShowsBothRatings() throws IOException {
        BufferedImage picture = picture(differing);
        BufferedImage one = picture(PUBLISHED.get(2));

        assertThat(warnBeside(picture)).as("the second badge").isGreaterThan(5000);
        assertThat(warnBeside(one)).isZero();
    }

    @Test
    void theDeskIsToldInItsOwnLanguage() {
        assertThat(Desk.CHECKER.asks().accept("text/html").get("/desk").asString())
                .contains("Newest verdicts", "was: Mostly true", "was: True")
                .containsSubsequence("When it was said", "Half true", "Now", "Missing context");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search?q=shortling",
                "/topics/shortling",
                "/topics",
                "/claimants/somebody-0",
                "/embed/{}",
                "/verdicts/{}",
                "/verdicts/{}.png",
                "/verdicts/{}.txt",
                "/verdicts/{}.jsonld",
                "/v1alpha1/claims:search?query=shortling",
                "/v1alpha1/pages",
                "/data/verdicts.csv",
                "/data/claimreview.json",
                "/feeds/all.atom",
                "/api/verdicts",
                "/api/verdicts/{}",
                "/sitemap-news.xml",
            })
    void theRetractionOutdatesIt(String path) {
        String keys = read(path.replace("{}", retracted.slug())).header("Surrogate-Key");

        // By these two, whatever is published is outdated; OutdatedAnswersTest holds that.
        assertThat(List.of(keys.split(" ", -1))).containsAnyOf("verdict-" + retracted.verdictId(), "verdicts");
    }

    private static int badge(Publication publication) throws IOException {
        return picture(publication).getRGB(90, 543) & 0xffffff;
    }

    /** How many pixels right of the middle of the badges' line have the colour of half truths. */
    private static int warnBeside(BufferedImage picture) {
        int pixels = 0;
        for (int x = 400; x < 1120; x++) {
            for (int y = 520; y < 584; y++) {
                pixels += (picture.getRGB(x, y) & 0xffffff) == 0x8a5200 ? 1 : 0;
            }
        }
        return pixels;
    }

    private static BufferedImage picture(Publication publication) throws IOException {
        return ImageIO.read(read("/verdicts/" + publication.slug() + ".png").asInputStream());
    }

    private PublishedVerdict published(Publication publication) {
        return verdicts.bySlug(publication.slug()).orElseThrow();
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream file = InShortTest.class.getResourceAsStream("/publication/claim-review.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Objects.requireNonNull(file));
        }
    }

    private static JsonNode find(Iterable<JsonNode> all, String slug) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.toString().contains("/verdicts/" + slug))
                .findFirst()
                .orElseThrow();
    }

    /** The card of a verdict on a page that lists several. */
    private static String card(String path, Publication publication) {
        String page = page(path);
        for (String card : page.split("<li class=\"card\"", -1)) {
            if (card.contains("/verdicts/" + publication.slug() + "\"")) {
                return card.substring(0, card.indexOf("</li>"));
            }
        }
        throw new AssertionError(path + " does not list " + publication.slug());
    }

    private static String page(String path) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static JsonNode json(String path) {
        return Desk.json(text(path));
    }

    private static String text(String path) {
        return read(path).then().statusCode(200).extract().asString();
    }

    private static Response read(String path) {
        return RestAssured.given().urlEncodingEnabled(false).accept("*/*").get(path);
    }
}
