package org.plumbline.review.figure.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.expect;

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
import org.plumbline.kit.fetch.FetchRefused;
import org.plumbline.review.Desk;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class FeedTest {

    @Inject
    FakeFiles files;

    @Inject
    FetchFeeds fetching;

    private UUID series = new UUID(0, 0);
    private String path = "";
    private String url = "";

    @BeforeEach
    void knowsHowToReadIt() {
        series = SeriesByApi.create("Fetched");
        path = "/api/series/" + series;
        url = "https://data.example/" + series + ".csv";
        while (fetching.next()) {
            // Other tests' feeds are fetched first.
        }
        expect(put("/mappings/Daily", Map.of("asOf", "date", "best", "killed")), 200);
    }

    @Test
    void addsWhatIsNewAndOnlyThat() {
        files.has(url, "date,killed\n2024-04-05,33091\n2024-04-06,33137\n");
        set(24);
        assertThat(fetching.next()).isTrue();
        assertThat(fetching.next()).isFalse();
        await(2);
        assertThat(feed().getString("lastWords")).startsWith("2 new rows");

        files.has(url, "date,killed\n2024-04-05,33092\n2024-04-06,33137\n2024-04-07,33175\n");
        set(24);
        assertThat(fetching.next()).isTrue();
        await(4);
        assertThat(feed().getString("lastWords")).isEqualTo("2 new rows, 1 of them restatements.");
        assertThat(feed().getBoolean("lastFailed")).isFalse();
    }

    @Test
    void waitsForAPersonWhereSomethingIsStriking() {
        files.has(url, "date,killed\n2024-04-05,33091\n2024-04-06,33037\n");
        set(24);
        assertThat(fetching.next()).isTrue();
        JsonPath feed = feed();
        assertThat(feed.getBoolean("lastFailed")).isTrue();
        assertThat(feed.getString("lastWords")).contains("1 are striking");
        JsonPath held = Desk.CHECKER
                .asks()
                .get(path + "/imports/" + feed.getString("lastImport"))
                .jsonPath();
        assertThat(held.getString("state")).isEqualTo("PREVIEW");
        assertThat(held.getBoolean("fetched")).isTrue();
        assertThat(points()).isZero();

        // A newer file takes its place.
        files.has(url, "date,killed\n2024-04-05,33091\n2024-04-06,33137\n");
        set(24);
        assertThat(fetching.next()).isTrue();
        await(2);
        assertThat(Desk.CHECKER
                        .asks()
                        .get(path + "/imports/" + held.getString("id"))
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("DISCARDED");
    }

    @Test
    void saysWhyAFileDidNotCome() {
        set(24);
        files.refuses(url, FetchRefused.status(404));
        assertThat(fetching.next()).isTrue();
        assertThat(feed().getString("lastWords")).contains("no such page");
        assertThat(feed().getBoolean("lastFailed")).isTrue();

        files.has(url, "date,dead\n2024-04-05,1\n");
        set(24);
        assertThat(fetching.next()).isTrue();
        assertThat(feed().getString("lastWords")).contains("names a column that the file does not have");
        assertThat(points()).isZero();
    }

    @Test
    void leavesPausedFeedsAndRetiredSeriesAlone() {
        expect(put("/feed", Map.of("url", url, "mapping", "Daily", "everyHours", 1, "paused", true)), 200);
        assertThat(fetching.next()).isFalse();
        assertThat(feed().getString("lastWords")).isNull();
    }

    @Test
    void isSetByEditorsAndChangedFromTheVersionThatStands() {
        Map<String, ?> settings = Map.of("url", url, "mapping", "Daily", "everyHours", 24, "paused", true);
        expect(
                Desk.CHECKER
                        .asks()
                        .contentType("application/json")
                        .body(settings)
                        .put(path + "/feed"),
                403);
        expect(
                put("/feed", Map.of("url", "file:///etc/passwd", "mapping", "Daily", "everyHours", 24, "paused", true)),
                422);
        expect(put("/feed", Map.of("url", url, "mapping", "Weekly", "everyHours", 24, "paused", true)), 422);
        expect(put("/feed", Map.of("url", url, "mapping", "Daily", "everyHours", 0, "paused", true)), 422);
        Response first = put("/feed", settings);
        expect(first, 200);
        expect(put("/feed", settings), 412);
        expect(Desk.EDITOR.asks().header("If-Match", "\"77\"").delete(path + "/feed"), 412);
        expect(Desk.EDITOR.asks().header("If-Match", first.header("ETag")).delete(path + "/feed"), 204);
        expect(Desk.EDITOR.asks().get(path + "/feed"), 404);
    }

    /** Sets it up or again; either makes it due. */
    private void set(int hours) {
        Response there = Desk.EDITOR.asks().get(path + "/feed");
        var request = Desk.EDITOR.asks().contentType("application/json");
        if (there.statusCode() == 200) {
            request.header("If-Match", there.header("ETag"));
        }
        expect(
                request.body(Map.of("url", url, "mapping", "Daily", "everyHours", hours, "paused", false))
                        .put(path + "/feed"),
                200);
    }

    private Response put(String where, Map<String, ?> body) {
        return Desk.EDITOR.asks().contentType("application/json").body(body).put(path + where);
    }

    private JsonPath feed() {
        return Desk.EDITOR.asks().get(path + "/feed").jsonPath();
    }

    private int points() {
        List<?> items =
                Desk.EDITOR.asks().get(path + "/points?all=true").jsonPath().getList("items");
        return items.size();
    }

    /** The runner adds in the background. */
    private void await(int count) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (points() < count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(points()).isEqualTo(count);
    }
}
