package org.plumbline.review.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.log.SequencerRound.Outcome;
import org.plumbline.review.log.note.Checkpoint;
import org.plumbline.review.log.note.Endorsement;
import org.plumbline.review.log.note.SigningKey;
import org.plumbline.review.log.note.VerifierKey;
import org.plumbline.review.log.tree.GrowingTree;
import org.plumbline.review.log.tree.Hash;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(LogKeyForTests.class)
class LogSequencerTest {

    private static final int AT_ONCE = 8;
    private static final String SECOND_KEY = "1e".repeat(32);

    @Inject
    ClaimEvents events;

    @Inject
    LogSequencer sequencer;

    @Inject
    ProofLog log;

    @Test
    void thoseWhoPublishAtOnceFollowEachOtherInOneLog() throws Exception {
        List<UUID> reviews = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            reviews.add(Published.approved(events, Desk.DRAFT));
        }
        List<Future<String>> published = new ArrayList<>();
        List<Future<Outcome>> rounds = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(2 * AT_ONCE)) {
            for (UUID review : reviews) {
                published.add(executor.submit(() -> Published.publish(review)));
                // As other instances would.
                rounds.add(executor.submit(() -> sequencer.round(false)));
            }
        }
        for (Future<Outcome> round : rounds) {
            assertThat(round.get()).isIn(Outcome.BUSY, Outcome.DONE);
        }
        for (Future<String> one : published) {
            Published.awaitLogged(one.get());
        }

        checkTree();
        assertThat(count("select count(*) from log_leaf where revision_id in"
                        + " (select id from revision where review_id in ('" + join(reviews) + "'))"))
                .isEqualTo(AT_ONCE);
        assertThat(count("select count(*) from revision r where not exists"
                        + " (select from log_leaf l where l.revision_id = r.id)"))
                .isZero();
    }

    private static String join(List<UUID> ids) {
        return String.join("','", ids.stream().map(UUID::toString).toList());
    }

    /** No gap, no leaf that is not its entry's, and every checkpoint that was signed is of the beginning of the log. */
    private static void checkTree() throws SQLException {
        GrowingTree tree = new GrowingTree(0, tile -> List.of());
        List<Hash> roots = new ArrayList<>(List.of(tree.root()));
        try (Connection connection = Database.asService();
                Statement statement = connection.createStatement()) {
            try (ResultSet leaf = statement.executeQuery("select * from log_leaf order by position")) {
                while (leaf.next()) {
                    assertThat(leaf.getLong("position")).isEqualTo(tree.size());
                    Hash hash = Hash.ofLeaf(leaf.getString("entry").getBytes(StandardCharsets.UTF_8));
                    assertThat(Hash.of(leaf.getBytes("hash"))).isEqualTo(hash);
                    tree.add(hash);
                    roots.add(tree.root());
                }
            }
            try (ResultSet checkpoint = statement.executeQuery("select * from log_checkpoint order by size")) {
                int checkpoints = 0;
                while (checkpoint.next()) {
                    assertThat(Hash.of(checkpoint.getBytes("root")))
                            .isEqualTo(roots.get((int) checkpoint.getLong("size")));
                    checkpoints++;
                }
                assertThat(checkpoints).isPositive();
            }
        }
    }

    @Test
    void whatWasPublishedBeforeIsFoundAtTheStartAndOnce() throws Exception {
        Published.logged(events, Desk.DRAFT);
        UUID revision = publishedLongAgo();

        while (sequencer.round(false) != Outcome.DONE) {
            // Another one may be at it.
        }
        assertThat(count("select count(*) from log_leaf where revision_id = '" + revision + "'"))
                .isZero();
        while (sequencer.round(true) != Outcome.DONE) {
            // The same.
        }
        long size = checkpoint().size();
        while (sequencer.round(true) != Outcome.DONE) {
            // The same.
        }

        assertThat(count("select count(*) from log_leaf where revision_id = '" + revision + "'"))
                .isOne();
        assertThat(checkpoint().size()).isEqualTo(size);
        checkTree();
    }

    /** A revision as one of a version of this service that had no log. */
    private UUID publishedLongAgo() throws SQLException {
        Accepted accepted = Desk.accepted(claim -> {});
        events.receive(accepted.record());
        UUID id = new UUID(Instant.parse("2024-04-07T10:00:00Z").toEpochMilli() << 16, Long.MIN_VALUE);
        try (Connection connection = Database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into verdict select '" + id + "', '" + accepted.claimId()
                    + "', 'long-ago-7zk2m9qx', 'en', created_at from verdict limit 1");
            statement.execute("insert into revision (id, verdict_id, review_id, number, snapshot, hash, published_at)"
                    + " select '" + id + "', '" + id + "', '" + accepted.reviewId()
                    + "', 1, snapshot, hash, published_at from revision limit 1");
        }
        return id;
    }

    @Test
    void aNewKeySignsBesideTheOldOneWhichIntroducesIt() throws Exception {
        Published.logged(events, Desk.DRAFT);
        String origin = checkpoint().origin();
        VerifierKey first = key(origin, LogKeyForTests.KEY);
        VerifierKey second = key(origin, SECOND_KEY);
        try {
            write(LogKeyForTests.KEY + "\n" + SECOND_KEY + "\n");
            Published.logged(events, Desk.DRAFT);

            assertThat(log.checkpoint().orElseThrow().signedBy(List.of(second))).contains(second);
            assertThat(log.checkpoint().orElseThrow().signedBy(List.of(first))).contains(first);
            LoggedKey introduced = log.keys().stream()
                    .filter(key -> key.key().equals(second.words()))
                    .findFirst()
                    .orElseThrow();
            assertThat(introduced.current()).isTrue();
            assertThat(Endorsement.read(String.valueOf(introduced.endorsement()), List.of(first)))
                    .contains(second);

            write(SECOND_KEY + "\n");
            Published.logged(events, Desk.DRAFT);

            assertThat(log.checkpoint().orElseThrow().signedBy(List.of(first))).isEmpty();
            LoggedKey retired = log.keys().getFirst();
            assertThat(retired.key()).isEqualTo(first.words());
            assertThat(retired.current()).isFalse();
            assertThat(retired.lastSize()).isEqualTo(checkpoint().size() - 1);
        } finally {
            write(LogKeyForTests.KEY + "\n");
        }
    }

    private static VerifierKey key(String origin, String seed) {
        return SigningKey.of(origin, HexFormat.of().parseHex(seed)).verifier();
    }

    private static void write(String keys) throws IOException {
        Files.writeString(LogKeyForTests.FILE, keys);
    }

    @Test
    void nothingIsSignedOverALogThatWasChanged() throws Exception {
        Published.logged(events, Desk.DRAFT);
        long size = checkpoint().size();
        String newest = "(select max(position) from log_leaf)";
        byte[] hash = hash(newest);
        try {
            Database.asOwner("update log_leaf set hash = sha256('something else') where position = " + newest);
            assertThatThrownBy(() -> {
                        while (sequencer.round(false) == Outcome.BUSY) {
                            // Another one is at it.
                        }
                    })
                    .hasStackTraceContaining("does not stand as it was signed");
            String slug = Published.publish(Published.approved(events, Desk.DRAFT));
            assertThat(checkpoint().size()).isEqualTo(size);
            assertThat(log.proof(slug, null)).isEmpty();
        } finally {
            try (Connection connection = Database.asOwner();
                    PreparedStatement restore =
                            connection.prepareStatement("update log_leaf set hash = ? where position = " + newest)) {
                restore.setBytes(1, hash);
                restore.executeUpdate();
            }
        }
        while (sequencer.round(false) != Outcome.DONE) {
            // Another one may be at it.
        }
        assertThat(checkpoint().size()).isEqualTo(size + 1);
        checkTree();
    }

    private static byte[] hash(String position) throws SQLException {
        try (Connection connection = Database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select hash from log_leaf where position = " + position)) {
            row.next();
            return row.getBytes(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log_leaf set entry = entry",
                "delete from log_leaf",
                "truncate log_leaf cascade",
                "update log_tile set root = root",
                "delete from log_tile",
                "update log_checkpoint set root = root",
                "delete from log_checkpoint",
                "update log_signature set line = line",
                "delete from log_signature",
                "update log_key set endorsement = null",
                "delete from log_key",
                "update revision_salt set salt = salt",
                "delete from revision_salt",
                "insert into revision_removal values (gen_random_uuid(), '/body', 'x', now())",
                "delete from revision_removal",
                "select remove_published(gen_random_uuid(), '/body', 'null', 'x')"
            })
    void theServiceItselfCannotChangeWhatIsThere(String sql) throws SQLException {
        try (Connection connection = Database.asService();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
        }
    }

    private Checkpoint checkpoint() {
        return Checkpoint.parse(log.checkpoint().orElseThrow().text());
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = Database.asService();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
