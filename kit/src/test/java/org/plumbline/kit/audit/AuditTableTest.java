package org.plumbline.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

import org.plumbline.kit.time.Ids;

/** How rows are appended: side by side, by fifty at once, and never changed by those who append. */
class AuditTableTest {

    private static AuditDatabase database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = AuditDatabase.migrated();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.tamper("truncate audit_entry, audit_seal restart identity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set action = action",
                "update audit_entry set position = default",
                "delete from audit_entry",
                "truncate audit_entry",
                "select * from audit_entry for update",
                "alter sequence audit_entry_position_seq restart",
                "update audit_seal set entries = 0",
                "delete from audit_seal",
                "truncate audit_seal",
                "select setval('audit_entry_position_seq', 1)"
            })
    void theApplicationsLoginCannotChangeWhatIsWritten(String sql) throws SQLException {
        database.write(Ids.next(), "thing.made", "{}");
        assertThat(database.seal()).isPresent();
        try (Connection connection = database.asApplication();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            PSQLException.class,
                            e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501"));
        }
        assertThat(database.verify().fits()).isTrue();
    }

    @Test
    void fiftyWriteAtOnceWhileItIsSealedAndAllHangsTogether() throws Exception {
        int writers = 50;
        int rounds = 10;
        UUID everybodys = Ids.next();
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<?>> work = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < writers; writer++) {
                UUID own = Ids.next();
                work.add(threads.submit(() -> {
                    begin.await();
                    for (int round = 0; round < rounds; round++) {
                        writeTogether(own, everybodys, round % 3 == 2);
                    }
                    return null;
                }));
            }
            begin.countDown();
            while (work.stream().anyMatch(one -> !one.isDone())) {
                sealUnlessSomebodyWritesForLong();
            }
            for (Future<?> one : work) {
                one.get();
            }
        }
        database.seal();

        AuditVerification.Report report = database.verify();
        assertThat(report.fits()).as("%s", report).isTrue();
        long committed = writers
                * IntStream.range(0, rounds).filter(round -> round % 3 != 2).count();
        assertThat(report.entries()).isEqualTo(2 * committed);
        assertThat(report.subjects()).isEqualTo(writers + 1L);
        assertThat(report.unsealed()).isZero();
        assertThat(database.text("select max(sequence) from audit_entry where subject_id = '" + everybodys + "'"))
                .isEqualTo(Long.toString(committed));
    }

    private static void sealUnlessSomebodyWritesForLong() throws SQLException {
        try {
            database.seal();
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("55P03");
        }
    }

    private static void writeTogether(UUID own, UUID everybodys, boolean takenBack) throws SQLException {
        try (Connection connection = database.asApplication()) {
            connection.setAutoCommit(false);
            for (UUID subject : List.of(own, everybodys)) {
                AuditTable.append(
                        connection, AuditDatabase.NOON, AuditDatabase.ANNA, "thing.edited", subject, "{\"a\": 1}");
            }
            if (takenBack) {
                connection.rollback();
            } else {
                connection.commit();
            }
        }
    }

    @Test
    void aSealWaitsForWhoeverWrites() throws Exception {
        database.write(Ids.next(), "thing.made", "{}");
        try (Connection writing = database.asApplication()) {
            writing.setAutoCommit(false);
            AuditTable.append(writing, AuditDatabase.NOON, AuditDatabase.ANNA, "thing.made", Ids.next(), "{}");
            assertThatThrownBy(() -> database.seal())
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));

            writing.commit();
        }
        assertThat(database.seal())
                .hasValueSatisfying(seal -> assertThat(seal.entries()).isEqualTo(2));
        assertThat(database.seal()).as("there is nothing more to seal").isEmpty();
    }

    @Test
    void twoSealNeverAtOnce() throws SQLException {
        database.write(Ids.next(), "thing.made", "{}");
        try (Connection first = database.asApplication()) {
            first.setAutoCommit(false);
            assertThat(AuditTable.isSealing(first)).isTrue();
            assertThat(database.seal()).isEmpty();
            first.commit();
        }
        assertThat(database.seal()).isPresent();
    }

    @Test
    void keepsNumbersThatItsHashCouldNotTellApartAsText() throws SQLException {
        database.write(
                Ids.next(),
                "thing.made",
                "{\"a\": [12345678901234567891, 1e400, 0.1, -7, 1.50], \"b\": {\"c\": 0.1000000000000000055}}");

        assertThat(database.text("select detail -> 'a' -> 0 from audit_entry")).isEqualTo("\"12345678901234567891\"");
        assertThat(database.text("select jsonb_typeof(detail -> 'a' -> 1) from audit_entry"))
                .isEqualTo("string");
        assertThat(database.text("select (detail -> 'a') - 0 - 0 from audit_entry"))
                .isEqualTo("[0.1, -7, 1.50]");
        assertThat(database.text("select detail -> 'b' -> 'c' from audit_entry"))
                .isEqualTo("\"0.1000000000000000055\"");
        assertThat(database.verify().fits()).isTrue();
    }

    @Test
    void hashesTextOfAllKindsAsItComesBack() throws SQLException {
        database.write(Ids.next(), "thing.made", """
                {"ü": "é\\u0301 \\"\\\\ \\t 🖋", "\\ud83d\\ude00": "غزة", "a": {"z": null, "B": [true, [], {}]}}""");

        assertThat(database.verify().fits()).isTrue();
    }

    @Test
    void chainsWhatWasWrittenBeforeThereWereChains() throws SQLException, IOException {
        try (AuditDatabase old = AuditDatabase.empty()) {
            old.migrate("20261122.01");
            UUID subject = Ids.next();
            old.tamper("insert into audit_entry select uuidv7(make_interval(secs => number)), now(), 'sub', 'Name',"
                    + " 'thing.edited', case number % 3 when 0 then '" + subject + "'::uuid else '" + Ids.next()
                    + "'::uuid end, jsonb_build_object('version', number) from generate_series(0, 1199) number");
            old.migrate("latest");

            AuditVerification.Report report = old.verify();
            assertThat(report.fits()).as("%s", report).isTrue();
            assertThat(report.entries()).isEqualTo(1200);
            assertThat(old.text("select string_agg(detail ->> 'version', ' ' order by position) from audit_entry"
                            + " where position < 6"))
                    .isEqualTo("0 1 2 3 4");

            old.write(subject, "thing.edited", "{}");
            assertThat(old.text("select position || ' ' || sequence from audit_entry order by position desc limit 1"))
                    .isEqualTo("1201 401");
            assertThat(old.seal())
                    .hasValueSatisfying(seal -> assertThat(seal.entries()).isEqualTo(1201));
            assertThat(old.verify().fits()).isTrue();
        }
    }
}
