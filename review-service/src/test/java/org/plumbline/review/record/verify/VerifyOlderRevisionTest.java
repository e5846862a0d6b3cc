package org.plumbline.review.record.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.log.LogKeyForTests;
import org.plumbline.review.log.Published;

/** What was published before revisions had a field is still shown, told and verified. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(LogKeyForTests.class)
class VerifyOlderRevisionTest {

    private static final String SLUG = "more-than-33000-so-it-is-first4rm";

    private static final Map<String, ?> DRAFT = Map.of(
            "rating", "half-true",
            "headline", "Half of it stands",
            "summary", "The figure stands.",
            "body", "The series says so [1].",
            "language", "en");

    @Inject
    ClaimEvents events;

    @Test
    void whatWasPublishedBeforeAFieldWasAddedStillFits(@TempDir Path folder) throws Exception {
        insert(Published.approved(events, DRAFT), OlderRevision.snapshot());
        // The next publication wakes whoever adds to the log.
        Published.logged(events, DRAFT);
        Published.awaitLogged(SLUG);

        Run run = Run.of(SLUG, folder);

        assertThat(run.status()).as(run.words()).isZero();
        assertThat(run.words()).contains("tells what revision 1 says").endsWith("Everything fits.\n");
    }

    private static void insert(UUID review, String snapshot) throws SQLException {
        UUID verdict = Ids.next();
        try (Connection connection = Database.asService();
                PreparedStatement verdicts =
                        connection.prepareStatement("insert into verdict (id, claim_id, slug, language, created_at)"
                                + " values (?, ?, ?, 'en', timestamp with time zone '2024-04-08T12:00:00Z')");
                PreparedStatement revisions = connection.prepareStatement("""
                        insert into revision (id, verdict_id, review_id, number, snapshot, hash, published_at)
                        values (?, ?, ?, 1, ?, ?, timestamp with time zone '2024-04-08T12:00:00Z')""")) {
            connection.setAutoCommit(false);
            verdicts.setObject(1, verdict);
            verdicts.setObject(2, UUID.fromString("0190a8c2-0000-7000-8000-000000000001"));
            verdicts.setString(3, SLUG);
            verdicts.executeUpdate();
            revisions.setObject(1, Ids.next());
            revisions.setObject(2, verdict);
            revisions.setObject(3, review);
            revisions.setString(4, snapshot);
            revisions.setString(5, Sha256.hex(snapshot));
            revisions.executeUpdate();
            connection.commit();
        }
    }
}
