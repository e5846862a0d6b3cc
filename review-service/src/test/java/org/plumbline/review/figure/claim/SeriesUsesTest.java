package org.plumbline.review.figure.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class SeriesUsesTest {

    @Inject
    ClaimEvents events;

    @Test
    void verdictsAndReviewsThatHangOnASeriesAreListedThere() {
        UUID series = Gaza.series(Gaza.points());
        UUID other = Gaza.series(Gaza.points());
        assertThat(uses(series, "").getLong("count")).isZero();
        assertThat(page(series)).contains("No review or verdict uses it yet");

        UUID published = Gaza.taken(events, "MORE_THAN", 33000);
        Desk.expect(Gaza.tie(CHECKER, published, series), 200);
        Desk.expect(CHECKER.drafts(published, Desk.draftWith("ratingNow", "half-true")), 200);
        Gaza.publish(published);
        Desk.expect(EDITOR.sends("PUT", published, "tolerance", Map.of("mode", "PERCENT", "amount", 5)), 200);
        UUID open = Gaza.taken(events, "MORE_THAN", 34000);
        Desk.expect(Gaza.tie(CHECKER, open, series), 200);

        JsonPath uses = uses(series, "");
        assertThat(uses.getLong("count")).isEqualTo(2);
        assertThat(uses.getList("items.reviewId")).isEqualTo(List.of(open.toString(), published.toString()));
        assertThat(uses.getList("items.kind")).isEqualTo(List.of("REVIEW", "VERDICT"));
        assertThat(uses.getString("items[1].rating")).isEqualTo("True");
        assertThat(uses.getString("items[1].ratingNow")).isEqualTo("Half true");
        assertThat(uses.getString("items[1].tolerance")).isEqualTo("a move of more than 5 %");
        assertThat(uses.getString("items[1].slug"))
                .isEqualTo(CHECKER.reads(published).getString("verdict.slug"));
        assertThat(page(series))
                .contains(
                        "2 in all",
                        "/desk/reviews/" + open,
                        "/desk/reviews/" + published,
                        "Now: Half true",
                        "Opens a recheck: <bdi>a move of more than 5 %</bdi>",
                        "Opens a recheck: a move of more than 10 %",
                        "chart.");

        JsonPath first = uses(series, "?limit=1");
        assertThat(first.getList("items.reviewId")).containsExactly(open.toString());
        assertThat(uses(series, "?limit=1&after=" + first.getString("next")).getList("items.reviewId"))
                .containsExactly(published.toString());

        // Let go of, or dropped, a review hangs on it no more.
        Desk.expect(Gaza.tie(CHECKER, open, other), 200);
        assertThat(uses(series, "").getLong("count")).isEqualTo(1);
        assertThat(uses(other, "").getLong("count")).isEqualTo(1);
        Desk.expect(CHECKER.posts(open, "drop", Map.of("reason", "Nobody asks any more")), 200);
        assertThat(uses(other, "").getLong("count")).isZero();
    }

    private static JsonPath uses(UUID series, String query) {
        return CHECKER.asks()
                .get("/api/series/" + series + "/uses" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String page(UUID series) {
        return CHECKER.asks()
                .accept("text/html")
                .get("/desk/series/" + series)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
