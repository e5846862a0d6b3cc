package org.plumbline.review.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.plumbline.review.log.note.Checkpoint;
import org.plumbline.review.log.note.Endorsement;
import org.plumbline.review.log.note.SigningKey;

/** Puts the signatures of all keys under a checkpoint, and introduces keys that are new. */
final class CheckpointSigning {

    private final Connection connection;
    private final Timestamp now;

    /** @param connection in whose transaction everything is done */
    CheckpointSigning(Connection connection, Clock clock) {
        this.connection = connection;
        this.now = Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Adds the signatures that are missing; those that are there stay.
     *
     * @param keys the one in use for longest first: it endorses those that are new
     */
    void sign(Checkpoint checkpoint, List<SigningKey> keys) throws SQLException {
        Set<String> known = words("select verifier from log_key");
        for (SigningKey key : keys) {
            if (!known.contains(key.verifier().words())) {
                introduce(key, keys, known);
                known.add(key.verifier().words());
            }
        }
        Set<String> signed = words("select verifier from log_signature where size = " + checkpoint.size());
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into log_signature (size, verifier, line, signed_at) values (?, ?, ?, ?)")) {
            for (SigningKey key : keys) {
                if (signed.add(key.verifier().words())) {
                    insert.setLong(1, checkpoint.size());
                    insert.setString(2, key.verifier().words());
                    insert.setString(3, key.sign(checkpoint.text()).line());
                    insert.setTimestamp(4, now);
                    insert.executeUpdate();
                }
            }
        }
    }

    private void introduce(SigningKey key, List<SigningKey> keys, Set<String> known) throws SQLException {
        String endorsement = keys.stream()
                .filter(other -> known.contains(other.verifier().words()))
                .findFirst()
                .map(other -> Endorsement.of(other, key.verifier()))
                .orElse(null);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into log_key (verifier, endorsement, added_at) values (?, ?, ?)")) {
            insert.setString(1, key.verifier().words());
            insert.setString(2, endorsement);
            insert.setTimestamp(3, now);
            insert.executeUpdate();
        }
    }

    private Set<String> words(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            Set<String> words = new HashSet<>();
            while (row.next()) {
                words.add(row.getString(1));
            }
            return words;
        }
    }
}
