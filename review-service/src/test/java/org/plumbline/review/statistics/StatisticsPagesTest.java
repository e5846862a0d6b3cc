package org.plumbline.review.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.notice.NoticeFixtures;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class StatisticsPagesTest {

    private static final String PAGE = "/desk/stats";
    private static final String API = "/api/reviews/statistics";
    private static final String BEFORE_EVERYTHING = "?from=2001-01-01&to=2001-02-01";

    @Test
    void countsWhatWasJustDone() {
        UUID review = NoticeFixtures.opened("To be counted");
        Desk.CHECKER.preparesForApproval(review);
        Desk.expect(Desk.EDITOR.approves(review), 200);
        Desk.expect(Desk.EDITOR2.approves(review), 200);
        JsonPath before = statistics();
        Desk.expect(Desk.EDITOR.publishes(review), 201);
        JsonPath after = statistics();

        assertThat(published(after)).isEqualTo(published(before) + 1);
        assertThat(after.getLong("verdicts")).isEqualTo(before.getLong("verdicts") + 1);
        assertThat(after.getLong("publication.count")).isEqualTo(before.getLong("publication.count") + 1);
        assertThat(after.getLong("queues.find { it.state == 'APPROVED' }.count"))
                .isEqualTo(before.getLong("queues.find { it.state == 'APPROVED' }.count") - 1);
        assertThat(after.getList("throughput")).hasSize(12);
        assertThat(after.getString("unit")).isEqualTo("WEEK");
    }

    private static JsonPath statistics() {
        return Desk.CHECKER.asks().get(API).then().statusCode(200).extract().jsonPath();
    }

    private static long published(JsonPath statistics) {
        return statistics.getList("throughput.published", Long.class).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void drawsEachTableAndOffersItAsAFile() throws Exception {
        NoticeFixtures.opened("To wait");
        UUID review = NoticeFixtures.opened("To be drawn");
        Desk.CHECKER.preparesForApproval(review);
        Desk.expect(Desk.EDITOR.approves(review), 200);
        Desk.expect(Desk.EDITOR2.approves(review), 200);
        Desk.expect(Desk.EDITOR.publishes(review), 201);

        String page = opens(PAGE);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(page)
                .contains("name=\"to\" type=\"date\" value=\"" + today + "\"")
                .contains("href=\"/desk/stats\" aria-current=\"page\"")
                .doesNotContain("style=", "NOT_FOUND");
        List<String> charts = charts(page);
        assertThat(charts).hasSizeGreaterThanOrEqualTo(5);
        for (String chart : charts) {
            Document svg = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(chart)));
            assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
            String names = svg.getDocumentElement().getAttribute("aria-labelledby");
            assertThat(names.split(" ")).hasSize(2).allSatisfy(id -> assertThat(chart)
                    .contains("id=\"" + id + "\""));
            assertThat(svg.getElementsByTagName("rect").getLength()).isPositive();
        }
        for (String table : List.of("throughput", "queues", "durations", "ratings", "topics", "claimants")) {
            Response file = Desk.EDITOR.asks().accept("text/csv").get(PAGE + "/" + table + ".csv");
            Desk.expect(file, 200);
            assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=\"" + table + "-");
            assertThat(file.asString().lines().count()).as(table).isGreaterThan(1);
        }
        assertThat(Desk.EDITOR.asks().get(PAGE + "/durations.csv").asString())
                .contains("\"From opening to publication\",\"");
        assertThat(page).contains("/desk/stats/ratings.csv?from=");
    }

    @Test
    void saysSoWhereNothingHappened() {
        String page = opens(PAGE + BEFORE_EVERYTHING);
        assertThat(page)
                .contains("Nothing was opened, published or dropped in this period.")
                .contains("No review left a state in this period.")
                .contains("No claim got its first verdict in this period.")
                .contains("No claim was taken up in this period, and none got a verdict.")
                .doesNotContain("/throughput.csv");
        assertThat(Desk.ADMIN
                        .asks()
                        .get(PAGE + "/throughput.csv" + BEFORE_EVERYTHING)
                        .asString())
                .isEqualTo("\uFEFF\"From\",\"Opened\",\"Published\",\"Dropped\"\r\n");
    }

    @Test
    void refusesAPeriodThatIsNone() {
        for (String wrong : List.of(
                "from=x", "to=2024-02-30", "from=2024-02-02&to=2024-02-01", "from=1000-01-01", "from=%2B10000-01-01")) {
            Response page = Desk.CHECKER.asks().accept("text/html").get(PAGE + "?" + wrong);
            assertThat(page.statusCode()).as(wrong).isEqualTo(422);
            assertThat(page.asString()).contains("Nothing was counted: this period cannot be read.");
            Desk.expect(Desk.CHECKER.asks().get(API + "?" + wrong), 422);
            Desk.expect(Desk.CHECKER.asks().get(PAGE + "/queues.csv?" + wrong), 422);
        }
        assertThat(Desk.CHECKER
                        .asks()
                        .accept("text/html")
                        .get(PAGE + "?from=\"><b>x")
                        .asString())
                .contains("value=\"&quot;&gt;&lt;b&gt;x\"");
        Desk.expect(Desk.CHECKER.asks().get(PAGE + "/secrets.csv"), 404);
    }

    @Test
    void isForTheDeskOnly() {
        for (String path : List.of(PAGE, API, PAGE + "/queues.csv")) {
            assertThat(Desk.PARTNER.asks().get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    private static List<String> charts(String page) {
        return Arrays.stream(page.split("(?=<svg )"))
                .filter(part -> part.startsWith("<svg "))
                .map(part -> part.substring(0, part.indexOf("</svg>") + "</svg>".length()))
                .toList();
    }

    private static String opens(String path) {
        Response response = Desk.CHECKER.asks().accept("text/html").get(path);
        Desk.expect(response, 200);
        return response.asString();
    }
}
