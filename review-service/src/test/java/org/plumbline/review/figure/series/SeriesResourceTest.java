package org.plumbline.review.figure.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.review.Desk.expect;
import static org.plumbline.review.Desk.expectRule;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class SeriesResourceTest {

    private static final Map<String, ?> FACTS = Map.of(
            "name", "Killed in Gaza",
            "measure", "killed",
            "periodStart", "2023-10-07",
            "accumulation", "CUMULATIVE",
            "basis", "REPORTED",
            "sourceName", "Gaza health ministry",
            "volatility", "LOW");

    @Inject
    Heard heard;

    /** Whoever hears of new points. */
    @ApplicationScoped
    static class Heard {

        private final List<PointsAdded> added = new CopyOnWriteArrayList<>();
        private final List<PointsRetracted> retracted = new CopyOnWriteArrayList<>();

        void on(@Observes PointsAdded event) {
            added.add(event);
        }

        void on(@Observes PointsRetracted event) {
            retracted.add(event);
        }

        List<PointsAdded> added() {
            return added;
        }

        List<PointsRetracted> retracted() {
            return retracted;
        }
    }

    private UUID series = new UUID(0, 0);
    private String path = "";

    @BeforeEach
    void hasASeries() {
        series = create(FACTS);
        path = "/api/series/" + series;
    }

    @Test
    void createsOnceByItsKeyAndReadsWithATag() {
        Response first = post(Desk.ADMIN, "/api/series", FACTS, "key-" + series);
        Response second = post(Desk.ADMIN, "/api/series", FACTS, "key-" + series);
        expect(first, 201);
        assertThat(first.header("Location")).endsWith("/api/series/" + first.path("id"));
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        JsonPath read =
                Desk.PARTNER.asks().get("/api/series/" + first.path("id")).jsonPath();
        assertThat(read.getString("series.facts.name")).isEqualTo("Killed in Gaza");
        assertThat(read.getInt("series.tolerance.percent")).isEqualTo(2);
        assertThat(read.getMap("$")).doesNotContainKey("point");
        expect(post(Desk.CHECKER, "/api/series", FACTS, null), 403);
        expect(post(Desk.EDITOR, "/api/series", Map.of("name", " "), null), 422);
    }

    @Test
    void changesFromTheVersionThatStandsAndTracesIt() throws SQLException {
        Map<String, Object> changed = new HashMap<>(FACTS);
        changed.put("tolerancePercent", 3.50);
        expect(Desk.EDITOR.asks().contentType("application/json").body(changed).put(path), 428);
        Response done = change("PUT", "", changed);
        expect(done, 200);
        assertThat(done.jsonPath().getDouble("tolerance.percent")).isEqualTo(3.5);
        Response stale = Desk.EDITOR
                .asks()
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body(FACTS)
                .put(path);
        expect(stale, 412);
        assertThat(stale.jsonPath().getString("current.id")).isEqualTo(series.toString());
        changed.put("sourceUrl", "javascript:alert(1)");
        expect(change("PUT", "", changed), 422);
        assertThat(Database.auditOf(series)).containsExactly("series.created", "series.changed");
        assertThat(detail("series.changed")).contains("tolerancePercent").contains("3.5");
    }

    @Test
    void retiresAndTakesNoMorePointsUntilReinstated() {
        expect(add("2024-04-06", 33137), 201);
        expect(change("POST", "/retirement", Map.of("reason", " ")), 422);
        expect(change("POST", "/retirement", Map.of("reason", "The ministry stopped.")), 200);
        expectRule(change("POST", "/retirement", Map.of("reason", "Again")), "series-retired");
        expectRule(add("2024-04-07", 33175), "series-retired");
        assertThat(at("").getInt("point.best")).isEqualTo(33137);
        expect(change("DELETE", "/retirement", null), 200);
        expectRule(change("DELETE", "/retirement", null), "series-not-retired");
        expect(add("2024-04-07", 33175), 201);
    }

    @Test
    void answersWhatCountedAtATime() {
        expect(add("2024-04-06", 33137), 201);
        expect(add("2024-04-04", 33037), 201);
        Instant before = Instant.now();
        expect(add("2024-04-06", 33140), 201);
        assertThat(at("").getInt("point.best")).isEqualTo(33140);
        assertThat(at("?recordedBy=" + before).getInt("point.best")).isEqualTo(33137);
        assertThat(at("?asOf=2024-04-05").getInt("point.best")).isEqualTo(33037);
        assertThat(at("?asOf=2024-04").getInt("point.best")).isEqualTo(33140);
        assertThat(at("?asOf=2024-04-03").getMap("$")).doesNotContainKey("point");
        assertThat(at("?publishedBy=2024-04-04").getInt("point.best")).isEqualTo(33037);
        assertThat(at("?recordedBy=2024-04-06").getMap("$")).doesNotContainKey("point");
    }

    @Test
    void keepsTheDaysOfACenturyAgo() {
        Map<String, Object> old = new HashMap<>(FACTS);
        old.remove("periodStart");
        series = create(old);
        path = "/api/series/" + series;
        expect(add("1899-12-31", 7), 422);
        expect(add("1900-02-28", 7), 201);
        assertThat(at("?publishedBy=1900-02-28&recordedBy=9999-12-31").getString("point.asOf"))
                .isEqualTo("1900-02-28");
        assertThat(at("?publishedBy=1900-02-27").getMap("$")).doesNotContainKey("point");
        assertThat(at("?publishedBy=1000-02-28&recordedBy=1000").getMap("$")).doesNotContainKey("point");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?asOf=soon",
                "?publishedBy=2024-13-01",
                "?recordedBy=2024-04-06T10:00",
                "/points?from=x",
                "/points?all=maybe",
                "/points?limit=0",
                "/points?all=true&after=x"
            })
    void refusesQuestionsThatMeanNothing(String query) {
        expect(Desk.CHECKER.asks().get(path + query), 422);
    }

    @Test
    void keepsRestatedAndRetractedPoints() throws SQLException {
        UUID first = id(add("2024-04-06", 33137));
        UUID second = id(add("2024-04-06", 33140));
        expect(post(Desk.CHECKER2, path + "/points/" + second + "/retraction", Map.of("reason", "Typo"), null), 403);
        expect(post(Desk.PARTNER, path + "/points/" + second + "/retraction", Map.of("reason", "Typo"), null), 403);
        expect(post(Desk.EDITOR, path + "/points/" + second + "/retraction", Map.of("reason", ""), null), 422);
        expect(post(Desk.EDITOR, path + "/points/" + second + "/retraction", Map.of("reason", "Typo"), null), 201);
        expectRule(
                post(Desk.EDITOR, path + "/points/" + second + "/retraction", Map.of("reason", "Typo"), null),
                "already-retracted");
        assertThat(at("").getString("point.id")).isEqualTo(first.toString());
        JsonPath all = Desk.CHECKER.asks().get(path + "/points?all=true").jsonPath();
        assertThat(all.getList("items.id")).containsExactly(second.toString(), first.toString());
        assertThat(all.getString("items[0].retraction.reason")).isEqualTo("Typo");
        assertThat(Desk.CHECKER.asks().get(path + "/points").jsonPath().getList("items"))
                .hasSize(1);
        assertThat(Database.auditOf(series))
                .containsExactly(
                        "series.created", "series.point-added", "series.point-added", "series.point-retracted");
        assertThat(heard.added())
                .contains(new PointsAdded(series, List.of(first)), new PointsAdded(series, List.of(second)));
        assertThat(heard.retracted()).contains(new PointsRetracted(series, List.of(second)));
        expect(
                post(
                        Desk.EDITOR,
                        "/api/series/" + create(FACTS) + "/points/" + first + "/retraction",
                        Map.of("reason", "x"),
                        null),
                404);
    }

    @Test
    void listsPageByPage() {
        for (int day = 1; day <= 5; day++) {
            expect(add("2024-04-0" + day, 33000 + day), 201);
        }
        JsonPath first =
                Desk.CHECKER.asks().get(path + "/points?limit=2&to=2024-04-04").jsonPath();
        assertThat(first.getList("items.asOf")).containsExactly("2024-04-04", "2024-04-03");
        JsonPath second = Desk.CHECKER
                .asks()
                .get(path + "/points?limit=2&to=" + first.getString("next"))
                .jsonPath();
        assertThat(second.getList("items.asOf")).containsExactly("2024-04-02", "2024-04-01");
        assertThat(second.getString("next")).isNull();
        JsonPath all =
                Desk.CHECKER.asks().get(path + "/points?all=true&limit=3").jsonPath();
        assertThat(Desk.CHECKER
                        .asks()
                        .get(path + "/points?all=true&limit=3&after=" + all.getString("next"))
                        .jsonPath()
                        .getList("items.asOf"))
                .containsExactly("2024-04-02", "2024-04-01");
    }

    @Test
    void refusesPointsThatCannotBe() {
        expect(add("2999-01-01", 1), 422);
        expect(post(Desk.CHECKER, path + "/points", Map.of("asOf", "2024-04-06"), null), 422);
        expect(post(Desk.CHECKER, path + "/points", Map.of("asOf", "2024-04-06", "best", 5, "low", 6), null), 422);
        expect(post(Desk.CHECKER, path + "/points", "{\"asOf\":\"2024-04-06\",\"best\":1e999999}", null), 422);
        expect(post(Desk.PARTNER, path + "/points", Map.of("asOf", "2024-04-06", "best", 5), null), 403);
        assertThat(at("").getMap("$")).doesNotContainKey("point");
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01, 74000,            , asOf",
        "1500-01-01, 74000,            , asOf",
        "2023-10-06, 1,                , asOf",
        "2024-04-06, -1,               , best",
        "2024-04-06, 33137, 2020-01-01 , published",
        "2024-04-06, 33137, 2999-01-01 , published"
    })
    void refusesDaysAndCountsThatCannotBe(String asOf, int best, @Nullable String published, String field) {
        Map<String, Object> point = new HashMap<>(Map.of("asOf", asOf, "best", best));
        if (published != null) {
            point.put("published", published);
        }
        Response refused = post(Desk.CHECKER, path + "/points", point, null);
        expect(refused, 422);
        assertThat(refused.jsonPath().getList("violations.field")).containsExactly(field);
        assertThat(at("").getMap("$")).doesNotContainKey("point");
    }

    @Test
    void takesFiguresBelowZeroOfWhatIsNotCounted() {
        Map<String, Object> change = new HashMap<>(FACTS);
        change.put("measure", "change in killed");
        change.put("accumulation", "PER_PERIOD");
        series = create(change);
        path = "/api/series/" + series;
        expect(add("2024-04-06", -1), 201);
    }

    @Test
    void beginsToCountInNoFuture() {
        Map<String, Object> later = new HashMap<>(FACTS);
        later.put("periodStart", "9999-01-01");
        expect(post(Desk.EDITOR, "/api/series", later, null), 422);
        expect(change("PUT", "", later), 422);
    }

    @Test
    void takesAStrikingPointOnlyWithTheConfirmationOfAnEditor() throws SQLException {
        expect(add("2024-04-05", 33091), 201);
        expect(add("2024-04-07", 33175), 201);
        for (Map<String, ?> striking : List.of(
                Map.of("asOf", "2024-04-08", "best", 33000),
                Map.of("asOf", "2024-04-06", "best", 40000),
                Map.of("asOf", "2024-04-08", "best", 900000))) {
            Map<String, Object> confirmed = new HashMap<>(striking);
            confirmed.put("confirmed", true);
            expectRule(post(Desk.CHECKER, path + "/points", striking, null), "editor-confirms");
            expectRule(post(Desk.CHECKER, path + "/points", confirmed, null), "editor-confirms");
            expectRule(post(Desk.EDITOR, path + "/points", striking, null), "figure-striking");
        }
        Response refused =
                post(Desk.EDITOR, path + "/points", Map.of("asOf", "2024-04-08", "best", 33000), "s-" + series);
        assertThat(refused.jsonPath().getString("detail"))
                .isEqualTo("The figure is lower than 33175 as of 2024-04-07, though the figures add up. If it is right,"
                        + " confirm it.");
        expect(
                post(
                        Desk.EDITOR,
                        path + "/points",
                        Map.of("asOf", "2024-04-08", "best", 33000, "confirmed", true),
                        "s-" + series),
                201);
        assertThat(detail("series.point-added")).contains("confirmed");
    }

    @Test
    void letsWhoeverTypedAPointTakeItBack() throws SQLException {
        UUID point = id(add("2024-04-06", 33137));
        expect(post(Desk.CHECKER2, path + "/points/" + point + "/retraction", Map.of("reason", "Typo"), null), 403);
        expect(post(Desk.CHECKER, path + "/points/" + point + "/retraction", Map.of("reason", "Typo"), null), 201);
        assertThat(at("").getMap("$")).doesNotContainKey("point");
        assertThat(Database.auditOf(series))
                .containsExactly("series.created", "series.point-added", "series.point-retracted");
    }

    @Test
    void addsAPointOnceByItsKey() {
        Map<String, ?> point = Map.of("asOf", "2024-04-06", "best", 33137);
        Response first = post(Desk.CHECKER, path + "/points", point, "p-" + series);
        Response second = post(Desk.CHECKER, path + "/points", point, "p-" + series);
        assertThat(id(second)).isEqualTo(id(first));
        expectRule(
                post(Desk.CHECKER, path + "/points", Map.of("asOf", "2024-04-06", "best", 1), "p-" + series),
                "idempotency-key-reused");
    }

    @Test
    void leavesNoWayToChangeWhatWasWrittenDown() throws SQLException {
        expect(add("2024-04-06", 33137), 201);
        for (String sql : List.of(
                "update series_point set best = 1",
                "delete from series_point",
                "update point_retraction set reason = 'x'",
                "delete from point_retraction",
                "truncate series_point cascade")) {
            try (Connection connection = Database.asService();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void findsSeriesByWordsAndState() {
        Map<String, Object> other = new HashMap<>(FACTS);
        other.put("name", "Displaced " + series);
        UUID displaced = create(other);
        assertThat(Desk.CHECKER
                        .asks()
                        .get("/api/series?q=DISPLACED " + series)
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(displaced.toString());
        assertThat(Desk.CHECKER
                        .asks()
                        .get("/api/series?retired=true&q=" + series)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        expect(Desk.CHECKER.asks().get("/api/series/" + UUID.randomUUID()), 404);
    }

    private static UUID create(Map<String, ?> facts) {
        return id(post(Desk.EDITOR, "/api/series", facts, null));
    }

    private static Response post(Desk who, String path, Object body, @Nullable String key) {
        var request = who.asks().contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post(path);
    }

    private Response add(String day, int best) {
        return post(Desk.CHECKER, path + "/points", Map.of("asOf", day, "best", best), null);
    }

    private Response change(String method, String where, @Nullable Object body) {
        var request = Desk.EDITOR
                .asks()
                .header("If-Match", Desk.EDITOR.asks().get(path).header("ETag"));
        if (body != null) {
            request.contentType("application/json").body(body);
        }
        return request.request(method, path + where);
    }

    private JsonPath at(String query) {
        Response response = Desk.CHECKER.asks().get(path + query);
        expect(response, 200);
        return response.jsonPath();
    }

    private String detail(String action) throws SQLException {
        try (Connection connection = Database.asService();
                var select = connection.prepareStatement(
                        "select string_agg(detail::text, ' ') from audit_entry where subject_id = ? and action = ?")) {
            select.setObject(1, series);
            select.setString(2, action);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static UUID id(Response response) {
        expect(response, 201);
        return UUID.fromString(response.path("id"));
    }
}
