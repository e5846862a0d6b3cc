package org.plumbline.e2e.bench;

import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.plumbline.review.log.LogTables;
import org.plumbline.review.log.tree.GrowingTree;
import org.plumbline.review.log.tree.Hash;
import org.plumbline.review.log.tree.MerkleTree;
import org.plumbline.review.log.tree.Proofs;
import org.plumbline.review.log.tree.TiledSubtrees;

/** Proofs of the log of what was published, at sizes up to a million, from a PostgreSQL as the service reads them. */
final class LogBenchmark implements Benchmark {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 1_000_000);
    private static final int PROOFS = 1_000;
    private static final int BATCH = 1_000;
    private static final double MILLISECOND = 1e6;
    private static final double SECOND = 1e9;

    /** The columns that proofs are made of, as the service's migration has them. */
    private static final String TABLES = """
            create table log_leaf (position bigint primary key, hash bytea not null);
            create table log_tile (level int, number bigint, hashes bytea not null, root bytea not null,
                primary key (level, number))""";

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String measures() {
        return "proofs of the log of what was published, by its size";
    }

    @Override
    public boolean wantsData() {
        return false;
    }

    @Override
    public void run(@Nullable Path data, Report report) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
                Connection connection = postgres.getPostgresDatabase().getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(TABLES);
            }
            connection.setAutoCommit(false);
            int size = 0;
            for (int next : SIZES) {
                report.progress("growing to " + next + " leaves");
                long begin = System.nanoTime();
                grow(connection, size, next);
                figure(
                        report,
                        next,
                        "leaves added per second",
                        (next - size) * SECOND / (System.nanoTime() - begin),
                        next - size);
                size = next;
                inclusion(connection, size, report);
                consistency(connection, size, report);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The log cannot be measured", e);
        }
    }

    private static Hash leaf(long index) {
        return Hash.ofLeaf(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
    }

    private static void grow(Connection connection, int from, int to) throws SQLException {
        GrowingTree tree = new GrowingTree(from, new LogTables(connection));
        try (PreparedStatement leaves =
                        connection.prepareStatement("insert into log_leaf (position, hash) values (?, ?)");
                PreparedStatement tiles = connection.prepareStatement(
                        "insert into log_tile (level, number, hashes, root) values (?, ?, ?, ?)")) {
            for (long index = from; index < to; index++) {
                Hash leaf = leaf(index);
                leaves.setLong(1, index);
                leaves.setBytes(2, leaf.bytes());
                leaves.addBatch();
                for (GrowingTree.FullTile tile : tree.add(leaf)) {
                    LogTables.bind(tiles, tile);
                }
                if (tree.size() % BATCH == 0) {
                    leaves.executeBatch();
                    tiles.executeBatch();
                }
            }
            leaves.executeBatch();
            tiles.executeBatch();
        }
        connection.commit();
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze");
        }
        connection.commit();
    }

    /** A step of a measurement; says how many tiles it read. */
    @FunctionalInterface
    private interface Work {

        int once(long chance);
    }

    private static void inclusion(Connection connection, int size, Report report) {
        Hash root = MerkleTree.root(size, new TiledSubtrees(size, new LogTables(connection)));
        measure("inclusion", size, report, index -> {
            TiledSubtrees subtrees = new TiledSubtrees(size, new LogTables(connection));
            List<Hash> proof = MerkleTree.inclusion(index, size, subtrees);
            if (!Proofs.includes(leaf(index), index, size, proof, root)) {
                throw new IllegalStateException("The proof of leaf " + index + " of " + size + " is wrong");
            }
            return subtrees.tilesRead();
        });
    }

    private static void consistency(Connection connection, int size, Report report) {
        Hash root = MerkleTree.root(size, new TiledSubtrees(size, new LogTables(connection)));
        measure("consistency", size, report, chance -> {
            long first = chance + 1;
            TiledSubtrees subtrees = new TiledSubtrees(size, new LogTables(connection));
            List<Hash> proof = MerkleTree.consistency(first, size, subtrees);
            Hash before = MerkleTree.root(first, new TiledSubtrees(first, new LogTables(connection)));
            if (!Proofs.isConsistent(first, before, size, root, proof)) {
                throw new IllegalStateException("The proof from " + first + " to " + size + " is wrong");
            }
            return subtrees.tilesRead();
        });
    }

    private static void measure(String what, int size, Report report, Work work) {
        Random chance = new Random(size);
        for (int i = 0; i < PROOFS / 2; i++) {
            work.once(chance.nextInt(size));
        }
        double[] times = new double[PROOFS];
        long tiles = 0;
        int most = 0;
        for (int i = 0; i < PROOFS; i++) {
            long begin = System.nanoTime();
            int read = work.once(chance.nextInt(size));
            times[i] = (System.nanoTime() - begin) / MILLISECOND;
            tiles += read;
            most = Math.max(most, read);
        }
        Arrays.sort(times);
        figure(report, size, what + ", median ms", times[PROOFS / 2], PROOFS);
        figure(report, size, what + ", p99 ms", times[PROOFS - PROOFS / 100], PROOFS);
        figure(report, size, what + ", tiles read, mean", (double) tiles / PROOFS, PROOFS);
        figure(report, size, what + ", tiles read, most", most, PROOFS);
    }

    private static void figure(Report report, int size, String measure, double value, int count) {
        report.figure(new Figure(size + " leaves", measure, "PostgreSQL", value, count));
    }
}
