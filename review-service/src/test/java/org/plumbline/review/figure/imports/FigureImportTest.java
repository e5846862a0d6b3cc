package org.plumbline.review.figure.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.expect;
import static org.plumbline.review.Desk.expectRule;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class FigureImportTest {

    private static final Map<String, ?> MAPPING =
            Map.of("asOf", "date", "best", "killed", "fallback", "ext_killed", "dates", "ISO", "numerals", "POINT");

    @Inject
    ImportRunner runner;

    @Inject
    ImportBatch batch;

    @Inject
    ForgetImportRows forget;

    @Inject
    Clock clock;

    private UUID series = new UUID(0, 0);
    private String path = "";

    @BeforeEach
    void hasASeries() {
        series = SeriesByApi.create("Imported");
        path = "/api/series/" + series + "/imports";
    }

    @Test
    void previewsAddsAndSkipsWhatIsKnown() {
        String file = "date,killed,ext_killed\n2024-04-04,\"33,037\",\n2024-04-05,,33091\n2024-04-06,33137,\nx,1,\n";
        JsonPath taken = sent(file);
        assertThat(taken.getString("state")).isEqualTo("MAPPING");
        JsonPath preview = mapped(taken, MAPPING);
        assertThat(preview.getString("state")).isEqualTo("PREVIEW");
        assertThat(preview.getInt("waiting")).isEqualTo(3);
        assertThat(preview.getInt("refused")).isEqualTo(1);
        assertThat(figures()).isEmpty();
        List<Map<String, Object>> refused = rows(preview, "refused");
        assertThat(refused).hasSize(1);
        assertThat(refused.getFirst()).containsEntry("number", 5);

        JsonPath done = finished(started(preview));
        assertThat(done.getInt("added")).isEqualTo(3);
        assertThat(figures())
                .containsExactly("2024-04-06 33137 REPORTED", "2024-04-05 33091 DERIVED", "2024-04-04 33037 REPORTED");

        // The same file once more, read by the mapping that was kept.
        JsonPath again = sent(file);
        assertThat(again.getString("state")).isEqualTo("PREVIEW");
        assertThat(again.getInt("unchanged")).isEqualTo(3);
        assertThat(again.getInt("waiting")).isZero();
        assertThat(finished(started(again)).getInt("added")).isZero();
        assertThat(figures()).hasSize(3);
    }

    @Test
    void flagsRestatementsAndTakesAllBackByCounterEntries() throws Exception {
        add("2024-04-05", 33000);
        JsonPath preview = mapped(sent("date,killed,ext_killed\n2024-04-05,33091,\n2024-04-06,33137,\n"), MAPPING);
        assertThat(preview.getInt("restating")).isEqualTo(1);
        assertThat(rows(preview, "restating").getFirst())
                .containsEntry("restates", 33000)
                .containsEntry("best", 33091);
        JsonPath done = finished(started(preview));
        assertThat(figures()).containsExactly("2024-04-06 33137 REPORTED", "2024-04-05 33091 REPORTED");

        expect(Desk.CHECKER.asks().header("If-Match", tag(done)).post(path + "/" + id(done) + "/undo"), 403);
        expect(Desk.EDITOR.asks().header("If-Match", tag(done)).post(path + "/" + id(done) + "/undo"), 202);
        assertThat(figures()).containsExactly("2024-04-05 33000 REPORTED");
        assertThat(read("?all=true").getList("items")).hasSize(3);
        expectRule(
                Desk.EDITOR.asks().header("If-Match", tag(now(done))).post(path + "/" + id(done) + "/undo"),
                "import-state");
        assertThat(Database.auditOf(series))
                .containsSubsequence(
                        "series.import-taken-in",
                        "series.mapping-saved",
                        "series.import-started",
                        "series.import-finished",
                        "series.import-undone");
        // What was taken back can come again.
        JsonPath again = sent("date,killed,ext_killed\n2024-04-05,33091,\n2024-04-06,33137,\n");
        assertThat(again.getInt("waiting")).isEqualTo(2);
    }

    @Test
    void flagsFallsAndJumps() {
        StringBuilder file = new StringBuilder("date,killed,ext_killed\n");
        for (int day = 1; day <= 20; day++) {
            file.append(String.format("2024-05-%02d,%d,\n", day, 1000 + day * 10 + day % 3));
        }
        file.append("2024-05-21,5000,\n2024-05-22,4990,\n");
        JsonPath preview = mapped(sent(file.toString()), MAPPING);
        assertThat(preview.getInt("flagged")).isEqualTo(2);
        assertThat(rows(preview, "flagged")).extracting(row -> row.get("flag")).containsExactly("JUMP", "FALL");

        expectRule(start(preview), "editor-confirms");
        assertThat(now(preview).getString("state")).isEqualTo("PREVIEW");
        expect(startedByAnEditor(preview), 202);
        assertThat(finished(preview).getInt("added")).isEqualTo(22);
    }

    @Test
    void flagsASuddenFigureInAShortFileAndKeepsRowsThatCannotBeInTheReport() {
        JsonPath preview = mapped(
                sent("date,killed,ext_killed\n2024-05-01,12,\n2024-05-02,100000,\n1500-01-01,1,\n2024-05-03,-1,\n"),
                MAPPING);
        assertThat(preview.getInt("waiting")).isEqualTo(2);
        assertThat(rows(preview, "flagged")).extracting(row -> row.get("flag")).containsExactly("JUMP");
        assertThat(rows(preview, "refused"))
                .extracting(row -> row.get("number"))
                .containsExactly(4, 5);
        assertThat(rows(preview, "refused").toString()).contains("must not lie before 1900", "must not be below zero");
        expect(startedByAnEditor(preview), 202);
        assertThat(finished(preview).getInt("added")).isEqualTo(2);
    }

    @Test
    void refusesTwoFiguresForADayUnlessTheSourcePublishedThemApart() {
        JsonPath preview =
                mapped(sent("date,killed,ext_killed,pub\n2024-04-06,1,,\n2024-04-06,2,,\n2024-04-06,1,,\n"), MAPPING);
        assertThat(preview.getInt("waiting")).isEqualTo(1);
        assertThat(preview.getInt("unchanged")).isEqualTo(1);
        assertThat(rows(preview, "refused").toString()).contains("the one in row 2");

        Map<String, Object> withDays = new HashMap<>(MAPPING);
        withDays.put("published", "pub");
        String file = "date,killed,ext_killed,pub\n2024-04-06,2,,2024-05-01\n2024-04-06,1,,2024-04-07\n";
        JsonPath restated = mapped(sent(file), withDays);
        assertThat(restated.getInt("waiting")).isEqualTo(2);
        assertThat(restated.getInt("restating")).isEqualTo(1);
        finished(started(restated));
        assertThat(figures()).containsExactly("2024-04-06 2 REPORTED");
        assertThat(Desk.CHECKER
                        .asks()
                        .get("/api/series/" + series + "?publishedBy=2024-04-30")
                        .jsonPath()
                        .getInt("point.best"))
                .isEqualTo(1);
        assertThat(mapped(sent(file), withDays).getInt("unchanged")).isEqualTo(2);
    }

    @Test
    void goesOnWhereItWasCancelledAndAddsNothingTwice() throws InterruptedException {
        runner.stop();
        try {
            JsonPath running = started(mapped(sent(days(450)), MAPPING));
            assertThat(batch.next(id(running))).isTrue();
            JsonPath some = now(running);
            assertThat(some.getInt("added")).isEqualTo(ImportBatch.ROWS);
            expect(
                    Desk.CHECKER.asks().header("If-Match", tag(some)).post(path + "/" + id(some) + "/cancellation"),
                    202);
            assertThat(batch.next(id(running))).isFalse();
            JsonPath cancelled = now(some);
            assertThat(cancelled.getString("state")).isEqualTo("CANCELLED");
            assertThat(Desk.EDITOR
                            .asks()
                            .accept("text/html")
                            .get("/desk/series/" + series + "/imports/" + id(some))
                            .asString())
                    .as("what cannot be undone asks first")
                    .containsPattern("(?s)<details><summary>Take it back…</summary>.{1,300}That cannot be undone")
                    .containsOnlyOnce("Take back ");
            expect(
                    Desk.CHECKER.asks().header("If-Match", tag(cancelled)).post(path + "/" + id(some) + "/resumption"),
                    202);
        } finally {
            runner.start();
        }
        JsonPath done = finished(now(JsonPath.from("{\"id\":\"" + newest() + "\"}")));
        assertThat(done.getInt("added")).isEqualTo(450);
        assertThat(read("?all=true&limit=100").getList("items")).hasSize(100);
        assertThat(read("").getList("items")).hasSize(100);
    }

    @Test
    void rowsOfAFileGoWhenItHasLongBeenOverAndItsCountsStay() throws SQLException {
        JsonPath old = finished(
                started(mapped(sent("date,killed,ext_killed\n2024-04-04,33037,\n2024-04-05,33091,\nx,1,\n"), MAPPING)));
        JsonPath young = finished(started(sent("date,killed,ext_killed\n2024-04-06,33137,\nx,1,\n")));
        ended(old, Duration.ofDays(181));
        ended(young, Duration.ofDays(179));

        assertThat(forget.run(clock.instant())).isPositive();

        JsonPath kept = now(old);
        assertThat(kept.getString("rowsDeletedAt")).isNotNull();
        assertThat(kept.getInt("added")).isEqualTo(2);
        assertThat(kept.getInt("refused")).isEqualTo(1);
        assertThat(rows(old, "refused")).isEmpty();
        assertThat(page(old))
                .contains("<b>2</b> added", "<b>1</b> refused", "The rows of this file were deleted <time")
                .doesNotContain("There is no such row");
        assertThat(now(young).getString("rowsDeletedAt")).isNull();
        assertThat(rows(young, "refused")).hasSize(1);
        assertThat(page(young)).doesNotContain("were deleted");
        assertThat(forget.run(clock.instant())).as("once for each").isZero();

        assertThat(figures()).hasSize(3);
        expect(Desk.EDITOR.asks().header("If-Match", tag(kept)).post(path + "/" + id(kept) + "/undo"), 202);
        assertThat(figures()).containsExactly("2024-04-06 33137 REPORTED");
    }

    @Test
    void aCancelledFileCannotGoOnWithoutItsRows() throws InterruptedException, SQLException {
        runner.stop();
        try {
            JsonPath running = started(mapped(sent(days(3)), MAPPING));
            expect(
                    Desk.CHECKER
                            .asks()
                            .header("If-Match", tag(running))
                            .post(path + "/" + id(running) + "/cancellation"),
                    202);
            JsonPath cancelled = now(running);
            ended(cancelled, Duration.ofDays(181));
            forget.run(clock.instant());

            assertThat(page(cancelled)).contains("What was added stays.").doesNotContain("Go on with the rest");
            expectRule(
                    Desk.CHECKER
                            .asks()
                            .header("If-Match", tag(cancelled))
                            .post(path + "/" + id(cancelled) + "/resumption"),
                    "import-state");
        } finally {
            runner.start();
        }
    }

    @Test
    void takesNothingForARetiredSeries() {
        JsonPath preview = mapped(sent(days(3)), MAPPING);
        String page = "/api/series/" + series;
        expect(
                Desk.EDITOR
                        .asks()
                        .header("If-Match", Desk.EDITOR.asks().get(page).header("ETag"))
                        .contentType("application/json")
                        .body(Map.of("reason", "Ended"))
                        .post(page + "/retirement"),
                200);
        expectRule(start(preview), "series-retired");
        expectRule(Desk.CHECKER.asks().contentType("text/csv").body(days(3)).post(path), "series-retired");
    }

    @Test
    void readsJsonByASavedMapping() {
        Map<String, ?> mapping = Map.of(
                "asOf", "day", "best", "verified.killed", "derivedColumn", "by", "derivedValues", List.of("fill"));
        expect(
                Desk.CHECKER
                        .asks()
                        .contentType("application/json")
                        .body(mapping)
                        .put("/api/series/" + series + "/mappings/Daily"),
                200);
        String file = "[{\"day\":\"2024-04-06\",\"verified\":{\"killed\":7},\"by\":\"un\"},"
                + "{\"day\":\"2024-04-07\",\"verified\":{\"killed\":8},\"by\":\"fill\"},{\"day\":\"2024-04-08\"}]";
        Response taken =
                Desk.CHECKER.asks().contentType("application/json").body(file).post(path + "?mapping=Daily");
        expect(taken, 202);
        assertThat(taken.jsonPath().getInt("refused")).isEqualTo(1);
        finished(started(taken.jsonPath()));
        assertThat(figures()).containsExactly("2024-04-07 8 DERIVED", "2024-04-06 7 REPORTED");
        expect(Desk.CHECKER.asks().contentType("application/json").body(file).post(path + "?mapping=Weekly"), 422);
    }

    @Test
    void takesASentFileOnceAndRefusesWhatIsNoFile() {
        Response first = Desk.CHECKER
                .asks()
                .header("Idempotency-Key", "one")
                .contentType("text/csv")
                .body(days(2))
                .post(path);
        Response second = Desk.CHECKER
                .asks()
                .header("Idempotency-Key", "one")
                .contentType("text/csv")
                .body(days(2))
                .post(path);
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        expect(Desk.CHECKER.asks().contentType("text/csv").body("").post(path), 422);
        expect(Desk.CHECKER.asks().contentType("text/csv").body("a,b\n\"x").post(path), 422);
        expect(
                Desk.CHECKER
                        .asks()
                        .contentType("text/csv")
                        .body(days(1))
                        .post("/api/series/" + UUID.randomUUID() + "/imports"),
                404);
        expect(Desk.PARTNER.asks().contentType("text/csv").body(days(1)).post(path), 403);
        expect(Desk.CHECKER.asks().post(path + "/" + id(first.jsonPath()) + "/start"), 428);
        expect(
                Desk.CHECKER.asks().header("If-Match", "\"99\"").post(path + "/" + id(first.jsonPath()) + "/start"),
                412);
    }

    /** Some days ago. */
    private void ended(JsonPath file, Duration ago) throws SQLException {
        try (Connection connection = Database.asService();
                PreparedStatement update =
                        connection.prepareStatement("update figure_import set ended_at = ? where id = ?")) {
            update.setTimestamp(1, Timestamp.from(clock.instant().minus(ago)));
            update.setObject(2, id(file));
            assertThat(update.executeUpdate()).isOne();
        }
    }

    private String page(JsonPath file) {
        return Desk.CHECKER
                .asks()
                .accept("text/html")
                .get("/desk/series/" + series + "/imports/" + id(file))
                .asString();
    }

    private static String days(int count) {
        StringBuilder file = new StringBuilder("date,killed,ext_killed\n");
        for (int day = 0; day < count; day++) {
            file.append(LocalDate.of(2023, 1, 1).plusDays(day))
                    .append(',')
                    .append(100 + day)
                    .append(",\n");
        }
        return file.toString();
    }

    private JsonPath sent(String file) {
        Response taken = Desk.CHECKER
                .asks()
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(path);
        expect(taken, 202);
        return taken.jsonPath();
    }

    private JsonPath mapped(JsonPath taken, Map<String, ?> mapping) {
        Response mapped = Desk.CHECKER
                .asks()
                .header("If-Match", tag(taken))
                .contentType("application/json")
                .body(mapping)
                .put(path + "/" + id(taken) + "/mapping");
        expect(mapped, 200);
        return mapped.jsonPath();
    }

    private Response start(JsonPath preview) {
        return Desk.CHECKER.asks().header("If-Match", tag(preview)).post(path + "/" + id(preview) + "/start");
    }

    private Response startedByAnEditor(JsonPath preview) {
        return Desk.EDITOR.asks().header("If-Match", tag(preview)).post(path + "/" + id(preview) + "/start");
    }

    private JsonPath started(JsonPath preview) {
        Response started = start(preview);
        expect(started, 202);
        return started.jsonPath();
    }

    private JsonPath finished(JsonPath running) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < deadline) {
            JsonPath now = now(running);
            if (now.getString("state").equals("DONE")) {
                return now;
            }
            pause();
        }
        throw new AssertionError("The import did not end: " + now(running).prettify());
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonPath now(JsonPath some) {
        return Desk.CHECKER.asks().get(path + "/" + id(some)).jsonPath();
    }

    private String newest() {
        return Desk.CHECKER.asks().get(path).jsonPath().getString("items[0].id");
    }

    private List<Map<String, Object>> rows(JsonPath preview, String kind) {
        return Desk.CHECKER
                .asks()
                .get(path + "/" + id(preview) + "/rows?kind=" + kind)
                .jsonPath()
                .getList("items");
    }

    private void add(String day, int best) {
        expect(
                Desk.CHECKER
                        .asks()
                        .contentType("application/json")
                        .body(Map.of("asOf", day, "best", best))
                        .post("/api/series/" + series + "/points"),
                201);
    }

    private JsonPath read(String query) {
        return Desk.CHECKER
                .asks()
                .get("/api/series/" + series + "/points" + query)
                .jsonPath();
    }

    private List<String> figures() {
        return read("").<Map<String, ?>>getList("items").stream()
                .map(point -> point.get("asOf") + " " + point.get("best") + " " + point.get("origin"))
                .toList();
    }

    private static UUID id(JsonPath found) {
        return UUID.fromString(found.getString("id"));
    }

    private static String tag(JsonPath found) {
        return "\"" + found.getLong("version") + "\"";
    }
}
