package org.plumbline.review.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.CHECKER2;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.correction.Reports.decides;
import static org.plumbline.review.correction.Reports.link;
import static org.plumbline.review.correction.Reports.newest;
import static org.plumbline.review.correction.Reports.published;
import static org.plumbline.review.correction.Reports.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.correction.Reports.Verdict;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.notice.mail.SmtpForTests;
import org.plumbline.review.review.Change;
import org.plumbline.review.review.DropReview;
import org.plumbline.review.review.JoinFollowUp;
import org.plumbline.review.review.OpenFollowUp.FollowUp;
import org.plumbline.review.review.PublishReview;
import org.plumbline.review.review.Reason;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.verdict.Kind;

/** Two transactions at once, of which one waits for the other: no request is left with a review that has ended. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(SmtpForTests.class)
class JoinRaceTest {

    private static final int TRIES = 1_200;

    @Inject
    PublishReview publishing;

    @Inject
    DropReview dropping;

    @Inject
    JoinFollowUp followUps;

    @Inject
    ClaimEvents events;

    @Inject
    EntityManager entities;

    /** What somebody does in a transaction of their own. */
    @FunctionalInterface
    private interface Step {
        void take();
    }

    @Test
    void whatIsAcceptedWhileTheReviewIsPublishedOpensAnother() throws Exception {
        Verdict verdict = published();
        UUID open = followUp(verdict);
        Desk.expect(CHECKER.takes(open), 200);
        Map<String, Object> draft = new HashMap<>(Desk.DRAFT);
        draft.put("changeNote", "Something else was wrong.");
        Desk.expect(CHECKER.drafts(open, draft), 200);
        Desk.expect(CHECKER.posts(open, "submission", null), 200);
        Desk.expect(EDITOR.approves(open), 200);
        Desk.expect(EDITOR2.approves(open), 200);
        UUID request = reported(verdict);
        Change change = new Change(open, EDITOR.version(open), somebody("editor", Roles.EDITOR));

        Response accepted = whileAnother(() -> publishing.publish(change), () -> accepts(request));

        Desk.expect(accepted, 200);
        assertThat(accepted.jsonPath().getString("state")).isEqualTo("IN_REVIEW");
        UUID review = UUID.fromString(accepted.jsonPath().getString("reviewId"));
        assertThat(review).isNotEqualTo(open);
        assertThat(CHECKER.reads(review).getString("state")).isEqualTo("OPEN");
        assertThat(CHECKER.reads(open).getString("state")).isEqualTo("PUBLISHED");
    }

    @Test
    void whatIsAcceptedWhileTheReviewIsDroppedOpensAnother() throws Exception {
        Verdict verdict = published();
        UUID open = followUp(verdict);
        UUID request = reported(verdict);
        Change change = new Change(open, CHECKER.version(open), somebody("checker", Roles.FACT_CHECKER));

        Response accepted = whileAnother(() -> dropping.drop(change, new Reason("Not needed")), () -> accepts(request));

        Desk.expect(accepted, 200);
        UUID review = UUID.fromString(accepted.jsonPath().getString("reviewId"));
        assertThat(review).isNotEqualTo(open);
        assertThat(CHECKER.reads(review).getString("state")).isEqualTo("OPEN");
        assertThat(CHECKER.reads(open).getString("state")).isEqualTo("DROPPED");
    }

    @Test
    void whatTheClaimBecomesWhileAReviewOpensReachesIt() throws Exception {
        Verdict verdict = published();
        ObjectNode event =
                changed(UUID.fromString(CHECKER.reads(verdict.review()).getString("claimId")));
        Actor actor = somebody("checker", Roles.FACT_CHECKER);
        FollowUp update = new FollowUp(Kind.UPDATE, "Newer figures", null);

        Response open = whileAnother(() -> followUps.join(verdict.id(), update, actor), () -> {
            events.receive(Desk.message(event.toString()));
            UUID review = followUps.open(verdict.id()).orElseThrow().id();
            return CHECKER.asks().get("/api/reviews/{id}", review);
        });

        Desk.expect(open, 200);
        assertThat(open.jsonPath().getString("claim.claimant")).isEqualTo("The right name");
    }

    private static ObjectNode changed(UUID claim) {
        ObjectNode event = Desk.accepted(
                        data -> data.put("id", claim.toString()).put("claimant", "The right name"))
                .event();
        event.put("type", "claim.changed").put("aggregateId", claim.toString()).put("sequence", 3);
        ((ObjectNode) event.path("data"))
                .putObject("changedBy")
                .put("sub", "sub-editor3")
                .put("name", "editor3");
        return event;
    }

    /** Who has the verdict's lock locks the published review next, so whoever opens one takes them in this order too. */
    @Test
    void whoeverOpensAReviewMeanwhileWaitsBeforeTheyHoldAnything() throws Exception {
        Verdict verdict = published();
        Actor actor = somebody("checker", Roles.FACT_CHECKER);

        Response opened = whileAnother(
                () -> followUps.hold(verdict.id()),
                () -> CHECKER2.posts(
                        verdict.review(), "follow-ups", Map.of("kind", "UPDATE", "reason", "At the same time")),
                () -> followUps.join(verdict.id(), new FollowUp(Kind.CORRECTION, "They are right", null), actor));

        Desk.expect(opened, 412);
        Desk.expectRule(
                CHECKER2.posts(verdict.review(), "follow-ups", Map.of("kind", "UPDATE", "reason", "Again")),
                "follow-up-open");
    }

    /** A request of somebody else. */
    @FunctionalInterface
    private interface Request {
        Response send();
    }

    private Response whileAnother(Step first, Request meanwhile) throws Exception {
        return whileAnother(first, meanwhile, () -> {});
    }

    /**
     * Takes a step, waits until the request waits for its transaction (or was answered, where nothing makes it wait), takes
     * the last step, and commits.
     */
    private Response whileAnother(Step first, Request meanwhile, Step last) throws Exception {
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> answer = QuarkusTransaction.requiringNew()
                    .timeout(120)
                    .call(() -> {
                        first.take();
                        entities.flush();
                        int here = (Integer) entities.createNativeQuery("select pg_backend_pid()", Integer.class)
                                .getSingleResult();
                        Future<Response> sent = others.submit(meanwhile::send);
                        for (int tries = 0; tries < TRIES && !sent.isDone() && !isWaitedFor(here); tries++) {
                            Thread.sleep(50);
                        }
                        last.take();
                        return sent;
                    });
            return answer.get();
        }
    }

    private static boolean isWaitedFor(int backend) throws SQLException {
        try (Connection connection = Database.asService();
                PreparedStatement select = connection.prepareStatement(
                        "select from pg_locks where not granted and ? = any (pg_blocking_pids(pid))")) {
            select.setInt(1, backend);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static Actor somebody(String name, String role) {
        return new Actor(new Person("sub-" + name, name), Set.of(role));
    }

    private static UUID followUp(Verdict verdict) {
        Response opened = CHECKER2.posts(
                verdict.review(), "follow-ups", Map.of("kind", "CORRECTION", "reason", "Somebody wrote to us"));
        Desk.expect(opened, 201);
        return UUID.fromString(opened.jsonPath().getString("id"));
    }

    private static UUID reported(Verdict verdict) {
        link(report(verdict, Map.of("type", "CORRECTION", "wrong", "The month is wrong")));
        return newest(verdict, "WAITING");
    }

    private static Response accepts(UUID request) {
        return decides(CHECKER2, request, "acceptance", Map.of("type", "CORRECTION", "reason", "They are right"));
    }
}
