package org.plumbline.review.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.desk.Browser.CHECKER;
import static org.plumbline.review.desk.Browser.CHECKER2;
import static org.plumbline.review.desk.Browser.approval;
import static org.plumbline.review.desk.Browser.review;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class FollowUpPagesTest {

    @Test
    void leadsFromAPublishedReviewToOneThatChangesItsVerdict() {
        UUID first = published();
        String action = review(first) + "/follow-up";
        String page = CHECKER2.opens(review(first));
        assertThat(page).contains("Change what is published", "Retraction: we do not stand by it any more");

        String opened = CHECKER2.does(
                review(first),
                action,
                Map.of("kind", "CORRECTION", "reason", "The month is <b>wrong</b>", "language", ""));
        assertThat(opened)
                .contains("A review of the verdict is open", "Correction</b> of a published verdict")
                .contains("The month is &lt;b&gt;wrong&lt;/b&gt;")
                .contains("Take this review");
    }

    @Test
    void asksForWhatIsMissingAndKeepsWhatWasTyped() {
        UUID first = published();
        Response refused = CHECKER.sendsFrom(
                CHECKER.opens(review(first)),
                review(first) + "/follow-up",
                Map.of("kind", "", "reason", "Kept as it is", "language", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("What for is needed", "Kept as it is");
    }

    @Test
    void showsAnApproverWhatReadersWillBeTold() {
        UUID first = published();
        Response opened = Desk.CHECKER2.posts(first, "follow-ups", Map.of("kind", "RECHECK", "reason", "New figures"));
        UUID second = UUID.fromString(opened.jsonPath().getString("id"));
        Desk.expect(Desk.CHECKER2.takes(second), 200);
        Map<String, String> typed = new HashMap<>(Fixtures.DRAFT);
        typed.put("ratingNow", "half-true");
        typed.put("changeNote", "The figure has more than doubled since.");
        CHECKER2.does(review(second), review(second) + "/draft", typed);
        assertThat(CHECKER2.opens(review(second))).contains("The figure has more than doubled since.");
        assertThat(CHECKER.opens(approval(second)))
                .contains("The figure has more than doubled since.", "Now, as of ", "Half true");
    }

    private static UUID published() {
        UUID id = Fixtures.inApproval();
        Desk.expect(Desk.EDITOR.approves(id), 200);
        Desk.expect(Desk.EDITOR2.approves(id), 200);
        Desk.expect(Desk.EDITOR.publishes(id), 201);
        return id;
    }
}
