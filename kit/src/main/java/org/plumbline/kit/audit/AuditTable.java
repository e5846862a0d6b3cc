package org.plumbline.kit.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.lock.TransactionLock;
import org.plumbline.kit.time.Ids;

/** The tables of the audit trail, as they are appended to. */
final class AuditTable {

    /** Held shared by whoever has written rows and not committed yet; a seal waits for all of them. */
    private static final long WRITING = 0x506C756D41756474L;

    /** Held by the one who seals. */
    private static final long SEALING = 0x506C756D5365616CL;

    private AuditTable() {}

    /** The end of a chain: the number and the hash of its last row. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    private record End(long sequence, byte[] hash) {}

    /**
     * Appends a row to the chain of its subject, in the transaction of the connection.
     *
     * <p>There is no lock on the chain: whoever wants to follow a row that somebody else has just followed waits at the
     * unique index for the other's commit, and then follows that one.
     *
     * @param detail JSON
     */
    static void append(Connection connection, Instant at, Person actor, String action, UUID subject, String detail)
            throws SQLException {
        UUID id = Ids.next();
        String exact = AuditChain.exact(detail);
        boolean written = false;
        while (!written) {
            End end = end(connection, subject);
            AuditChain.Row row = new AuditChain.Row(id, end.sequence() + 1, at, actor, action, subject, exact);
            written = insert(connection, row, AuditChain.hash(end.hash(), row));
        }
    }

    private static End end(Connection connection, UUID subject) throws SQLException {
        // The lock is taken here, before the row has its position: what a seal counts is committed or never will be.
        try (PreparedStatement select = connection.prepareStatement("""
                select last.sequence, last.hash from pg_advisory_xact_lock_shared(?)
                left join lateral (select sequence, hash from audit_entry
                    where subject_id = ? order by sequence desc limit 1) last on true""")) {
            select.setLong(1, WRITING);
            select.setObject(2, subject);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                byte[] hash = row.getBytes("hash");
                return hash == null ? new End(0, AuditChain.start()) : new End(row.getLong("sequence"), hash);
            }
        }
    }

    private static boolean insert(Connection connection, AuditChain.Row row, byte[] hash) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit_entry (id, at, actor_sub, actor_name, action, subject_id, detail, sequence, hash)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?) on conflict (subject_id, sequence) do nothing""")) {
            insert.setObject(1, row.id());
            insert.setTimestamp(2, Timestamp.from(row.at()));
            insert.setString(3, row.actor().sub());
            insert.setString(4, row.actor().name());
            insert.setString(5, row.action());
            insert.setObject(6, row.subject());
            insert.setString(7, row.detail());
            insert.setLong(8, row.sequence());
            insert.setBytes(9, hash);
            return insert.executeUpdate() == 1;
        }
    }

    /**
     * The last position up to which nothing is being written any more; waits for whoever writes, and not for long.
     *
     * @throws SQLException with state 55P03 if somebody wrote for too long: try again later
     */
    static long settled(Connection connection) throws SQLException {
        try (PreparedStatement patience = connection.prepareStatement("set local lock_timeout = '500ms'");
                PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)");
                PreparedStatement select =
                        connection.prepareStatement("select coalesce(max(position), 0) from audit_entry")) {
            patience.execute();
            lock.setLong(1, WRITING);
            lock.execute();
            // A statement of its own: it sees what was committed while the lock was waited for.
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Whether the transaction is the one that seals. */
    static boolean isSealing(Connection connection) throws SQLException {
        return TransactionLock.tryTake(connection, SEALING);
    }

    static void insert(Connection connection, Seal seal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit_seal (number, sealed_at, first_position, last_position, entries, digest, hash)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setLong(1, seal.number());
            insert.setTimestamp(2, Timestamp.from(seal.at()));
            insert.setLong(3, seal.first());
            insert.setLong(4, seal.last());
            insert.setLong(5, seal.entries());
            insert.setBytes(6, seal.digest());
            insert.setBytes(7, seal.hash());
            insert.executeUpdate();
        }
    }

    static Optional<Seal> latestSeal(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select * from audit_seal order by number desc limit 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(seal(row)) : Optional.empty();
        }
    }

    static Seal seal(ResultSet row) throws SQLException {
        return new Seal(
                row.getLong("number"),
                row.getTimestamp("sealed_at").toInstant(),
                row.getLong("first_position"),
                row.getLong("last_position"),
                row.getLong("entries"),
                row.getBytes("digest"),
                row.getBytes("hash"));
    }

    static AuditChain.Row row(ResultSet row) throws SQLException {
        return new AuditChain.Row(
                row.getObject("id", UUID.class),
                row.getLong("sequence"),
                row.getTimestamp("at").toInstant(),
                new Person(row.getString("actor_sub"), row.getString("actor_name")),
                row.getString("action"),
                row.getObject("subject_id", UUID.class),
                row.getString("detail"));
    }
}
