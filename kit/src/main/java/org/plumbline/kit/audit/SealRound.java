package org.plumbline.kit.audit;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One round of the sealing, in two transactions of the caller's: what there is to seal, and the seal. */
final class SealRound {

    private static final int AT_ONCE = 1000;

    private final Clock clock;

    SealRound(Clock clock) {
        this.clock = clock;
    }

    /**
     * Up to which position can be sealed. Whoever writes waits while this transaction lasts, so it has to end at once.
     *
     * @throws SQLException with state 55P03 if somebody wrote for too long: try again later
     */
    long settled(Connection connection) throws SQLException {
        return AuditTable.settled(connection);
    }

    /**
     * Seals the rows since the latest seal; empty if there are none, or somebody else seals.
     *
     * @param last what {@link #settled} said
     */
    Optional<Seal> seal(Connection connection, long last) throws SQLException {
        if (!AuditTable.isSealing(connection)) {
            return Optional.empty();
        }
        Optional<Seal> before = AuditTable.latestSeal(connection);
        long first = before.map(Seal::last).orElse(0L) + 1;
        if (last < first) {
            return Optional.empty();
        }
        MessageDigest digest = AuditChain.sha256();
        long entries = 0;
        try (PreparedStatement select = connection.prepareStatement(
                "select position, hash from audit_entry where position between ? and ? order by position")) {
            select.setFetchSize(AT_ONCE);
            select.setLong(1, first);
            select.setLong(2, last);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    AuditChain.add(digest, row.getLong("position"), row.getBytes("hash"));
                    entries++;
                }
            }
        }
        Seal open = new Seal(
                before.map(Seal::number).orElse(0L) + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                first,
                last,
                entries,
                digest.digest(),
                new byte[0]);
        byte[] hash = AuditChain.hash(before.map(Seal::hash).orElseGet(AuditChain::start), open);
        Seal seal = new Seal(open.number(), open.at(), first, last, entries, open.digest(), hash);
        AuditTable.insert(connection, seal);
        return Optional.of(seal);
    }
}
