package org.plumbline.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.kit.audit.AuditVerification.Finding;
import org.plumbline.kit.audit.AuditVerification.Report;
import org.plumbline.kit.audit.AuditVerification.Wrong;
import org.plumbline.kit.time.Ids;

/** Whatever the owner of the tables does to the trail behind the service's back, one of the chains shows it. */
class AuditVerificationTest {

    private static final UUID ONE = Ids.next();
    private static final UUID OTHER = Ids.next();

    private static AuditDatabase database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = AuditDatabase.migrated();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    /** Two seals over three rows of one subject and two of another, and two rows since. */
    @BeforeEach
    void writeATrail() throws SQLException {
        database.tamper("truncate audit_entry, audit_seal restart identity");
        database.write(ONE, "thing.made", "{\"name\": \"first\"}");
        database.write(OTHER, "thing.made", "{\"name\": \"second\"}");
        database.write(ONE, "thing.edited", "{\"size\": 1}");
        assertThat(database.seal()).isPresent();
        database.write(ONE, "thing.edited", "{\"size\": 2}");
        database.write(OTHER, "thing.edited", "{\"size\": 3}");
        assertThat(database.seal()).isPresent();
        database.write(ONE, "thing.dropped", "{}");
        database.write(OTHER, "thing.dropped", "{}");
    }

    @Test
    void whatNobodyTouchedFits() throws SQLException {
        Report report = database.verify();

        assertThat(report.fits()).isTrue();
        assertThat(report.entries()).isEqualTo(7);
        assertThat(report.subjects()).isEqualTo(2);
        assertThat(report.seals()).isEqualTo(2);
        assertThat(report.unsealed()).isEqualTo(2);
        assertThat(report.firstRow()).isNull();
        assertThat(report.firstSeal()).isNull();
    }

    @Test
    void findsAChangedRowWhicheverPartOfItWasChanged() throws SQLException {
        for (String change : List.of(
                "id = '7fffffff-ffff-7fff-bfff-ffffffffffff'",
                "at = at + interval '1 microsecond'",
                "actor_sub = 'sub-berta'",
                "actor_name = 'Berta'",
                "action = 'thing.kept'",
                "detail = '{\"size\": 11}'",
                "detail = '{\"size\": 1, \"more\": null}'",
                "detail = '{\"size\": 1.00000000000000000001}'",
                "hash = sha256('x')")) {
            writeATrail();
            assertThat(database.tamper("update audit_entry set " + change + " where " + row(ONE, 2)))
                    .isOne();

            Finding found = firstRow();
            assertThat(found.wrong()).as(change).isEqualTo(Wrong.ROW_CHANGED);
            assertThat(found.position()).isEqualTo(3);
            assertThat(found.words()).contains("number 2 of subject " + ONE, "position 3");
        }
    }

    @Test
    void findsARowThatWasChangedAndHashedAnew() throws SQLException {
        AuditChain.Row row = new AuditChain.Row(
                UUID.fromString(database.text("select id from audit_entry where " + row(ONE, 4))),
                4,
                AuditDatabase.NOON,
                AuditDatabase.ANNA,
                "thing.kept",
                ONE,
                "{}");
        byte[] before = HexFormat.of()
                .parseHex(database.text("select encode(hash, 'hex') from audit_entry where " + row(ONE, 3)));
        database.seal();
        database.tamper("update audit_entry set action = 'thing.kept', hash = '\\x"
                + HexFormat.of().formatHex(AuditChain.hash(before, row)) + "' where " + row(ONE, 4));

        Report report = database.verify();
        assertThat(report.firstRow()).as("it is the last of its chain").isNull();
        assertThat(Objects.requireNonNull(report.firstSeal()).wrong()).isEqualTo(Wrong.SEALED_ROWS_CHANGED);
    }

    @Test
    void findsARowMissingInTheMiddle() throws SQLException {
        database.tamper("delete from audit_entry where " + row(ONE, 2));

        assertThat(firstRow().wrong()).isEqualTo(Wrong.ROW_MISSING);
        assertThat(firstRow().words()).startsWith("Row 2 of subject " + ONE + " is missing, before row ");
    }

    @Test
    void findsTheFirstRowsOfASubjectMissing() throws SQLException {
        database.tamper("delete from audit_entry where subject_id = '" + ONE + "' and sequence < 3");

        assertThat(firstRow().wrong()).isEqualTo(Wrong.ROW_MISSING);
        assertThat(firstRow().words()).startsWith("Rows 1 to 2 of subject " + ONE + " are missing");
    }

    @Test
    void findsTheNewestRowOfASubjectMissing() throws SQLException {
        database.seal();
        database.tamper("delete from audit_entry where " + row(ONE, 4));

        Report report = database.verify();
        assertThat(report.firstRow()).as("its chain alone does not show it").isNull();
        assertThat(firstSeal().wrong()).isEqualTo(Wrong.SEALED_ROWS_MISSING);
        assertThat(firstSeal().words())
                .isEqualTo(
                        "Of the 2 rows from position 6 to 7 that seal 3 of 2024-04-07T12:00:00.123456Z is over, 1 are"
                                + " there");
    }

    @Test
    void findsAWholeSubjectMissing() throws SQLException {
        database.tamper("delete from audit_entry where subject_id = '" + OTHER + "'");

        assertThat(database.verify().firstRow()).isNull();
        assertThat(firstSeal().wrong()).isEqualTo(Wrong.SEALED_ROWS_MISSING);
    }

    @Test
    void findsRowsThatWereSwapped() throws SQLException {
        // Three steps, for no two rows may have one number.
        database.tamper("update audit_entry set sequence = 99 where " + row(ONE, 2));
        database.tamper("update audit_entry set sequence = 2 where " + row(ONE, 3));
        database.tamper("update audit_entry set sequence = 3 where " + row(ONE, 99));

        assertThat(database.verify().fits()).isFalse();
        assertThat(firstRow().wrong()).isEqualTo(Wrong.ROWS_REORDERED);
    }

    @Test
    void findsARowThatWasGivenToAnotherSubject() throws SQLException {
        database.tamper("update audit_entry set subject_id = '" + Ids.next() + "', sequence = 1 where " + row(ONE, 4));

        assertThat(firstRow().wrong()).isEqualTo(Wrong.ROW_CHANGED);
    }

    @Test
    void findsARowThatWasPutInLater() throws SQLException {
        database.tamper("delete from audit_entry where " + row(ONE, 4));
        database.tamper("update audit_entry set position = default where " + row(OTHER, 3));
        database.tamper("insert into audit_entry (id, at, actor_sub, actor_name, action, subject_id, detail, sequence,"
                + " position, hash) overriding system value select gen_random_uuid(), at, actor_sub, actor_name, action,"
                + " gen_random_uuid(), detail, 1, 0, sha256('x') from audit_entry where " + row(ONE, 1));

        assertThat(firstRow().wrong()).isEqualTo(Wrong.ROW_CHANGED);
        assertThat(firstSeal().wrong()).isEqualTo(Wrong.SEALED_ROWS_ADDED);
    }

    @Test
    void findsAChangedSealWhicheverPartOfItWasChanged() throws SQLException {
        for (String change : List.of(
                "sealed_at = sealed_at + interval '1 day'",
                "first_position = first_position + 1",
                "last_position = last_position + 1",
                "entries = entries - 1",
                "digest = sha256('x')",
                "hash = sha256('x')")) {
            writeATrail();
            database.tamper("update audit_seal set " + change + " where number = 1");

            assertThat(firstSeal().wrong()).as(change).isEqualTo(Wrong.SEAL_CHANGED);
            assertThat(firstSeal().words()).startsWith("Seal 1 of ");
        }
    }

    @Test
    void findsAMissingSeal() throws SQLException {
        database.tamper("delete from audit_seal where number = 1");

        assertThat(firstSeal().wrong()).isEqualTo(Wrong.SEAL_MISSING);
        assertThat(firstSeal().words()).isEqualTo("Seals 1 to 1 are missing, before seal 2");
    }

    @Test
    void aSealThatWasKeptElsewhereShowsThatTheEndWasRewritten() throws SQLException {
        Seal kept = Objects.requireNonNull(database.verify().latest());
        String words = AuditVerification.words("trail", kept);
        assertThat(run(0, "--seal", words)).contains("trail: everything fits, the seal that was kept too");

        // All of the last seal's rows and the seal itself: what is left hangs together.
        database.tamper("delete from audit_entry where position >= " + kept.first());
        database.tamper("delete from audit_seal where number = " + kept.number());
        assertThat(run(0)).contains("trail: everything fits");
        assertThat(run(1, "--seal", words)).contains("first seal: SEAL_MISSING. Seal 2, which was kept, is missing.");

        // And something else in their place.
        database.write(ONE, "thing.kept", "{}");
        database.seal();
        assertThat(run(0)).contains("trail: everything fits");
        assertThat(run(1, "--seal", words)).contains("first seal: SEAL_CHANGED. Seal 2 is not the one that was kept.");
    }

    @Test
    void theCommandPrintsCountsTheLatestSealAndTheFirstThatIsWrong() throws SQLException {
        String seal = AuditVerification.words(
                "trail", Objects.requireNonNull(database.verify().latest()));
        assertThat(run(0).lines())
                .containsExactly(
                        "trail: 7 rows about 2 subjects, 2 seals, 2 rows since the latest seal",
                        "trail: latest seal, of 2024-04-07T12:00:00.123456Z: " + seal,
                        "trail: everything fits");

        database.tamper("update audit_entry set action = 'thing.kept' where subject_id = '" + OTHER + "'");
        assertThat(run(1))
                .contains("trail: WRONG in 3 places")
                .contains("trail: first row: ROW_CHANGED. ")
                .contains("position 2.");
    }

    @Test
    void theCommandSaysWhatItCannotDo() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream errors = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            assertThat(VerifyAudit.run(List.of("--seal", "trail:1"), Map.of(), errors, errors))
                    .isEqualTo(2);
            assertThat(VerifyAudit.run(List.of(), Map.of(), errors, errors)).isEqualTo(2);
            Map<String, String> nowhere = Map.of("QUARKUS_DATASOURCE_JDBC_URL", database.url() + "-that-is-not-there");
            assertThat(VerifyAudit.run(List.of(), nowhere, errors, errors)).isEqualTo(2);
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("--seal wants a seal as it was printed")
                .contains("QUARKUS_DATASOURCE_JDBC_URL has to name a database")
                .contains("the audit trail could not be read: ");
    }

    private static String run(int expected, String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            Map<String, String> environment = Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    database.url(),
                    "QUARKUS_DATASOURCE_USERNAME",
                    "app",
                    "QUARKUS_DATASOURCE_PASSWORD",
                    "app");
            int status = VerifyAudit.run(List.of(arguments), environment, out, out);
            assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static String row(UUID subject, int sequence) {
        return "subject_id = '" + subject + "' and sequence = " + sequence;
    }

    private static Finding firstRow() throws SQLException {
        return Objects.requireNonNull(database.verify().firstRow());
    }

    private static Finding firstSeal() throws SQLException {
        return Objects.requireNonNull(database.verify().firstSeal());
    }
}
