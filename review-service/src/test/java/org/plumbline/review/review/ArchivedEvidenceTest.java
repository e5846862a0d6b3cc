package org.plumbline.review.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.expect;
import static org.plumbline.review.Desk.expectRule;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.hash.Sha256;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.FakePages;
import org.plumbline.review.event.ClaimEvents;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ArchivedEvidenceTest {

    private static final String DAILY = "https://ministry.example/daily";
    private static final String PAGE = """
            <html><head><meta property="og:title" content="Daily figures, 4 April">
            <meta property="og:site_name" content="Ministry of Examples"><meta name="author" content="By Ana Roe">
            <meta property="article:published_time" content="2024-04-04T10:00:00Z"></head><body>33,037</body></html>""";

    @Inject
    ClaimEvents claims;

    @Inject
    FakePages web;

    private UUID review;

    @BeforeEach
    void openReview() {
        Desk.Accepted accepted = Desk.accepted(claim -> {});
        claims.receive(accepted.record());
        review = accepted.reviewId();
        expect(CHECKER.takes(review), 200);
        web.page(DAILY, PAGE);
    }

    @Test
    void readsAPageAndKeepsACopyOfWhichReadersAreTold() {
        Response found = looksUp(DAILY, null);
        expect(found, 201);
        JsonPath archive = found.jsonPath();
        assertThat(archive.getString("title")).isEqualTo("Daily figures, 4 April");
        assertThat(archive.getString("publisher")).isEqualTo("Ministry of Examples");
        assertThat(archive.getString("author")).isEqualTo("Ana Roe");
        assertThat(archive.getString("publishedOn")).isEqualTo("2024-04-04");
        assertThat(archive.getString("fetchedAt")).isEqualTo(FakePages.FETCHED_AT.toString());

        Response copy =
                CHECKER.asks().accept("*/*").get(found.header("Location").replaceFirst("https://[^/]+", ""));
        assertThat(copy.statusCode()).isEqualTo(200);
        assertThat(Sha256.hex(copy.asByteArray())).isEqualTo(archive.getString("sha256"));
        assertThat(copy.contentType()).isEqualTo("application/warc");
        assertThat(copy.header("Content-Disposition")).startsWith("attachment; filename=\"page-");
        assertThat(copy.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(copy.header("Content-Security-Policy")).startsWith("sandbox");

        expect(CHECKER.posts(review, "evidence", source(archive.getString("id"))), 201);
        expect(CHECKER.posts(review, "evidence", Desk.SECOND_SOURCE), 201);
        JsonPath view = CHECKER.reads(review);
        assertThat(view.getString("evidence[0].archive.sha256")).isEqualTo(archive.getString("sha256"));
        String hash = view.getString("contentHash");
        String id = view.getString("evidence[0].id");
        expect(CHECKER.sends("PUT", review, "evidence/" + id, source(null)), 200);
        assertThat(CHECKER.reads(review).getString("contentHash"))
                .as("the copy is part of what is approved")
                .isNotEqualTo(hash);
        expect(CHECKER.sends("PUT", review, "evidence/" + id, source(archive.getString("id"))), 200);
        assertThat(CHECKER.reads(review).getString("contentHash")).isEqualTo(hash);

        String slug = publish();
        JsonPath verdict = RestAssured.get("/api/verdicts/{slug}", slug).jsonPath();
        assertThat(verdict.getString("evidence[0].archive.sha256")).isEqualTo(archive.getString("sha256"));
        assertThat(verdict.getString("evidence[0].archive.fetchedAt")).isEqualTo(FakePages.FETCHED_AT.toString());
        assertThat(verdict.getString("evidence[0].author")).isEqualTo("Ana Roe");
        assertThat(verdict.getList("evidence.group")).isEqualTo(List.of(1, 2));
        String page = RestAssured.get("/verdicts/{slug}", slug).asString();
        assertThat(page)
                .contains(
                        "We saved a copy of this page on 20 November 2026. Fingerprint of the copy (SHA-256):",
                        archive.getString("sha256"))
                .contains("Ana Roe")
                .doesNotContain(archive.getString("id"));
    }

    @Test
    void refusesACopyOfAnotherPageOrAnotherReview() {
        String archive = looksUp(DAILY, null).jsonPath().getString("id");
        Map<String, Object> other = source(archive);
        other.put("url", "https://ministry.example/weekly");
        expectViolation(CHECKER.posts(review, "evidence", other), "url");
        other.remove("url");
        expectViolation(CHECKER.posts(review, "evidence", other), "url");
        expectViolation(CHECKER.posts(review, "evidence", source(review.toString())), "archive");

        UUID first = review;
        openReview();
        expectViolation(CHECKER.posts(review, "evidence", source(archive)), "archive");
        assertThat(CHECKER.asks()
                        .accept("*/*")
                        .get("/api/reviews/" + review + "/archives/" + archive)
                        .statusCode())
                .isEqualTo(404);
        assertThat(CHECKER.reads(first).getList("evidence")).isEmpty();
    }

    @Test
    void saysWhyThereIsNoPageAndWritesNothing() throws SQLException {
        Map<String, Long> before = Database.rows();
        int fetches = web.fetches();

        Response gone = looksUp("https://ministry.example/gone", null);
        expectViolation(gone, "url");
        assertThat(gone.jsonPath().getString("detail")).contains("the site has no such page (it answered 404)");
        expectViolation(looksUp("ftp://ministry.example/", null), "url");
        expectViolation(looksUp("https://user:word@ministry.example/", null), "url");
        assertThat(web.fetches()).isEqualTo(fetches + 1);
        assertThat(Database.rows()).isEqualTo(before);
    }

    @Test
    void doesNotTakeForEvidenceWhereTheClaimAppeared() throws SQLException {
        web.redirects("https://short.example/x", "https://www.news.example/truce-talks?utm_source=x", "<p>Talks</p>");
        int fetches = web.fetches();
        Map<String, Long> before = Database.rows();

        expectRule(looksUp("https://news.example/truce-talks", null), "appearance-is-not-evidence");
        assertThat(web.fetches()).as("not even fetched").isEqualTo(fetches);
        expectRule(looksUp("https://short.example/x", null), "appearance-is-not-evidence");
        assertThat(Database.rows()).isEqualTo(before);
    }

    @Test
    void fetchesOnceForOneKey() {
        int fetches = web.fetches();
        String id = looksUp(DAILY, "key-1").jsonPath().getString("id");
        assertThat(looksUp(DAILY, "key-1").jsonPath().getString("id")).isEqualTo(id);
        assertThat(web.fetches()).isEqualTo(fetches + 1);
        expectRule(looksUp("https://ministry.example/weekly", "key-1"), "idempotency-key-reused");
    }

    @Test
    void keepsWhatIsNoPageWithoutReadingIt() {
        web.answers(
                "https://ministry.example/daily.csv", "https://ministry.example/daily.csv", "text/csv", "day,killed\n");
        JsonPath found = looksUp("https://ministry.example/daily.csv", null).jsonPath();
        assertThat(found.getString("mediaType")).isEqualTo("text/csv");
        assertThat(found.getString("title")).isNull();
        assertThat(found.getString("publisher")).isEqualTo("ministry.example");
    }

    @Test
    void cutsWhatAPageSaysToTheFieldsOfASource() {
        web.page("https://ministry.example/long", "<title>" + "\u0007 long ".repeat(200) + "\ud83d\ude00</title>");
        String title = looksUp("https://ministry.example/long", null).jsonPath().getString("title");
        assertThat(title).hasSizeLessThanOrEqualTo(300).startsWith("long long");
        Map<String, Object> source = new HashMap<>(Desk.SECOND_SOURCE);
        source.put("title", title);
        expect(CHECKER.posts(review, "evidence", source), 201);
    }

    @Test
    void looksUpNothingForWhoMayAddNoEvidence() {
        int fetches = web.fetches();
        expect(CHECKER.posts(review, "drop", Map.of("reason", "Nobody asks")), 200);
        assertThat(looksUp(DAILY, null).statusCode()).isEqualTo(409);
        assertThat(web.fetches()).isEqualTo(fetches);
    }

    @Test
    void whatWasKeptIsChangedByNobody() throws SQLException {
        expect(looksUp(DAILY, null), 201);
        try (Connection connection = Database.asService();
                Statement statement = connection.createStatement()) {
            for (String change : List.of(
                    "update archived_page set sha256 = 'x'",
                    "delete from archived_page",
                    "update evidence_file set media_type = 'text/html'",
                    "delete from evidence_file")) {
                assertThatThrownBy(() -> statement.execute(change))
                        .as(change)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private Response looksUp(String url, @Nullable String key) {
        var request = CHECKER.asks().contentType(ContentType.JSON).body(Map.of("url", url));
        if (key != null) {
            request.header("Idempotency-Key", key + review);
        }
        return request.post("/api/reviews/" + review + "/archives");
    }

    private static Map<String, Object> source(@Nullable String archive) {
        Map<String, Object> source = new HashMap<>(Desk.PRIMARY_SOURCE);
        source.put("author", "Ana Roe");
        source.put("archive", archive);
        return source;
    }

    private String publish() {
        expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        expect(CHECKER.posts(review, "submission", null), 200);
        expect(EDITOR.approves(review), 200);
        expect(EDITOR2.approves(review), 200);
        Response published = EDITOR.publishes(review);
        expect(published, 201);
        return published.jsonPath().getString("verdict.slug");
    }

    static void expectViolation(Response response, String field) {
        expect(response, 422);
        assertThat(response.jsonPath().getList("violations.field")).contains(field);
    }
}
