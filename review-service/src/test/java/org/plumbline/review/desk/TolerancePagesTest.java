package org.plumbline.review.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.figure.claim.Gaza;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class TolerancePagesTest {

    @Inject
    ClaimEvents events;

    @Test
    void anEditorSetsWhatOpensARecheckOnThePageOfTheReview() {
        UUID review = Gaza.taken(events, "MORE_THAN", 33000);
        Desk.expect(Gaza.tie(Desk.CHECKER, review, Gaza.series(Gaza.points())), 200);
        String page = Browser.review(review);
        String form = page + "/tolerance";
        assertThat(Browser.CHECKER.opens(page))
                .contains("When it is checked again", "than its series allows", "10 %")
                .doesNotContain(form);

        Response refused = Browser.EDITOR.sendsFrom(
                Browser.EDITOR.opens(page), form, Map.of("mode", "PERCENT", "amount", "a lot", "reason", "It jumps"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("How much must be a number", "value=\"a lot\"", "It jumps")
                .contains("<option value=\"PERCENT\" selected>");

        assertThat(Browser.EDITOR.does(page, form, Map.of("mode", "PERCENT", "amount", "2.5", "reason", "It jumps")))
                .contains(
                        "It is settled what opens a recheck",
                        "<b dir=\"auto\">a move of more than 2.5 %</b>",
                        "What opens a recheck was set");
        assertThat(Browser.CHECKER.opens(page)).contains("a move of more than 2.5 %");
        assertThat(Browser.EDITOR.does(page, form, Map.of("mode", "SERIES", "amount", "", "reason", "")))
                .contains("than its series allows");
    }
}
