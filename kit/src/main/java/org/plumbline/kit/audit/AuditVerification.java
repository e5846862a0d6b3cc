package org.plumbline.kit.audit;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Looks through the whole audit trail of a database for whatever does not fit: each row against the one before it in the
 * chain of its subject, each seal against the rows that it is over and the seal before. It needs to read only, and memory
 * for a few rows.
 */
public final class AuditVerification {

    private static final int AT_ONCE = 1000;

    private final Connection connection;
    private final @Nullable Kept kept;
    private final Findings findings = new Findings();
    private long entries;
    private long subjects;
    private long seals;
    private long unsealed;
    private @Nullable Seal latest;

    private AuditVerification(Connection connection, @Nullable Kept kept) {
        this.connection = connection;
        this.kept = kept;
    }

    /**
     * A seal as somebody kept it elsewhere.
     *
     * @param hash 64 hexadecimal digits
     */
    public record Kept(long number, String hash) {}

    /**
     * What was found.
     *
     * @param unsealed how many rows are newer than the latest seal
     * @param latest null if nothing was sealed yet
     * @param wrong how many places do not fit
     * @param firstRow the first row that does not fit, in the order of writing
     * @param firstSeal the first seal that does not fit
     */
    public record Report(
            long entries,
            long subjects,
            long seals,
            long unsealed,
            @Nullable Seal latest,
            long wrong,
            @Nullable Finding firstRow,
            @Nullable Finding firstSeal) {

        /** Whether everything fits. */
        public boolean fits() {
            return wrong == 0;
        }
    }

    /** How something does not fit. */
    public enum Wrong {
        ROW_CHANGED,
        ROW_MISSING,
        ROWS_REORDERED,
        SEALED_ROWS_CHANGED,
        SEALED_ROWS_MISSING,
        SEALED_ROWS_ADDED,
        SEAL_CHANGED,
        SEAL_MISSING
    }

    /**
     * A place that does not fit.
     *
     * @param position where in the trail, from 1
     * @param words a sentence for people
     */
    public record Finding(Wrong wrong, long position, String words) {}

    /**
     * Looks through what stands at this moment, while others go on writing.
     *
     * @param connection of its own, which it leaves as it was
     * @param kept a seal to compare with; null without one
     */
    public static Report of(Connection connection, @Nullable Kept kept) throws SQLException {
        boolean committing = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (PreparedStatement snapshot =
                connection.prepareStatement("set transaction isolation level repeatable read, read only")) {
            snapshot.execute();
            return new AuditVerification(connection, kept).run();
        } finally {
            connection.rollback();
            connection.setAutoCommit(committing);
        }
    }

    private Report run() throws SQLException {
        followChains();
        openSeals();
        return new Report(
                entries, subjects, seals, unsealed, latest, findings.count, findings.firstRow, findings.firstSeal);
    }

    private void followChains() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from audit_entry order by subject_id, sequence")) {
            select.setFetchSize(AT_ONCE);
            try (ResultSet rows = select.executeQuery()) {
                @Nullable UUID subject = null;
                AuditChain.@Nullable Row before = null;
                byte[] hash = AuditChain.start();
                while (rows.next()) {
                    AuditChain.Row row = AuditTable.row(rows);
                    if (!row.subject().equals(subject)) {
                        subject = row.subject();
                        before = null;
                        hash = AuditChain.start();
                        subjects++;
                    }
                    entries++;
                    check(row, rows.getLong("position"), rows.getBytes("hash"), before, hash);
                    before = row;
                    hash = rows.getBytes("hash");
                }
            }
        }
    }

    private void check(
            AuditChain.Row row, long position, byte[] hash, AuditChain.@Nullable Row before, byte[] hashBefore) {
        long expected = before == null ? 1 : before.sequence() + 1;
        if (row.sequence() != expected) {
            String which = row.sequence() == expected + 1
                    ? "Row " + expected + " of subject " + row.subject() + " is missing"
                    : "Rows " + expected + " to " + (row.sequence() - 1) + " of subject " + row.subject()
                            + " are missing";
            findings.row(Wrong.ROW_MISSING, position, which + ", before " + name(row, position));
        } else if (!fits(row, hash, hashBefore)) {
            if (before != null && row.id().compareTo(before.id()) < 0) {
                findings.row(
                        Wrong.ROWS_REORDERED,
                        position,
                        "Rows were reordered: " + name(row, position) + " stands after one that was written later");
            } else {
                findings.row(
                        Wrong.ROW_CHANGED,
                        position,
                        "The hash does not fit: what stands there, or the hash of the row before, was changed: "
                                + name(row, position));
            }
        }
    }

    private static boolean fits(AuditChain.Row row, byte[] hash, byte[] before) {
        try {
            return Arrays.equals(hash, AuditChain.hash(before, row));
        } catch (AuditChain.NotExact e) {
            // Nothing of the kind is ever written: somebody else wrote it.
            return false;
        }
    }

    private static String name(AuditChain.Row row, long position) {
        return "row " + row.id() + ", " + row.action() + " at " + row.at() + ", number " + row.sequence()
                + " of subject " + row.subject() + ", position " + position;
    }

    private void openSeals() throws SQLException {
        try (PreparedStatement selectSeals = connection.prepareStatement("select * from audit_seal order by number");
                PreparedStatement selectRows =
                        connection.prepareStatement("select position, hash from audit_entry order by position")) {
            selectSeals.setFetchSize(AT_ONCE);
            selectRows.setFetchSize(AT_ONCE);
            try (ResultSet sealed = selectSeals.executeQuery();
                    ResultSet rows = selectRows.executeQuery()) {
                boolean more = rows.next();
                while (sealed.next()) {
                    Seal seal = AuditTable.seal(sealed);
                    check(seal);
                    more = checkRows(seal, rows, more);
                    latest = seal;
                    seals++;
                }
                for (; more; more = rows.next()) {
                    unsealed++;
                }
            }
        }
        if (kept != null && kept.number() > (latest == null ? 0 : latest.number())) {
            findings.seal(Wrong.SEAL_MISSING, Long.MAX_VALUE, "Seal " + kept.number() + ", which was kept, is missing");
        }
    }

    private void check(Seal seal) {
        long expected = latest == null ? 1 : latest.number() + 1;
        byte[] before = latest == null ? AuditChain.start() : latest.hash();
        long end = latest == null ? 0 : latest.last();
        if (seal.number() != expected) {
            findings.seal(
                    Wrong.SEAL_MISSING,
                    seal.first(),
                    "Seals " + expected + " to " + (seal.number() - 1) + " are missing, before seal " + seal.number());
        } else if (!Arrays.equals(seal.hash(), AuditChain.hash(before, seal)) || seal.first() != end + 1) {
            findings.seal(
                    Wrong.SEAL_CHANGED,
                    seal.first(),
                    "Seal " + seal.number() + " of " + seal.at() + ", or the hash of the one before, was changed");
        }
        if (kept != null && kept.number() == seal.number() && !kept.hash().equals(seal.words())) {
            findings.seal(Wrong.SEAL_CHANGED, seal.first(), "Seal " + seal.number() + " is not the one that was kept");
        }
    }

    /** Reads the rows that the seal is over, and says whether there is one after them. */
    private boolean checkRows(Seal seal, ResultSet rows, boolean hasRow) throws SQLException {
        MessageDigest digest = AuditChain.sha256();
        long found = 0;
        boolean more = hasRow;
        while (more && rows.getLong("position") <= seal.last()) {
            AuditChain.add(digest, rows.getLong("position"), rows.getBytes("hash"));
            found++;
            more = rows.next();
        }
        if (found != seal.entries()) {
            findings.seal(
                    found < seal.entries() ? Wrong.SEALED_ROWS_MISSING : Wrong.SEALED_ROWS_ADDED,
                    seal.first(),
                    "Of the " + seal.entries() + " rows from position " + seal.first() + " to " + seal.last()
                            + " that seal " + seal.number() + " of " + seal.at() + " is over, " + found + " are there");
        } else if (!Arrays.equals(digest.digest(), seal.digest())) {
            findings.seal(
                    Wrong.SEALED_ROWS_CHANGED,
                    seal.first(),
                    "The rows from position " + seal.first() + " to " + seal.last() + " are not those that seal "
                            + seal.number() + " of " + seal.at() + " is over");
        }
        return more;
    }

    /** Counts what does not fit, and keeps the first of each kind of place. */
    private static final class Findings {

        private long count;
        private @Nullable Finding firstRow;
        private @Nullable Finding firstSeal;

        void row(Wrong wrong, long position, String words) {
            count++;
            if (firstRow == null || position < firstRow.position()) {
                firstRow = new Finding(wrong, position, words);
            }
        }

        void seal(Wrong wrong, long position, String words) {
            count++;
            if (firstSeal == null) {
                firstSeal = new Finding(wrong, position, words);
            }
        }
    }

    /** A seal in the form in which it is printed and kept: {@code database:number:hash}. */
    static String words(String database, Seal seal) {
        return database + ":" + seal.number() + ":" + HexFormat.of().formatHex(seal.hash());
    }
}
