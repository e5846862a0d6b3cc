package org.plumbline.review.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.log.note.Checkpoint;
import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.tree.Hash;
import org.plumbline.review.log.tree.MerkleTree;
import org.plumbline.review.log.tree.Tile;
import org.plumbline.review.log.tree.TiledSubtrees;

/** The log of what was published, for everybody to read. */
@ApplicationScoped
public class ProofLog {

    private final DataSource dataSource;

    ProofLog(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The newest checkpoint; none in the first moments of a log. */
    @Transactional
    public Optional<SignedNote> checkpoint() {
        return read(connection -> new LogTables(connection).checkpoint());
    }

    /** The hashes of a tile, one behind the other; empty if the log has not got so far. */
    @Transactional
    public Optional<byte[]> tile(Tile tile) {
        return read(connection -> {
            List<Hash> hashes = new LogTables(connection).read(tile);
            return hashes.size() < tile.width() ? Optional.empty() : Optional.of(LogTables.join(hashes));
        });
    }

    /** The entries of a tile of the lowest level, each after its length in two bytes; empty if there are fewer. */
    @Transactional
    public Optional<byte[]> entries(Tile tile) {
        return read(connection -> {
            List<String> entries = new LogTables(connection).entries(tile);
            return entries.size() < tile.width() ? Optional.empty() : Optional.of(bundle(entries));
        });
    }

    private static byte[] bundle(List<String> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (String entry : entries) {
            byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
            bundle.write(bytes.length >> 8);
            bundle.write(bytes.length);
            bundle.writeBytes(bytes);
        }
        return bundle.toByteArray();
    }

    /** All keys that ever signed, the oldest first. */
    @Transactional
    public List<LoggedKey> keys() {
        return read(connection -> new LoggedRevisions(connection).keys());
    }

    /** Where a revision stands; empty until it is in the log, a moment after it was published. */
    @Transactional
    public Optional<Logged> find(UUID verdictId, int revision) {
        return read(connection -> new LoggedRevisions(connection).find(verdictId, revision));
    }

    /**
     * What shows that a revision is in the log.
     *
     * @param revision which; the newest if none is named
     * @return empty if there is none, or it is not in the log yet
     */
    @Transactional
    public Optional<Proof> proof(String slug, @Nullable Integer revision) {
        return read(connection -> {
            LogTables tables = new LogTables(connection);
            LoggedRevisions revisions = new LoggedRevisions(connection);
            SignedNote note = tables.checkpoint().orElse(null);
            LoggedRevisions.Row row = revisions.row(slug, revision).orElse(null);
            if (note == null || row == null) {
                return Optional.empty();
            }
            long size = Checkpoint.parse(note.text()).size();
            if (row.index() >= size) {
                return Optional.empty();
            }
            return Optional.of(new Proof(
                    row.verdict(),
                    slug,
                    row.number(),
                    row.snapshot(),
                    revisions.salts(row.id()),
                    revisions.removals(row.id()),
                    row.entry(),
                    row.index(),
                    MerkleTree.inclusion(row.index(), size, new TiledSubtrees(size, tables)).stream()
                            .map(Hash::base64)
                            .toList(),
                    note.note()));
        });
    }

    private <T> T read(Function<Connection, T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.apply(connection);
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }
}
