package org.plumbline.review.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.inject.spi.CDI;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;

import org.plumbline.kit.outbox.Outbox;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.correction.Reports;
import org.plumbline.review.event.ClaimEvents;

/** Verdicts that a desk has published, as tests of the log need them. */
public final class Published {

    private static final int TRIES = 1_200;

    private Published() {}

    /** A review that two editors have approved. */
    public static UUID approved(ClaimEvents events, Map<String, ?> draft) {
        return approved(events, draft, claim -> {});
    }

    /** A review of a claim that is changed before it comes in. */
    public static UUID approved(ClaimEvents events, Map<String, ?> draft, Consumer<ObjectNode> change) {
        Accepted accepted = Desk.accepted(change);
        events.receive(accepted.record());
        UUID review = accepted.reviewId();
        Desk.CHECKER.preparesForApproval(review);
        Desk.expect(Desk.CHECKER.drafts(review, draft), 200);
        Desk.expect(Desk.EDITOR2.approves(review), 200);
        Desk.expect(Desk.EDITOR3.approves(review), 200);
        return review;
    }

    /** Publishes it, and says at which address. */
    public static String publish(UUID review) {
        Response published = Desk.EDITOR2.publishes(review);
        Desk.expect(published, 201);
        return published.jsonPath().getString("verdict.slug");
    }

    /** A verdict that is in the log. */
    public static String logged(ClaimEvents events, Map<String, ?> draft) throws InterruptedException {
        String slug = publish(approved(events, draft));
        awaitLogged(slug);
        return slug;
    }

    /** Publishes a correction of what a review has published, and waits until it is in the log as revision 2. */
    public static void corrected(UUID review, String slug, String summary, String note) throws InterruptedException {
        Response opened = Desk.CHECKER.posts(
                review, "follow-ups", Map.of("kind", "CORRECTION", "reason", "Somebody wrote to us"));
        Desk.expect(opened, 201);
        Reports.correct(UUID.fromString(opened.jsonPath().getString("id")), summary, note);
        awaitLogged(slug, 2);
    }

    /** Waits until its first revision is in the log, which it is in a moment. */
    public static void awaitLogged(String slug) throws InterruptedException {
        awaitLogged(slug, 1);
    }

    /** Waits until a revision is in the log, which it is in a moment. */
    public static void awaitLogged(String slug, int revision) throws InterruptedException {
        // Whoever publishes says that something came in; what a test writes by itself would wait for the next round.
        CDI.current().getBeanManager().getEvent().select(Outbox.Appended.class).fire(new Outbox.Appended());
        int tries = 0;
        while (RestAssured.given()
                        .get("/log/verdicts/{slug}/{revision}", slug, revision)
                        .statusCode()
                != 200) {
            assertThat(tries++).as("%s is not in the log", slug).isLessThan(TRIES);
            Thread.sleep(50);
        }
    }
}
