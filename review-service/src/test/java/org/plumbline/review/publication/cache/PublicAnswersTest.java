package org.plumbline.review.publication.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

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
import org.plumbline.review.log.Published;
import org.plumbline.review.publication.Publications;
import org.plumbline.review.publication.Publications.Publication;
import org.plumbline.review.publication.VariedVerdicts;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class PublicAnswersTest {

    private Publication publication;

    @BeforeEach
    void publish() throws InterruptedException {
        publication = Publications.publish(
                VariedVerdicts.of(1, "cacheling", Instant.now()).getFirst());
        // Its pages change once more when the log has it.
        Published.awaitLogged(publication.slug());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/verdicts/{slug}",
                "/verdicts/{slug}.jsonld",
                "/verdicts/{slug}.png",
                "/verdicts/{slug}.bib",
                "/search?q=cacheling",
                "/topics",
                "/topics/cacheling",
                "/claimants",
                "/methodology",
                "/about",
                "/feeds/all.atom",
                "/feeds/all.json",
                "/sitemap.xml",
                "/sitemap-news.xml",
                "/data",
                "/data/verdicts.csv",
                "/data/claimreview.json",
                "/v1alpha1/claims:search?query=cacheling",
                "/v1alpha1/pages",
                "/api/verdicts",
                "/api/verdicts/{slug}",
                "/embed/{slug}",
                "/embed/oembed?url=https://desk.example/verdicts/{slug}",
            })
    void canBeKeptByWhoeverHasThem(String template) {
        String path = template.replace("{slug}", publication.slug());
        Response answer =
                RestAssured.given().urlEncodingEnabled(false).accept("*/*").get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        String tag = answer.header("ETag");
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(answer.header("Surrogate-Key")).isNotBlank();
        assertThat(answer.header("Cache-Control"))
                .isEqualTo("public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=86400");
        assertThat(answer.header("Set-Cookie")).isNull();

        for (String held : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            Response again = RestAssured.given()
                    .urlEncodingEnabled(false)
                    .accept("*/*")
                    .header("If-None-Match", held)
                    .get(path);
            assertThat(again.statusCode()).as(held).isEqualTo(304);
            assertThat(again.asString()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
        }
        assertThat(RestAssured.given()
                        .urlEncodingEnabled(false)
                        .accept("*/*")
                        .header("If-None-Match", "\"other\"")
                        .get(path)
                        .statusCode())
                .isEqualTo(200);
        assertThat(RestAssured.given()
                        .urlEncodingEnabled(false)
                        .accept("*/*")
                        .head(path)
                        .header("ETag"))
                .isEqualTo(tag);
    }

    @Test
    void namesTheVerdictAndItsClaim() {
        Response page = RestAssured.given().accept("text/html").get("/verdicts/{slug}", publication.slug());

        assertThat(page.header("Surrogate-Key").split(" "))
                .containsExactly(
                        "verdict-" + publication.verdictId(),
                        "claim-" + publication.content().claim().id());
    }

    @Test
    void anErrorIsKeptByNobody() {
        Response page = RestAssured.given().accept("text/html").get("/verdicts/none-of-the-kind");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("ETag")).isNull();
    }
}
