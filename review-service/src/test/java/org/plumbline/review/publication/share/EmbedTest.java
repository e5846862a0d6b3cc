package org.plumbline.review.publication.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.publication.Publications;
import org.plumbline.review.publication.Publications.Publication;
import org.plumbline.review.publication.VariedVerdicts;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class EmbedTest {

    private static final List<Publication> PUBLISHED = new ArrayList<>();

    @BeforeEach
    void publish() {
        if (PUBLISHED.isEmpty()) {
            PUBLISHED.addAll(Publications.publishAll(VariedVerdicts.of(17, "embedling", Instant.now())));
        }
    }

    @Test
    void showsTheRatingInAFrameAndAsItStands() {
        Publication arabic = PUBLISHED.get(1);
        read("/embed/" + arabic.slug())
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"ar\" dir=\"rtl\">"))
                .body(containsString("rating-mostly-true"))
                .body(containsString("https://desk.example/verdicts/" + arabic.slug()))
                .body(not(containsString("<script>")))
                .body(matchesPattern("(?s).*<script src=\"/assets/embed\\.[0-9a-f]{12}\\.js\" defer></script>.*"));
        read("/embed/nothing-of-the-kind").then().statusCode(404);
    }

    @Test
    void asksAgainFromWithinItsFrame() {
        String slug = PUBLISHED.getFirst().slug();
        Response frame = read("/embed/" + slug);
        String code = RestAssured.given()
                .queryParam("url", "https://desk.example/verdicts/" + slug)
                .get("/embed/oembed")
                .jsonPath()
                .getString("html");

        // A sandboxed frame has an origin of its own, so that what it fetches has to be open to all.
        assertThat(code)
                .contains(" sandbox=\"allow-scripts allow-popups ")
                .doesNotContain("allow-same-origin", "allow-top-navigation");
        assertThat(frame.header("Access-Control-Allow-Origin")).isEqualTo("*");
        RestAssured.given()
                .header("If-None-Match", frame.header("ETag"))
                .get("/embed/" + slug)
                .then()
                .statusCode(304)
                .header("Access-Control-Allow-Origin", "*");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                             true",
        "maxwidth=1200&maxheight=630,    true",
        "maxwidth=1199,                  false",
        "maxheight=629,                  false",
        "maxwidth=2000&maxheight=100,    false",
    })
    void theThumbnailFitsIntoWhatWasAskedFor(String limits, boolean fits) {
        String answer = RestAssured.given()
                .urlEncodingEnabled(false)
                .get("/embed/oembed?url=https://desk.example/verdicts/"
                        + PUBLISHED.getFirst().slug() + "&" + limits)
                .asString();

        JsonNode rich = Desk.json(answer);
        assertThat(rich.path("type").asText()).isEqualTo("rich");
        if (fits) {
            assertThat(rich.path("thumbnail_url").asText()).endsWith(".png");
            assertThat(rich.path("thumbnail_width").asInt()).isEqualTo(1200);
            assertThat(rich.path("thumbnail_height").asInt()).isEqualTo(630);
        } else {
            assertThat(answer).doesNotContain("thumbnail");
        }
    }

    @Test
    void saysByOembedHowToEmbed() {
        Publication hostile = PUBLISHED.get(16);
        String page = "https://desk.example/verdicts/" + hostile.slug();

        JsonNode answer = Desk.json(RestAssured.given()
                .queryParam("url", page)
                .queryParam("maxwidth", "400")
                .queryParam("format", "json")
                .get("/embed/oembed")
                .asString());

        assertThat(answer.path("version").asText()).isEqualTo("1.0");
        assertThat(answer.path("type").asText()).isEqualTo("rich");
        assertThat(answer.path("width").asInt()).isEqualTo(400);
        assertThat(answer.path("title").asText()).isEqualTo(hostile.content().headline());
        assertThat(answer.path("html").asText())
                .startsWith("<iframe src=\"https://desk.example/embed/" + hostile.slug() + "\" width=\"400\"")
                .doesNotContain("<script")
                .endsWith("></iframe>");
        assertThat(read("/verdicts/" + hostile.slug()).asString())
                .contains(
                        "type=\"application/json+oembed\" href=\"https://desk.example/embed/oembed?url=https%3A%2F%2Fdesk");
    }

    @Test
    void refusesWhatItCannotEmbed() {
        RestAssured.given()
                .queryParam("url", "https://elsewhere.example/verdicts/x")
                .get("/embed/oembed")
                .then()
                .statusCode(404);
        RestAssured.given().get("/embed/oembed").then().statusCode(404);
        RestAssured.given()
                .queryParam("format", "xml")
                .get("/embed/oembed")
                .then()
                .statusCode(501);
        RestAssured.given()
                .queryParam(
                        "url",
                        "https://desk.example/verdicts/" + PUBLISHED.getFirst().slug())
                .queryParam("maxwidth", "wide")
                .get("/embed/oembed")
                .then()
                .statusCode(422);
    }

    @Test
    void hasAPictureAndIsCited() throws IOException {
        String slug = PUBLISHED.getFirst().slug();
        Response picture = read("/verdicts/" + slug + ".png");
        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(ImageIO.read(picture.asInputStream()).getWidth()).isEqualTo(1200);
        read("/verdicts/" + slug + ".bib").then().statusCode(200).body(startsWith("@misc{" + slug));
        read("/verdicts/" + slug + ".ris").then().statusCode(200).body(startsWith("TY  - ELEC"));
        read("/verdicts/" + slug + ".txt")
                .then()
                .statusCode(200)
                .body(containsString("https://desk.example/verdicts/" + slug));
        read("/verdicts/" + slug + ".csl.json")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString(slug + ".csl.json"))
                .body("[0].type", equalTo("webpage"));
        read("/verdicts/none.png").then().statusCode(404);
        assertThat(read("/verdicts/" + slug).asString())
                .contains("<meta property=\"og:image\" content=\"https://desk.example/verdicts/" + slug + ".png\">");
    }

    @Test
    void givesItsMarkupAsADocument() {
        String slug = PUBLISHED.getFirst().slug();
        Response markup = read("/verdicts/" + slug + ".jsonld");

        assertThat(markup.contentType()).startsWith("application/ld+json");
        assertThat(Desk.json(markup.asString()).path("url").asText())
                .isEqualTo("https://desk.example/verdicts/" + slug);
        assertThat(read("/verdicts/" + slug).asString())
                .contains("href=\"https://desk.example/verdicts/" + slug + ".jsonld\"");
    }

    @Test
    void hostileTextsStayTexts() {
        String slug = PUBLISHED.get(16).slug();
        for (String path : List.of(
                "/verdicts/" + slug, "/embed/" + slug, "/search?q=embedling", "/topics/embedling", "/claimants", "/")) {
            assertThat(RestAssured.given().accept("text/html").get(path).asString())
                    .as(path)
                    .doesNotContain("<script>alert", "<!-- ]]>");
        }
    }

    private static Response read(String path) {
        return RestAssured.given().accept("*/*").get(path);
    }
}
