package org.plumbline.review.publication.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.plumbline.kit.text.CsvLine;
import org.plumbline.review.Desk;
import org.plumbline.review.publication.Publications;
import org.plumbline.review.publication.Publications.Publication;
import org.plumbline.review.publication.VariedVerdicts;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class DataTest {

    private static final int VERDICTS = 420;
    private static final List<Publication> PUBLISHED = new ArrayList<>();

    @BeforeEach
    void publish() {
        if (PUBLISHED.isEmpty()) {
            PUBLISHED.addAll(Publications.publishAll(
                    VariedVerdicts.of(VERDICTS, "dataling", Instant.parse("2026-03-20T12:00:00Z"))));
        }
    }

    @Test
    void jsonLinesHoldEveryVerdictOnceAndCanBeResumed() {
        List<JsonNode> all = lines(read("/data/verdicts.jsonl"));
        List<String> ids =
                all.stream().map(row -> row.path("verdict_id").asText()).toList();
        assertThat(ids)
                .doesNotHaveDuplicates()
                .containsAll(PUBLISHED.stream()
                        .map(one -> one.verdictId().toString())
                        .toList());
        assertThat(all.stream().map(row -> row.path("revision_id").asText()).toList())
                .isSorted();

        int cut = all.size() / 2;
        List<JsonNode> rest = lines(read("/data/verdicts.jsonl?after="
                + all.get(cut - 1).path("revision_id").asText()));

        assertThat(rest).isEqualTo(all.subList(cut, all.size()));
    }

    @Test
    void csvHasOneLineForEachAndItsHeadOnlyAtTheBeginning() {
        String csv = read("/data/verdicts.csv").asString();
        assertThat(csv).startsWith("\uFEFF\"verdict_id\",\"revision\",");
        List<String> ids = csv.lines()
                .filter(line -> line.matches("(?s)\"[0-9a-f-]{36}\".*"))
                .toList();
        assertThat(ids).hasSizeGreaterThanOrEqualTo(VERDICTS);
        String last = lines(read("/data/verdicts.jsonl"))
                .getLast()
                .path("revision_id")
                .asText();

        assertThat(read("/data/verdicts.csv?after=" + last).asString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"=1+1,'''=1+1'", "+1,'''+1'", "-1,'''-1'", "@x,'''@x'", "＝1,'''＝1'", "plain,plain"})
    void noCellIsAFormula(String text, String expected) {
        assertThat(CsvLine.of(List.of(text, "\"q\""))).isEqualTo("\"" + expected + "\",\"\"\"q\"\"\"\r\n");
    }

    @Test
    void whatProgramsReadKeepsItsDirectionOnTheArabicPage() {
        assertThat(RestAssured.given().accept("text/html").get("/data?lang=ar").asString())
                .contains("<code dir=\"ltr\">/v1alpha1/claims:search?query=</code>")
                .contains("<bdi dir=\"ltr\">verdicts.csv</bdi></a>، <a")
                .contains("\u20662024-04-07\u2069")
                .contains("\u2066?after=\u2069");
    }

    @Test
    void aDayHoldsTheRevisionsOfThatDay() {
        List<JsonNode> day = lines(read("/data/days/2026-03-19.jsonl")).stream()
                .filter(row -> row.path("topics").toString().contains("dataling")
                        || row.path("headline").asText().contains("dataling"))
                .toList();

        assertThat(day).hasSize(24);
        assertThat(day)
                .allSatisfy(row -> assertThat(row.path("published_at").asText()).startsWith("2026-03-19"));
        assertThat(read("/data/days/2026-03-19.csv").statusCode()).isEqualTo(200);
        assertThat(read("/data/days/" + LocalDate.now(ZoneOffset.UTC).plusDays(2) + ".csv")
                        .statusCode())
                .isEqualTo(404);
        assertThat(read("/data/days/2026-02-30.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void theFeedHoldsTheMarkupOfEveryVerdict() {
        JsonNode feed = Desk.json(read("/data/claimreview.json").asString());

        assertThat(feed.path("@type").asText()).isEqualTo("DataFeed");
        List<String> urls = new ArrayList<>();
        feed.path("dataFeedElement").forEach(element -> {
            assertThat(element.path("@type").asText()).isEqualTo("DataFeedItem");
            assertThat(element.path("item").path("@type").asText()).isEqualTo("ClaimReview");
            urls.add(element.path("item").path("url").asText());
        });
        assertThat(urls)
                .containsAll(PUBLISHED.stream()
                        .map(one -> "https://desk.example/verdicts/" + one.slug())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/data/verdicts.csv",
                "/data/verdicts.jsonl",
                "/data/claimreview.json",
                "/data/days/2026-03-19.csv"
            })
    void sayLicenceAndWhetherAnythingChanged(String path) {
        Response first = read(path);
        assertThat(first.header("Link")).contains("rel=\"license\"", "rel=\"describedby\"");
        assertThat(RestAssured.given()
                        .header("If-None-Match", first.header("ETag"))
                        .get(path)
                        .statusCode())
                .isEqualTo(304);

        Publications.publish(VariedVerdicts.of(1, "another", Instant.now()).getFirst());

        assertThat(read(path).header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void describesEveryColumn() {
        String page =
                RestAssured.given().accept("text/html").get("/data?lang=ar").asString();

        assertThat(page).contains("creativecommons.org/licenses/by/4.0").contains("dir=\"rtl\"");
        Arrays.stream(Column.values()).forEach(column -> assertThat(page).contains(">" + column.title() + "<"));
    }

    private static List<JsonNode> lines(Response response) {
        return response.asString().lines().map(Desk::json).toList();
    }

    private static Response read(String path) {
        return RestAssured.given().accept("*/*").get(path);
    }
}
