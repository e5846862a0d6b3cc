package org.plumbline.review.log;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import org.plumbline.kit.lock.TransactionLock;
import org.plumbline.review.log.note.Checkpoint;
import org.plumbline.review.log.note.SigningKey;
import org.plumbline.review.log.tree.GrowingTree;
import org.plumbline.review.log.tree.Hash;
import org.plumbline.review.verdict.CanonicalJson;

/**
 * One round of the sequencing, in a transaction of the caller's: revisions that are not in the log yet become its next
 * leaves, and the tree over them is signed. All of it is there or nothing.
 */
final class SequencerRound {

    private static final long LOCK = 0x506C756D624C6F67L;

    private static final int AT_ONCE = 256;

    /** No transaction lasts as long, so that whatever is older was seen when the service started. */
    private static final Duration RECENT = Duration.ofDays(1);

    private final Clock clock;
    private final String defaultOrigin;
    private final Function<String, List<SigningKey>> keys;
    private final Consumer<Collection<UUID>> logged;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param defaultOrigin what a log is called that has no checkpoint yet; later ones go by its name
     * @param keys that sign, by the name of the log
     * @param logged is told the verdicts whose revisions have become leaves, in the transaction in which they do
     */
    SequencerRound(
            Clock clock,
            String defaultOrigin,
            Function<String, List<SigningKey>> keys,
            Consumer<Collection<UUID>> logged) {
        this.clock = clock;
        this.defaultOrigin = defaultOrigin;
        this.keys = keys;
        this.logged = logged;
    }

    /** What came of a round. */
    enum Outcome {
        /** Another instance is at it. */
        BUSY,
        /** There may be more. */
        MORE,
        /** Everything is in the log, and signed by all keys. */
        DONE
    }

    /** A revision that is to become a leaf. */
    private record Unlogged(UUID id, UUID verdict, String slug, int number, String snapshot, Instant publishedAt) {}

    /**
     * Adds up to 256 leaves.
     *
     * @param everything whether revisions of more than a day ago are looked for too
     * @throws IllegalStateException if the log is not what was signed: nothing is signed that does not begin with that
     */
    Outcome run(Connection connection, boolean everything) throws SQLException {
        if (!TransactionLock.tryTake(connection, LOCK)) {
            return Outcome.BUSY;
        }
        LogTables tables = new LogTables(connection);
        Checkpoint signed = tables.latest().orElse(null);
        GrowingTree tree = new GrowingTree(tables.size(), tables);
        if (signed == null
                ? tree.size() > 0
                : signed.size() != tree.size() || !signed.root().equals(tree.root())) {
            throw new IllegalStateException("The log does not stand as it was signed: it has " + tree.size()
                    + " leaves with the root " + tree.root().base64() + ". Nothing is added to it");
        }
        String origin = signed == null ? defaultOrigin : signed.origin();
        List<Unlogged> revisions = unlogged(connection, everything);
        append(connection, tree, revisions);
        if (signed == null || !revisions.isEmpty()) {
            insert(connection, new Checkpoint(origin, tree.size(), tree.root()));
        }
        new CheckpointSigning(connection, clock)
                .sign(new Checkpoint(origin, tree.size(), tree.root()), keys.apply(origin));
        if (!revisions.isEmpty()) {
            logged.accept(revisions.stream().map(Unlogged::verdict).toList());
        }
        return revisions.size() == AT_ONCE ? Outcome.MORE : Outcome.DONE;
    }

    /** In the order of their ids, which are UUIDv7: a verdict's revisions follow each other. */
    private List<Unlogged> unlogged(Connection connection, boolean everything) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select r.id, r.verdict_id, v.slug, r.number, r.snapshot, r.published_at
                from revision r join verdict v on v.id = r.verdict_id
                where r.id >= ? and not exists (select from log_leaf l where l.revision_id = r.id)
                order by r.id limit ?""")) {
            long since = everything ? 0 : clock.instant().minus(RECENT).toEpochMilli();
            // The first 48 bits of a UUIDv7 are the milliseconds.
            select.setObject(1, new UUID(since << 16, 0));
            select.setInt(2, AT_ONCE);
            List<Unlogged> revisions = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    revisions.add(new Unlogged(
                            row.getObject("id", UUID.class),
                            row.getObject("verdict_id", UUID.class),
                            row.getString("slug"),
                            row.getInt("number"),
                            row.getString("snapshot"),
                            row.getTimestamp("published_at").toInstant()));
                }
            }
            return revisions;
        }
    }

    private void append(Connection connection, GrowingTree tree, List<Unlogged> revisions) throws SQLException {
        try (PreparedStatement salts = connection.prepareStatement(
                        "insert into revision_salt (revision_id, field, salt) values (?, ?, ?)");
                PreparedStatement leaves = connection.prepareStatement(
                        "insert into log_leaf (position, revision_id, entry, hash, added_at) values (?, ?, ?, ?, ?)");
                PreparedStatement tiles = connection.prepareStatement(
                        "insert into log_tile (level, number, hashes, root) values (?, ?, ?, ?)")) {
            for (Unlogged revision : revisions) {
                String entry = leaf(revision, salts).entry();
                Hash hash = Hash.ofLeaf(entry.getBytes(StandardCharsets.UTF_8));
                leaves.setLong(1, tree.size());
                leaves.setObject(2, revision.id());
                leaves.setString(3, entry);
                leaves.setBytes(4, hash.bytes());
                leaves.setTimestamp(5, now());
                leaves.addBatch();
                for (GrowingTree.FullTile full : tree.add(hash)) {
                    LogTables.bind(tiles, full);
                }
            }
            salts.executeBatch();
            leaves.executeBatch();
            tiles.executeBatch();
        }
    }

    private Leaf leaf(Unlogged revision, PreparedStatement salts) throws SQLException {
        SortedMap<String, String> hashes = new TreeMap<>();
        JsonNode content = CanonicalJson.read(revision.snapshot(), JsonNode.class);
        for (Map.Entry<String, String> field :
                Fields.of(revision.slug(), content).entrySet()) {
            byte[] salt = new byte[Fields.SALT_LENGTH];
            random.nextBytes(salt);
            hashes.put(field.getKey(), Fields.hash(salt, field.getValue()));
            salts.setObject(1, revision.id());
            salts.setString(2, field.getKey());
            salts.setBytes(3, salt);
            salts.addBatch();
        }
        return new Leaf(Leaf.VERSION, revision.verdict(), revision.number(), revision.publishedAt(), hashes);
    }

    private void insert(Connection connection, Checkpoint checkpoint) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into log_checkpoint (size, origin, root, made_at) values (?, ?, ?, ?)")) {
            insert.setLong(1, checkpoint.size());
            insert.setString(2, checkpoint.origin());
            insert.setBytes(3, checkpoint.root().bytes());
            insert.setTimestamp(4, now());
            insert.executeUpdate();
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
