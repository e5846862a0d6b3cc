package org.plumbline.review.publication.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.publication.Publications;
import org.plumbline.review.publication.Publications.Publication;
import org.plumbline.review.publication.VariedVerdicts;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.Revision;
import org.plumbline.review.verdict.Verdicts;

/** Whoever goes on after the last row that they have gets all that they have not. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class PublicationOrderTest {

    private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");

    @Inject
    Verdicts verdicts;

    @Inject
    EntityManager entities;

    @Test
    void nobodyMissesWhatIsPublishedAtTheSameTime() throws Exception {
        List<PublicVerdict> two = VariedVerdicts.of(2, "atonceling", AT);
        List<JsonNode> read = new ArrayList<>();
        List<Future<Publication>> second = new ArrayList<>();
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Publication first = Publications.publishDuring(two.get(0), () -> {
                second.add(other.submit(() -> Publications.publish(two.get(1))));
                waitUntilItIsPublicOrWaits(second.getFirst());
                read.addAll(rows("/data/verdicts.jsonl"));
            });
            Publication next = second.getFirst().get(1, TimeUnit.MINUTES);
            String last = read.isEmpty()
                    ? ""
                    : "?after=" + read.getLast().path("revision_id").asText();
            read.addAll(rows("/data/verdicts.jsonl" + last));

            assertThat(read.stream().map(row -> row.path("verdict_id").asText()).toList())
                    .doesNotHaveDuplicates()
                    .contains(first.verdictId().toString(), next.verdictId().toString());
        }
    }

    @Test
    void aRevisionComesLastAlsoIfTheClockIsBehind() {
        PublicVerdict content = VariedVerdicts.of(1, "behindling", AT).getFirst();
        QuarkusTransaction.begin();
        try {
            UUID claim = content.claim().id();
            Verdicts.Published first =
                    verdicts.first(claim, Publications.review(entities, claim, content.language(), AT), content);
            entities.flush();
            UUID now = Ids.next();
            // An hour, in the milliseconds that the first 48 bits count.
            UUID later = new UUID(
                    now.getMostSignificantBits() + (Duration.ofHours(1).toMillis() << 16),
                    now.getLeastSignificantBits());
            entities.createNativeQuery("""
                            insert into revision (id, verdict_id, review_id, number, snapshot, hash, published_at)
                            select :id, verdict_id, :review, 2, snapshot, hash, published_at from revision where id = :first""")
                    .setParameter("id", later)
                    .setParameter("review", Publications.review(entities, claim, content.language(), AT))
                    .setParameter("first", first.revision().id())
                    .executeUpdate();

            Revision third = verdicts.next(
                            first.verdict().id(), Publications.review(entities, claim, content.language(), AT), content)
                    .revision();

            assertThat(third.number()).isEqualTo(3);
            assertThat(third.id().toString()).isGreaterThan(later.toString());
            assertThat(third.id().version()).isEqualTo(7);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static void waitUntilItIsPublicOrWaits(Future<Publication> other) {
        Instant end = Instant.now().plusSeconds(60);
        while (!other.isDone() && !somebodyWaitsForALock()) {
            assertThat(Instant.now()).isBefore(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static boolean somebodyWaitsForALock() {
        try (Connection connection = Database.asService();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
            row.next();
            return row.getLong(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> rows(String path) {
        return RestAssured.given()
                .accept("*/*")
                .get(path)
                .asString()
                .lines()
                .map(Desk::json)
                .toList();
    }
}
