package org.plumbline.review.figure.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.ClockThatStands;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

/** The desk's first claims on 22 August 2026: right when they were made, or not, and overtaken. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@TestProfile(TwoYearsAfterTheClaimTest.August2026.class)
class TwoYearsAfterTheClaimTest {

    @Inject
    ClaimEvents events;

    /** The day of the last figure. */
    public static final class August2026 extends ClockThatStands.Day {

        public August2026() {
            super("2026-08-22T18:00:00Z");
        }
    }

    @Test
    void thePublishedPageSaysWhatWasSoThenAndWhatIsSoNow() {
        UUID series = Gaza.series(Gaza.points());
        UUID review = Gaza.taken(events, "MORE_THAN", 33000);
        Desk.expect(Gaza.tie(CHECKER, review, series), 200);
        JsonPath figures = Gaza.figures(review);
        assertThat(figures.getString("figures[0].then.outcome")).isEqualTo("CONSISTENT");
        assertThat(figures.getString("figures[0].now.outcome")).isEqualTo("OVERTAKEN");
        assertThat(figures.getString("figures[0].checkedOn")).isEqualTo("2026-08-22");
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
                        "<b>As of 22 August 2026:</b>",
                        "rating-true",
                        "rating-half-true")
                .doesNotContain("NOT_FOUND", "Figures that came in since", "style=");
        JsonPath verdict = RestAssured.get("/api/verdicts/{slug}", slug).jsonPath();
        assertThat(verdict.getList("figures[0].series[0].points"))
                .hasSize(Gaza.points().size());
        assertThat(verdict.getString("figures[0].series[0].id")).isEqualTo(series.toString());
    }

    @Test
    void moreThan34000WasOverstatedAndTheDeskIsToldThatItsRatingSaysOtherwise() {
        UUID series = Gaza.series(Gaza.points());
        UUID review = Gaza.taken(events, "MORE_THAN", 34000);
        Desk.expect(Gaza.tie(CHECKER, review, series), 200);
        assertThat(Gaza.figures(review).getString("figures[0].then.outcome")).isEqualTo("OVERSTATED");
        assertThat(Gaza.figures(review).getString("figures[0].now.outcome")).isEqualTo("OVERTAKEN");
        Desk.expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        assertThat(Gaza.desk(review))
                .contains("overstated, by 863", "by these figures it was not when it was made", "data-chart", "chart.")
                .doesNotContain("NOT_FOUND");
    }

    @Test
    void atLeast14WithoutASeriesIsNotCovered() {
        UUID review = Gaza.taken(events, "AT_LEAST", 14);
        assertThat(Gaza.figures(review).getList("figures")).isEmpty();
        assertThat(Gaza.desk(review))
                .contains("Not covered: no series is chosen", "Choose the series that the claim is checked by");
        Desk.expect(Gaza.tie(CHECKER, review, Gaza.series(List.of())), 200);
        assertThat(Gaza.figures(review).getString("figures[0].then.outcome")).isEqualTo("NOT_COVERED");
        assertThat(Gaza.desk(review)).contains("not covered");
    }
}
