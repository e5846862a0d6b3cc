package org.plumbline.review.log;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.plumbline.review.log.note.Checkpoint;
import org.plumbline.review.log.note.NoteSignature;
import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.tree.GrowingTree;
import org.plumbline.review.log.tree.Hash;
import org.plumbline.review.log.tree.Tile;
import org.plumbline.review.log.tree.Tiles;

/**
 * The log as it is kept in its database, to read. Full tiles are kept whole; the hashes of one that is not full yet are
 * those of the newest leaves, or the roots of the newest full tiles below.
 */
public final class LogTables implements Tiles {

    private final Connection connection;

    /** @param connection in whose transaction everything is read */
    public LogTables(Connection connection) {
        this.connection = connection;
    }

    /** The newest checkpoint, with every signature that it has; none before the first. */
    public Optional<SignedNote> checkpoint() {
        try (PreparedStatement select = connection.prepareStatement("""
                select c.size, c.origin, c.root, s.line
                from log_checkpoint c join log_signature s on s.size = c.size join log_key k on k.verifier = s.verifier
                where c.size = (select max(size) from log_signature) order by k.added_at, k.verifier""")) {
            List<NoteSignature> signatures = new ArrayList<>();
            Checkpoint checkpoint = null;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    checkpoint =
                            new Checkpoint(row.getString("origin"), row.getLong("size"), Hash.of(row.getBytes("root")));
                    signatures.add(NoteSignature.parse(row.getString("line")));
                }
            }
            return Optional.ofNullable(checkpoint).map(made -> new SignedNote(made.text(), signatures));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** What the newest checkpoint says; none before the first. */
    Optional<Checkpoint> latest() {
        try (PreparedStatement select = connection.prepareStatement(
                        "select size, origin, root from log_checkpoint order by size desc limit 1");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            new Checkpoint(row.getString("origin"), row.getLong("size"), Hash.of(row.getBytes("root"))))
                    : Optional.empty();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** How many leaves there are. */
    long size() {
        try (PreparedStatement select =
                        connection.prepareStatement("select coalesce(max(position) + 1, 0) from log_leaf");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Makes a full tile the next row of {@code insert into log_tile (level, number, hashes, root)}. */
    public static void bind(PreparedStatement insert, GrowingTree.FullTile tile) throws SQLException {
        insert.setInt(1, tile.level());
        insert.setLong(2, tile.number());
        insert.setBytes(3, join(tile.hashes()));
        insert.setBytes(4, tile.root().bytes());
        insert.addBatch();
    }

    /** The hashes one behind the other, as tiles are kept and sent. */
    static byte[] join(List<Hash> hashes) {
        ByteBuffer joined = ByteBuffer.allocate(hashes.size() * Hash.LENGTH);
        hashes.forEach(hash -> joined.put(hash.bytes()));
        return joined.array();
    }

    @Override
    public List<Hash> read(Tile tile) {
        List<Hash> hashes = fullTile(tile);
        if (hashes.isEmpty()) {
            hashes = tile.level() == 0
                    ? hashes("select hash from log_leaf where position >= ? and position < ? order by position", tile)
                    : roots(tile);
        }
        return hashes.subList(0, Math.min(tile.width(), hashes.size()));
    }

    private List<Hash> fullTile(Tile tile) {
        try (PreparedStatement select =
                connection.prepareStatement("select hashes from log_tile where level = ? and number = ?")) {
            select.setInt(1, tile.level());
            select.setLong(2, tile.number());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? split(row.getBytes("hashes")) : List.of();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private List<Hash> roots(Tile tile) {
        return hashes(
                "select root from log_tile where number >= ? and number < ? and level = " + (tile.level() - 1)
                        + " order by number",
                tile);
    }

    private List<Hash> hashes(String sql, Tile tile) {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, tile.first());
            select.setLong(2, tile.first() + tile.width());
            List<Hash> hashes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    hashes.add(Hash.of(row.getBytes(1)));
                }
            }
            return hashes;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static List<Hash> split(byte[] hashes) {
        List<Hash> all = new ArrayList<>(Tile.FULL);
        for (int start = 0; start < hashes.length; start += Hash.LENGTH) {
            all.add(Hash.of(Arrays.copyOfRange(hashes, start, start + Hash.LENGTH)));
        }
        return all;
    }

    /** The entries whose hashes a tile of the lowest level holds; fewer if there are fewer. */
    List<String> entries(Tile tile) {
        try (PreparedStatement select = connection.prepareStatement(
                "select entry from log_leaf where position >= ? and position < ? order by position")) {
            select.setLong(1, tile.first());
            select.setLong(2, tile.first() + tile.width());
            List<String> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(row.getString("entry"));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    static IllegalStateException unreadable(SQLException why) {
        return new IllegalStateException("The log cannot be read", why);
    }
}
