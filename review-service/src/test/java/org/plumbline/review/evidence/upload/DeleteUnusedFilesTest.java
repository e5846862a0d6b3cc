package org.plumbline.review.evidence.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.expect;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.files.FileStore;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.evidence.upload.DeleteUnusedFiles.Deleted;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class DeleteUnusedFilesTest {

    private static final Instant NOW = Instant.parse("2024-04-10T12:00:00Z");
    private static final Instant WEEK_AGO = NOW.minus(Duration.ofDays(7));

    @Inject
    DeleteUnusedFiles sweep;

    @Inject
    FileStore store;

    @Inject
    ClaimEvents claims;

    private final String content = "a picture " + UUID.randomUUID();
    private UUID review = new UUID(0, 0);

    @BeforeEach
    void openReview() {
        Desk.Accepted accepted = Desk.accepted(claim -> {});
        claims.receive(accepted.record());
        review = accepted.reviewId();
        expect(CHECKER.takes(review), 200);
    }

    @AfterEach
    void leavesNothingOld() {
        sweep.run(NOW.plus(Duration.ofDays(1)));
    }

    /** An upload as it stands in the table, and its content. */
    private record Upload(UUID id, String sha256) {}

    @Test
    void deletesAnUploadThatWasNeverUsedAndItsFile() throws SQLException {
        Upload unused = upload(content, WEEK_AGO.minusMillis(1));
        Upload young = upload(content + " of this week", WEEK_AGO);
        Upload used = upload(content + " that counts", WEEK_AGO.minus(Duration.ofDays(300)));
        source(used);

        assertThat(sweep.run(NOW)).isEqualTo(new Deleted(1, 1));

        assertThat(isNoted(unused)).isFalse();
        assertThat(store.get(unused.sha256())).isEmpty();
        for (Upload kept : List.of(young, used)) {
            assertThat(isNoted(kept)).isTrue();
            assertThat(store.get(kept.sha256())).isPresent();
        }
        assertThat(isRemembered(unused)).isFalse();
    }

    @Test
    void deletesTheFileOfASourceThatWasRemoved() throws SQLException {
        Upload upload = upload(content, WEEK_AGO.minusSeconds(1));
        String source = source(upload);
        assertThat(sweep.run(NOW)).isEqualTo(new Deleted(0, 0));

        expect(CHECKER.sends("DELETE", review, "evidence/" + source, null), 200);

        assertThat(sweep.run(NOW)).isEqualTo(new Deleted(1, 1));
        assertThat(isNoted(upload)).isFalse();
        Map<String, Object> again = new HashMap<>(Desk.PRIMARY_SOURCE);
        again.put("files", List.of(upload.id()));
        expect(CHECKER.posts(review, "evidence", again), 422);
    }

    @Test
    void keepsAFileWhoseContentAnotherUploadHas() throws SQLException {
        Upload unused = upload(content, WEEK_AGO.minusSeconds(2));
        Upload used = upload(content, WEEK_AGO.minusSeconds(1));
        source(used);

        assertThat(sweep.run(NOW)).isEqualTo(new Deleted(1, 0));

        assertThat(isNoted(unused)).isFalse();
        assertThat(isNoted(used)).isTrue();
        assertThat(store.get(used.sha256())).isPresent();
        assertThat(isRemembered(unused)).isFalse();
    }

    @Test
    void deletesAFileThatWasLeftBetweenItsRowAndItself() throws SQLException {
        String left = store.put(content.getBytes(StandardCharsets.UTF_8));
        try (Connection connection = Database.asService();
                PreparedStatement insert =
                        connection.prepareStatement("insert into unused_file (sha256, since) values (?, now())")) {
            insert.setString(1, left);
            insert.executeUpdate();
        }

        assertThat(sweep.run(NOW)).isEqualTo(new Deleted(0, 1));

        assertThat(store.get(left)).isEmpty();
    }

    @Test
    void deletesMoreThanOneBatch() throws SQLException {
        for (int i = 0; i < 101; i++) {
            upload(content + i, WEEK_AGO.minusSeconds(1));
        }

        assertThat(sweep.run(NOW)).isEqualTo(new Deleted(101, 101));
    }

    @Test
    void passesOverAReviewThatSomebodyIsChanging() throws SQLException {
        Upload upload = upload(content, WEEK_AGO.minusSeconds(1));
        try (Connection connection = Database.asService();
                PreparedStatement lock =
                        connection.prepareStatement("select from review where id = ? for no key update")) {
            connection.setAutoCommit(false);
            lock.setObject(1, review);
            lock.execute();

            assertThat(sweep.run(NOW)).isEqualTo(new Deleted(0, 0));
            connection.rollback();
        }
        assertThat(isNoted(upload)).isTrue();
        assertThat(sweep.run(NOW)).isEqualTo(new Deleted(1, 1));
    }

    @Test
    void waitsForSomebodyWhoUploadsTheSameAgain() throws Exception {
        Upload unused = upload(content, WEEK_AGO.minusSeconds(1));
        try (ExecutorService thread = Executors.newSingleThreadExecutor();
                Connection uploading = Database.asService();
                Statement statement = uploading.createStatement()) {
            uploading.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('file " + unused.sha256() + "', 0))");
            Future<Deleted> sweeping = thread.submit(() -> sweep.run(NOW));
            awaitWaiting();
            note(uploading, unused.sha256(), NOW);
            uploading.commit();

            assertThat(sweeping.get()).isEqualTo(new Deleted(1, 0));
        }
        assertThat(store.get(unused.sha256())).isPresent();
    }

    @Test
    void theServicesLoginTakesNothingAwayThatIsYoung() throws SQLException {
        Upload upload = upload(content, Instant.now());
        try (Connection connection = Database.asService();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select delete_unused_uploads(now(), 10)"))
                    .hasMessageContaining("less than a day ago");
            assertThatThrownBy(() -> statement.execute("delete from evidence_file"))
                    .hasMessageContaining("permission denied");
        }
        assertThat(isNoted(upload)).isTrue();
    }

    private static void awaitWaiting() throws SQLException, InterruptedException {
        for (int tries = 0; tries < 1_200; tries++) {
            if (exists("select from pg_locks where not granted and locktype = ?", "advisory")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Nobody waits for the content");
    }

    private Upload upload(String words, Instant at) throws SQLException {
        String sha256 = store.put(words.getBytes(StandardCharsets.UTF_8));
        try (Connection connection = Database.asService()) {
            return new Upload(note(connection, sha256, at), sha256);
        }
    }

    private UUID note(Connection connection, String sha256, Instant at) throws SQLException {
        UUID id = UUID.randomUUID();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into evidence_file (id, review_id, sha256, media_type, size, name, uploaded_by_sub,
                    uploaded_by_name, uploaded_at)
                values (?, ?, ?, 'application/pdf', 10, 'a.pdf', 'sub-checker', 'checker', ?)""")) {
            insert.setObject(1, id);
            insert.setObject(2, review);
            insert.setString(3, sha256);
            insert.setTimestamp(4, Timestamp.from(at));
            insert.executeUpdate();
        }
        return id;
    }

    private String source(Upload upload) {
        Map<String, Object> source = new HashMap<>(Desk.PRIMARY_SOURCE);
        source.put("files", List.of(upload.id()));
        expect(CHECKER.posts(review, "evidence", source), 201);
        return CHECKER.reads(review).getString("evidence[-1].id");
    }

    private static boolean isNoted(Upload upload) throws SQLException {
        return exists("select from evidence_file where id = ?", upload.id());
    }

    private static boolean isRemembered(Upload upload) throws SQLException {
        return exists("select from unused_file where sha256 = ?", upload.sha256());
    }

    private static boolean exists(String sql, Object value) throws SQLException {
        try (Connection connection = Database.asService();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, value);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
