package org.plumbline.review.figure.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;

import java.time.LocalDate;
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

/** The desk's first claim on 8 April 2024, the day after it was made. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@TestProfile(TheDayAfterTheClaimTest.April2024.class)
class TheDayAfterTheClaimTest {

    @Inject
    ClaimEvents events;

    /** When the claim is a day old. */
    public static final class April2024 extends ClockThatStands.Day {

        public April2024() {
            super("2024-04-08T09:00:00Z");
        }
    }

    @Test
    void nothingHasOvertakenItYet() {
        LocalDate yesterday = LocalDate.parse("2024-04-07");
        UUID series = Gaza.series(Gaza.points().stream()
                .filter(point -> !point.asOf().isAfter(yesterday))
                .toList());
        UUID review = Gaza.taken(events, "MORE_THAN", 33000);
        Desk.expect(Gaza.tie(CHECKER, review, series), 200);
        JsonPath figures = Gaza.figures(review);
        assertThat(figures.getString("figures[0].then.outcome")).isEqualTo("CONSISTENT");
        assertThat(figures.getString("figures[0].now.outcome")).isEqualTo("CONSISTENT");
        Desk.expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        Gaza.publish(review);

        String slug = CHECKER.reads(review).getString("verdict.slug");
        assertThat(RestAssured.given()
                        .accept("text/html")
                        .get("/verdicts/" + slug)
                        .asString())
                .contains(
                        "33,137 as of 6 April 2024; the claim of 7 April says more than 33,000: consistent",
                        "33,175 as of 7 April 2024; the claim of 7 April says more than 33,000: consistent",
                        "<b>As of 8 April 2024:</b>")
                .doesNotContain("overtaken");
    }
}
