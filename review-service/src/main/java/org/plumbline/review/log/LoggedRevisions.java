package org.plumbline.review.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.log.tree.Hash;

/** What is kept beside the log: the revisions that its leaves are of, their salts, and the keys that signed. */
final class LoggedRevisions {

    private final Connection connection;

    /** @param connection in whose transaction everything is read */
    LoggedRevisions(Connection connection) {
        this.connection = connection;
    }

    /** A revision and its leaf. */
    record Row(UUID id, UUID verdict, int number, String snapshot, long index, String entry) {}

    Optional<Row> row(String slug, @Nullable Integer number) {
        try (PreparedStatement select = connection.prepareStatement("""
                select r.id, r.verdict_id, r.number, r.snapshot, l.position, l.entry
                from verdict v join revision r on r.verdict_id = v.id join log_leaf l on l.revision_id = r.id
                where v.slug = ? and (?::int is null or r.number = ?::int) order by r.number desc limit 1""")) {
            select.setString(1, slug);
            select.setObject(2, number);
            select.setObject(3, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Row(
                                row.getObject("id", UUID.class),
                                row.getObject("verdict_id", UUID.class),
                                row.getInt("number"),
                                row.getString("snapshot"),
                                row.getLong("position"),
                                row.getString("entry")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }

    Optional<Logged> find(UUID verdictId, int number) {
        try (PreparedStatement select = connection.prepareStatement("""
                select l.position, l.hash from revision r join log_leaf l on l.revision_id = r.id
                where r.verdict_id = ? and r.number = ?""")) {
            select.setObject(1, verdictId);
            select.setInt(2, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Logged(
                                row.getLong("position"),
                                Hash.of(row.getBytes("hash")).hex()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }

    SortedMap<String, String> salts(UUID revision) {
        try (PreparedStatement select =
                connection.prepareStatement("select field, salt from revision_salt where revision_id = ?")) {
            select.setObject(1, revision);
            SortedMap<String, String> salts = new TreeMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    salts.put(row.getString("field"), HexFormat.of().formatHex(row.getBytes("salt")));
                }
            }
            return salts;
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }

    List<Proof.Removal> removals(UUID revision) {
        try (PreparedStatement select = connection.prepareStatement(
                "select field, reason, removed_at from revision_removal where revision_id = ? order by field")) {
            select.setObject(1, revision);
            List<Proof.Removal> removals = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    removals.add(new Proof.Removal(
                            row.getString("field"),
                            row.getString("reason"),
                            row.getTimestamp("removed_at").toInstant()));
                }
            }
            return removals;
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }

    List<LoggedKey> keys() {
        try (PreparedStatement select = connection.prepareStatement("""
                select k.verifier, k.endorsement, k.added_at, s.size, s.signed_at,
                    s.size = (select max(size) from log_checkpoint) as current
                from log_key k left join lateral (select size, signed_at from log_signature
                    where verifier = k.verifier order by size desc limit 1) s on true
                order by k.added_at, k.verifier""")) {
            List<LoggedKey> keys = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Timestamp lastSigned = row.getTimestamp("signed_at");
                    keys.add(new LoggedKey(
                            row.getString("verifier"),
                            row.getTimestamp("added_at").toInstant(),
                            row.getObject("size", Long.class),
                            lastSigned == null ? null : lastSigned.toInstant(),
                            row.getBoolean("current"),
                            row.getString("endorsement")));
                }
            }
            return keys;
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }
}
