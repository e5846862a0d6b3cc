package org.plumbline.review.figure.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ClaimFiguresTest {

    @Inject
    ClaimEvents events;

    @Test
    void thePublishedPageSaysWhatWasSoThenAndWhatIsSoNow() {
        UUID series = Gaza.series(Gaza.points());
        UUID review = taken("MORE_THAN", 33000);
        Desk.expect(Gaza.tie(CHECKER, review, series), 200);
        JsonPath figures = figures(review);
        assertThat(figures.getString("figures[0].then.outcome")).isEqualTo("CONSISTENT");
        assertThat(figures.getString("figures[0].now.outcome")).isEqualTo("OVERTAKEN");
        Desk.expect(CHECKER.drafts(review, Desk.draftWith("ratingNow", "half-true")), 200);
        Gaza.publish(review);

        String slug = CHECKER.reads(review).getString("verdict.slug");
        String page =
                RestAssured.given().accept("text/html").get("/verdicts/" + slug).asString();
        assertThat(page)
                .contains(
                        "33,137 as of 6 April 2024; the claim of 7 April says more than 33,000: consistent;"
                                + " the 33,000 mark was passed on 4 April",
                        "73,419 as of 22 August 2026; the claim of 7 April 2024 says more than 33,000: overtaken",
                        "<figure class=\"chart-figure",
                        "<svg",
                        "<bdi>Gaza health ministry</bdi>",
                        "When it was said",
                        "Now, as of")
                .doesNotContain("NOT_FOUND", "Figures that came in since", "style=");
        JsonPath verdict = RestAssured.get("/api/verdicts/{slug}", slug).jsonPath();
        assertThat(verdict.getList("figures[0].series[0].points"))
                .hasSize(Gaza.points().size());
        assertThat(verdict.getString("figures[0].series[0].id")).isEqualTo(series.toString());
    }

    @Test
    void moreThan34000WasOverstatedAndTheDeskIsToldThatItsRatingSaysOtherwise() {
        UUID series = Gaza.series(Gaza.points());
        UUID review = taken("MORE_THAN", 34000);
        Desk.expect(Gaza.tie(CHECKER, review, series), 200);
        assertThat(figures(review).getString("figures[0].then.outcome")).isEqualTo("OVERSTATED");
        Desk.expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        String page = desk(review);
        assertThat(page)
                .contains("overstated, by 863", "by these figures it was not when it was made", "data-chart", "chart.")
                .doesNotContain("NOT_FOUND");
    }

    @Test
    void withoutASeriesNothingIsChecked() {
        UUID review = taken("AT_LEAST", 14);
        assertThat(figures(review).getList("figures")).isEmpty();
        assertThat(desk(review)).contains("Choose the series that the claim is checked by");
    }

    @Test
    void whatIsApprovedIsADefinedSetOfPoints() {
        UUID series = Gaza.series(Gaza.points());
        UUID review = taken("MORE_THAN", 33000);
        Desk.expect(CHECKER.posts(review, "evidence", Desk.PRIMARY_SOURCE), 201);
        Desk.expect(CHECKER.posts(review, "evidence", Desk.SECOND_SOURCE), 201);
        Desk.expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        String without = CHECKER.reads(review).getString("contentHash");
        Desk.expect(Gaza.tie(CHECKER, review, series), 200);
        String with = CHECKER.reads(review).getString("contentHash");
        assertThat(with).isNotEqualTo(without);
        Desk.expect(CHECKER.posts(review, "submission", null), 200);
        Desk.expect(EDITOR.approves(review), 200);

        Gaza.add(series, "2026-08-23", 73500);
        assertThat(CHECKER.reads(review).getString("contentHash")).isEqualTo(with);
        assertThat(CHECKER.reads(review).getBoolean("approvals[0].holds")).isTrue();
        assertThat(desk(review)).contains("Newer figures are known");

        Desk.expect(Gaza.tie(CHECKER, review, series), 200);
        assertThat(CHECKER.reads(review).getString("contentHash")).isNotEqualTo(with);
        assertThat(CHECKER.reads(review).getBoolean("approvals[0].holds")).isFalse();
        long version = CHECKER.version(review);
        Desk.expect(Gaza.tie(CHECKER, review, series), 200);
        assertThat(CHECKER.version(review)).as("nothing new").isEqualTo(version);
    }

    @Test
    void refusesWhatCannotBeChecked() {
        UUID review = taken("MORE_THAN", 33000);
        UUID none = UUID.randomUUID();
        Desk.expect(Gaza.tie(CHECKER, review, none), 422);
        UUID series = Gaza.series(List.of());
        Desk.expect(
                CHECKER.sends(
                        "PUT", review, "figures", Map.of("series", List.of(Map.of("quantity", 7, "series", series)))),
                422);
        Desk.expect(CHECKER.sends("PUT", review, "figures", Map.of("series", List.of()), 0), 412);
        Desk.expect(Gaza.tie(EDITOR2, review, series), 200);
        assertThat(figures(review).getString("figures[0].now.outcome")).isEqualTo("NOT_COVERED");
        assertThat(CHECKER.reads(review).getList("authors.sub"))
                .as("who chose is an author")
                .contains("sub-editor2");
    }

    private UUID taken(String comparator, int value) {
        Desk.Accepted accepted =
                Desk.accepted(claim -> ((ObjectNode) claim.path("quantities").path(0))
                        .put("comparator", comparator)
                        .put("value", value));
        events.receive(accepted.record());
        Desk.expect(CHECKER.takes(accepted.reviewId()), 200);
        return accepted.reviewId();
    }

    private static JsonPath figures(UUID review) {
        return CHECKER.asks()
                .get("/api/reviews/{id}/figures", review)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String desk(UUID review) {
        return CHECKER.asks()
                .accept("text/html")
                .get("/desk/reviews/{id}", review)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
