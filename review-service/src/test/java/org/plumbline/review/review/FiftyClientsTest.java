package org.plumbline.review.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.EDITOR3;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.audit.AuditVerification;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.event.ClaimEvents;

/** Many clients do the same step of one review at once: one of them wins, and the others are told in words. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class FiftyClientsTest {

    private static final int CLIENTS = 50;

    @Inject
    ClaimEvents claims;

    @Test
    void letsOneOfFiftyWinEachStep() throws InterruptedException, ExecutionException, SQLException {
        Accepted accepted = Desk.accepted(claim -> {});
        claims.receive(accepted.record());
        UUID review = accepted.reviewId();

        step(review, 200, version -> CHECKER.sends("POST", review, "assignment", null, version));
        step(review, 201, version -> CHECKER.sends("POST", review, "evidence", Desk.PRIMARY_SOURCE, version));
        step(review, 201, version -> CHECKER.sends("POST", review, "evidence", Desk.SECOND_SOURCE, version));
        stepOfEach(
                review,
                200,
                client -> version -> CHECKER.sends(
                        "PUT", review, "draft", Desk.draftWith("headline", "Draft of client " + client), version));
        step(review, 200, version -> CHECKER.sends("POST", review, "submission", null, version));
        String read = EDITOR.reads(review).getString("contentHash");
        step(review, 200, version -> EDITOR.sends("POST", review, "approval", Map.of("contentHash", read), version));
        step(review, 200, version -> EDITOR2.sends("POST", review, "approval", Map.of("contentHash", read), version));
        step(review, 201, version -> EDITOR3.sends("POST", review, "publication", null, version));

        assertThat(Database.auditOf(review))
                .containsExactly(
                        "review.opened",
                        "review.taken",
                        "evidence.added",
                        "evidence.added",
                        "draft.edited",
                        "review.submitted",
                        "review.approved",
                        "review.approved",
                        "review.published");
        try (Connection connection = Database.asService()) {
            AuditVerification.Report report = AuditVerification.of(connection, null);
            assertThat(report.wrong())
                    .as("%s, %s", report.firstRow(), report.firstSeal())
                    .isZero();
            assertThat(report.entries()).isGreaterThanOrEqualTo(9);
        }
        assertThat(Database.events(accepted.claimId()))
                .extracting(event -> event.path("type").asText())
                .containsOnlyOnce("verdict.published");
    }

    private interface Step {

        Response from(long version);
    }

    private static void step(UUID review, int success, Step step) throws InterruptedException, ExecutionException {
        stepOfEach(review, success, client -> step);
    }

    /** All see the same version; who comes second is refused by the rule (409) or by the version (412), in words. */
    private static void stepOfEach(UUID review, int success, IntFunction<Step> stepOf)
            throws InterruptedException, ExecutionException {
        long version = EDITOR.version(review);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Response>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                Step step = stepOf.apply(client);
                answers.add(clients.submit(() -> {
                    start.await();
                    return step.from(version);
                }));
            }
            start.countDown();
        }
        int won = 0;
        for (Future<Response> each : answers) {
            Response answer = each.get();
            if (answer.statusCode() == success) {
                won++;
            } else {
                assertThat(answer.statusCode()).as(answer.asString()).isIn(409, 412);
                assertThat(answer.jsonPath().getString("detail")).isNotBlank();
            }
        }
        assertThat(won).isEqualTo(1);
        assertThat(EDITOR.version(review)).isGreaterThan(version);
    }
}
