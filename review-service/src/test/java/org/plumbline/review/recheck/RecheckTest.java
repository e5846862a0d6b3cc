package org.plumbline.review.recheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.figure.claim.Gaza;
import org.plumbline.review.figure.series.NewPoint;
import org.plumbline.review.figure.series.Origin;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class RecheckTest {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String BANNER = "We are checking this again";

    @Inject
    ClaimEvents events;

    @Inject
    EntityManager entities;

    @Inject
    RecheckRunner runner;

    @Test
    void aNewPointPutsABannerOnThePage() throws InterruptedException {
        UUID series = Gaza.series(until("2024-04-06"));
        UUID review = published(series);
        assertThat(page(review)).doesNotContain(BANNER);

        long start = System.nanoTime();
        Gaza.add(series, "2026-08-22", 73419);
        String page = page(review);
        while (!page.contains(BANNER) && System.nanoTime() - start < LONGEST.toNanos()) {
            Thread.sleep(50);
            page = page(review);
        }
        assertThat(page)
                .contains(
                        BANNER,
                        "73,419 as of 22 August 2026; this verdict was written with 33,137",
                        "Figures that came in since");
        assertThat(rechecks(review)).hasSize(1);
        UUID recheck = rechecks(review).getFirst();
        assertThat(CHECKER.reads(recheck).getString("openedBecause"))
                .isEqualTo(
                        "Gaza health ministry: 73,419 as of 22 August 2026. The verdict was written with 33,137 as of"
                                + " 6 April 2024.");
        assertThat(CHECKER.asks()
                        .get("/api/reviews/{id}/figures", recheck)
                        .jsonPath()
                        .getString("figures[0].now.outcome"))
                .as("begins with what is known now")
                .isEqualTo("OVERTAKEN");
        assertThat(notices(recheck)).isPositive();
    }

    @Test
    void withinTheToleranceNothingIsOpened() throws InterruptedException {
        UUID series = Gaza.series(until("2024-04-06"));
        UUID review = published(series);
        Gaza.add(series, "2024-04-07", 33175);
        settled(series);
        assertThat(rechecks(review)).isEmpty();
        assertThat(page(review)).contains("Figures that came in since").doesNotContain(BANNER);
    }

    @Test
    void whatTheMakersOfASeriesFilledInOpensNothingByItself() throws InterruptedException {
        UUID series = Gaza.series(until("2024-04-06"));
        UUID review = published(series);
        // Publishing judges once, by all that is known: this may be in by then, and was not seen by what is published.
        Gaza.record(
                series,
                List.of(new NewPoint(
                        LocalDate.parse("2026-08-22"),
                        null,
                        new BigDecimal(73419),
                        null,
                        null,
                        Origin.DERIVED,
                        null,
                        null)));
        settled(series);
        assertThat(rechecks(review)).isEmpty();
    }

    @Test
    void aThousandPointsOpenOneOfEachVerdictThatTheyTouch() throws InterruptedException {
        UUID series = Gaza.series(until("2024-04-06"));
        UUID other = Gaza.series(until("2024-04-06"));
        UUID touched = published(series);
        UUID alsoTouched = published(series);
        UUID untouched = published(other);
        LocalDate start = LocalDate.parse("2023-10-08");
        Gaza.record(
                series,
                IntStream.range(0, 1000)
                        .mapToObj(day -> NewPoint.of(start.plusDays(day), new BigDecimal(30_000 + 40 * day)))
                        .toList());
        settled(series);
        assertThat(rechecks(touched)).hasSize(1);
        assertThat(rechecks(alsoTouched)).hasSize(1);
        assertThat(rechecks(untouched)).isEmpty();
    }

    @Test
    void onePointNeverOpensTwo() throws Exception {
        UUID series = Gaza.series(until("2024-04-06"));
        UUID review = published(series);
        try (ExecutorService processors = Executors.newVirtualThreadPerTaskExecutor()) {
            Gaza.add(series, "2026-08-22", 73419);
            List<Future<?>> rounds = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                rounds.add(processors.submit(runner::round));
            }
            for (Future<?> round : rounds) {
                round.get();
            }
        }
        settled(series);
        assertThat(rechecks(review)).hasSize(1);

        // Somebody looked and found nothing to change: the same point is no reason to look again.
        Desk.expect(CHECKER.posts(rechecks(review).getFirst(), "drop", Map.of("reason", "It says so already")), 200);
        due(series, review);
        settled(series);
        assertThat(rechecks(review)).hasSize(1);

        Gaza.add(series, "2026-08-23", 73500);
        settled(series);
        assertThat(rechecks(review)).hasSize(2);
    }

    @Test
    void twoFilesThatRaceOpenOne() throws Exception {
        UUID series = Gaza.series(until("2024-04-06"));
        UUID review = published(series);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> files = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int file = i;
                files.add(people.submit(() -> Gaza.record(
                        series,
                        IntStream.range(0, 50)
                                .mapToObj(day -> NewPoint.of(
                                        LocalDate.parse("2025-01-01").plusDays(day), new BigDecimal(50_000 + file)))
                                .toList())));
                files.add(people.submit(runner::round));
            }
            for (Future<?> file : files) {
                file.get();
            }
        }
        settled(series);
        assertThat(rechecks(review)).hasSize(1);
    }

    @Test
    void aFigureThatWasTakenBackIsLookedAtHoweverLittleTheNextDiffers() throws InterruptedException {
        UUID series = Gaza.series(until("2024-04-06"));
        UUID review = published(series);
        retract(series, "2024-04-06");
        settled(series);
        assertThat(rechecks(review)).hasSize(1);
        UUID recheck = rechecks(review).getFirst();
        assertThat(CHECKER.reads(recheck).getString("openedBecause"))
                .startsWith("Gaza health ministry: 33,137 as of 6 April 2024, which the verdict was written with, was"
                        + " taken back. What counts now is ")
                .endsWith(" as of 5 April 2024.");
        Desk.expect(CHECKER.posts(recheck, "drop", Map.of("reason", "It was right")), 200);

        // Taking back another one is nothing new for this verdict.
        retract(series, "2024-04-01");
        settled(series);
        assertThat(rechecks(review)).hasSize(1);
    }

    @Test
    void whatCameInWhileAnotherReviewWasOpenIsLookedAtWhenThatIsDropped() throws InterruptedException {
        UUID series = Gaza.series(until("2024-04-06"));
        UUID review = published(series);
        settled(series);
        UUID update = UUID.fromString(EDITOR.posts(review, "follow-ups", Map.of("kind", "UPDATE", "reason", "A typo"))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        Gaza.add(series, "2026-08-22", 73419);
        settled(series);
        assertThat(rechecks(review)).isEmpty();
        Desk.expect(EDITOR.posts(update, "drop", Map.of("reason", "There was none")), 200);
        settled(series);
        assertThat(rechecks(review)).hasSize(1);
    }

    @Test
    void anEditorSaysHowFarTheFigureOfAVerdictMayMove() throws InterruptedException {
        UUID series = Gaza.series(until("2024-04-06"));
        UUID review = published(series);
        Desk.expect(CHECKER.sends("PUT", review, "tolerance", Map.of("mode", "ANY")), 403);
        Desk.expect(EDITOR.sends("PUT", review, "tolerance", Map.of("mode", "PERCENT")), 422);
        Desk.expect(EDITOR.sends("PUT", review, "tolerance", Map.of("mode", "ANY", "amount", 5)), 422);
        Desk.expect(EDITOR.sends("PUT", review, "tolerance", Map.of("mode", "NEVER")), 422);
        Desk.expect(EDITOR.sends("PUT", review, "tolerance", Map.of("mode", "ANY"), 0), 412);
        assertThat(tolerance(review)).isEqualTo("SERIES");

        String hash = CHECKER.reads(review).getString("contentHash");
        Desk.expect(EDITOR.sends("PUT", review, "tolerance", Map.of("mode", "ANY")), 200);
        assertThat(tolerance(review)).isEqualTo("ANY");
        assertThat(CHECKER.reads(review).getString("contentHash")).isEqualTo(hash);
        settled(series);
        assertThat(rechecks(review)).as("nothing has moved").isEmpty();
        Gaza.add(series, "2024-04-07", 33175);
        settled(series);
        assertThat(rechecks(review)).hasSize(1);
        assertThat(tolerance(rechecks(review).getFirst()))
                .as("of the review that changes the verdict")
                .isEqualTo("ANY");
    }

    @Test
    void aVerdictThatNoFigureIsToOpenStaysAsItIsUntilSomebodySaysOtherwise() throws InterruptedException {
        UUID series = Gaza.series(until("2024-04-06"));
        UUID review = published(series);
        Desk.expect(
                EDITOR.sends(
                        "PUT", review, "tolerance", Map.of("mode", "NEVER", "reason", "It speaks of one day alone")),
                200);
        Gaza.add(series, "2026-08-22", 73419);
        settled(series);
        assertThat(rechecks(review)).isEmpty();

        Desk.expect(EDITOR.sends("PUT", review, "tolerance", Map.of("mode", "SERIES")), 200);
        settled(series);
        assertThat(rechecks(review)).as("what came in meanwhile").hasSize(1);
    }

    @Test
    void anotherEditionStartsWithTheToleranceOfTheOriginalAndGoesItsOwnWay() {
        UUID review = published(Gaza.series(until("2024-04-06")));
        Desk.expect(EDITOR.sends("PUT", review, "tolerance", Map.of("mode", "PERCENT", "amount", 2)), 200);
        Response opened = CHECKER.posts(
                review, "follow-ups", Map.of("kind", "INITIAL", "language", "fr", "reason", "For readers of French"));
        Desk.expect(opened, 201);
        UUID edition = UUID.fromString(opened.jsonPath().getString("id"));
        assertThat(tolerance(edition)).isEqualTo("PERCENT");
        assertThat(Desk.ADMIN
                        .asks()
                        .get("/api/reviews/audit?subject=" + edition)
                        .asString())
                .contains("a move of more than 2 %");

        Desk.expect(EDITOR.sends("PUT", edition, "tolerance", Map.of("mode", "ANY")), 200);
        assertThat(tolerance(review)).isEqualTo("PERCENT");
        Desk.expect(EDITOR.sends("PUT", review, "tolerance", Map.of("mode", "SERIES")), 200);
        assertThat(tolerance(edition)).isEqualTo("ANY");
    }

    private static String tolerance(UUID review) {
        return CHECKER.asks()
                .get("/api/reviews/{id}/tolerance", review)
                .then()
                .statusCode(200)
                .extract()
                .path("mode");
    }

    private void retract(UUID series, String asOf) {
        UUID point = QuarkusTransaction.requiringNew().call(() -> (UUID) entities.createNativeQuery(
                        "select id from series_point where series_id = :series and as_of = cast(:day as date)",
                        UUID.class)
                .setParameter("series", series)
                .setParameter("day", asOf)
                .getSingleResult());
        Desk.expect(
                EDITOR.asks()
                        .contentType("application/json")
                        .body(Map.of("reason", "Counted twice"))
                        .post("/api/series/{id}/points/{point}/retraction", series, point),
                201);
    }

    private UUID published(UUID series) {
        Desk.Accepted accepted = Desk.accepted(claim -> {});
        events.receive(accepted.record());
        UUID review = accepted.reviewId();
        Desk.expect(CHECKER.takes(review), 200);
        Desk.expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        Desk.expect(Gaza.tie(CHECKER, review, series), 200);
        Gaza.publish(review);
        return review;
    }

    private static List<NewPoint> until(String day) {
        return Gaza.points().stream()
                .filter(point -> !point.asOf().isAfter(LocalDate.parse(day)))
                .toList();
    }

    private static String page(UUID review) {
        String slug = CHECKER.reads(review).getString("verdict.slug");
        return RestAssured.given()
                .accept("text/html")
                .get("/verdicts/" + slug)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private List<UUID> rechecks(UUID review) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> found = entities.createNativeQuery("""
                            select r.id from review r join revision v on v.verdict_id = r.verdict_id
                            where v.review_id = :review and r.kind = 'RECHECK'""", UUID.class)
                    .setParameter("review", review)
                    .getResultList();
            return found.stream().map(UUID.class::cast).toList();
        });
    }

    private long notices(UUID review) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities.createNativeQuery(
                        "select count(*) from notice where review_id = :review and kind = 'FIGURES'", Long.class)
                .setParameter("review", review)
                .getSingleResult());
    }

    /** As if a service had ended after it opened a recheck and before it knew. */
    private void due(UUID series, UUID review) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("""
                        insert into recheck_due (id, verdict_id, series_id, point_id, due_at)
                        select gen_random_uuid(), v.verdict_id, :series, o.point_id, now()
                        from revision v join recheck_opened o on o.verdict_id = v.verdict_id
                        where v.review_id = :review""")
                .setParameter("series", series)
                .setParameter("review", review)
                .executeUpdate());
    }

    /** Waits until everything that came in was judged. */
    private void settled(UUID series) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (waiting(series) > 0 && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(waiting(series)).isZero();
    }

    private long waiting(UUID series) {
        return QuarkusTransaction.requiringNew().call(() -> (Long)
                entities.createNativeQuery("select count(*) from recheck_due where series_id = :series", Long.class)
                        .setParameter("series", series)
                        .getSingleResult());
    }
}
