package org.plumbline.claims.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.plumbline.claims.Rows;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.csv.CsvFile;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ImportsApiTest {

    private static final Logger LOG = Logger.getLogger(ImportsApiTest.class);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(15);

    @Inject
    DataSource database;

    @Inject
    ImportRunner runner;

    @Inject
    ImportBatch batch;

    @Inject
    ClaimImports imports;

    @Inject
    ImportsConfig config;

    @Test
    void importsTenThousandRowsCancelledHalfwayAndResumed() {
        String about = CsvFixtures.unique();
        Rows before = Rows.of(database);
        Response sent = send(checker(), CsvFixtures.claims(about, 10_000, 200));
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(202);
        String id = sent.path("id");
        assertThat(sent.header("Location")).isEqualTo("/api/claims/imports/" + id);
        assertThat(sent.<String>path("state")).isEqualTo("PREVIEW");
        assertThat(sent.<Integer>path("waiting")).isEqualTo(9_950);
        assertThat(sent.<Integer>path("refused")).isEqualTo(50);
        assertThat(sent.<List<Integer>>path("reasons.rows")).containsExactly(50);
        assertThat(Rows.of(database).claims())
                .as("nothing is a claim before the start")
                .isEqualTo(before.claims());

        long started = System.nanoTime();
        steer(id, "start");
        List<Integer> seen = new ArrayList<>();
        await(id, view -> seen(seen, view) > 4_000);
        Response cancelled = steer(id, "cancellation");
        int stopped = cancelled.path("imported");
        assertThat(cancelled.<String>path("state")).isEqualTo("CANCELLED");
        assertThat(stopped).isGreaterThan(4_000).isLessThan(9_950);
        assertThat(claimsAbout(about)).isEqualTo(stopped);
        await(id, view -> view.path("imported").equals(stopped));

        steer(id, "resumption");
        Response done = await(id, view -> view.path("state").equals("DONE"));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        LOG.infof("10,000 rows in %d ms: %d rows/s", took.toMillis(), 10_000_000 / took.toMillis());

        assertThat(seen).as("progress between none and all").anyMatch(count -> count > 0 && count < 4_000);
        assertThat(done.<Integer>path("imported")).isEqualTo(9_950);
        assertThat(done.<Integer>path("refused")).isEqualTo(50);
        assertThat(done.<Integer>path("waiting")).isZero();
        assertThat(claimsAbout(about)).isEqualTo(9_950);
        Rows after = Rows.of(database);
        assertThat(after.claims() - before.claims()).isEqualTo(9_950);
        assertThat(after.events() - before.events())
                .as("an event for each claim")
                .isEqualTo(9_950);
        assertThat(after.audited() - before.audited())
                .as("each claim, and the import uploaded, started, cancelled, resumed and finished")
                .isEqualTo(9_950 + 5);
        CsvFile refused = CsvFile.read(refused(checker(), id).asByteArray());
        assertThat(refused.header())
                .containsExactly("row", "refused_because", "text", "language", "claimant", "stated_on", "topics");
        assertThat(refused.rows()).hasSize(50).allSatisfy(row -> assertThat(
                        row.cells().get(1))
                .isEqualTo("stated_on must be a date as 2024-04-07, 2024-04 or 2024"));
        assertThat(refused.rows().getFirst().cells()).startsWith("201").contains("2024-02-31");
    }

    @Test
    void anotherRunnerGoesOnWhereOneWasKilled() throws InterruptedException {
        String about = CsvFixtures.unique();
        runner.stop();
        ImportRunner next = new ImportRunner(imports, batch, config);
        try {
            String id = send(checker(), CsvFixtures.claims(about, 450, 0)).path("id");
            steer(id, "start");
            UUID uuid = UUID.fromString(id);
            assertThat(batch.next(uuid)).isTrue();
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                        assertThat(batch.nextInTransaction(uuid)).isTrue();
                        assertThat(claimsAbout(about)).isEqualTo(200);
                        throw new IllegalStateException("killed before the commit");
                    }))
                    .hasMessageContaining("killed before the commit");
            assertThat(claimsAbout(about)).isEqualTo(100);
            Response stopped = get(checker(), id);
            assertThat(stopped.<String>path("state")).isEqualTo("RUNNING");
            assertThat(stopped.<Integer>path("imported")).isEqualTo(100);

            next.start();

            Response done = await(id, view -> view.path("state").equals("DONE"));
            assertThat(done.<Integer>path("imported")).isEqualTo(450);
            assertThat(claimsAbout(about)).isEqualTo(450);
        } finally {
            next.stop();
            runner.start();
        }
    }

    @Test
    void onlyOneBatchIsAtWorkAtATime() throws InterruptedException {
        runner.stop();
        String id;
        try {
            id = send(checker(), CsvFixtures.claims(CsvFixtures.unique(), 250, 0))
                    .path("id");
            steer(id, "start");
            UUID uuid = UUID.fromString(id);
            QuarkusTransaction.requiringNew().run(() -> {
                assertThat(batch.nextInTransaction(uuid)).isTrue();
                assertThat(batch.next(uuid)).as("while another one is at work").isFalse();
            });
            assertThat(get(checker(), id).<Integer>path("imported")).isEqualTo(100);
        } finally {
            runner.start();
        }
        await(id, view -> view.path("state").equals("DONE"));
    }

    @Test
    void refusesDoublesInTheFileAndOfClaimsThatAreHere() {
        String about = CsvFixtures.unique();
        String first = imported(checker(), "text,language,claimant\nIt hailed in " + about + ",en,A neighbour\n");
        String claim = claimOf(first, 2);
        String file = "text,language,claimant\nIt hailed in " + about + ",en,A neighbour\n" + "It hailed in " + about
                + ",en,\nIt hailed in " + about + ",EN,\nIt hailed in " + about + ",de,\n";

        String second = imported(checker(), file);

        assertThat(get(checker(), second).<Integer>path("imported")).isEqualTo(2);
        assertThat(CsvFile.read(refused(checker(), second).asByteArray()).rows())
                .extracting(row -> row.cells().get(0) + " " + row.cells().get(1))
                .containsExactly(
                        "2 text is here already (claim " + claim + ")",
                        "4 text says the same as an earlier row (row 3)");
    }

    @Test
    void refusedRowsCanBeCorrectedAndSentInAgain() {
        String about = CsvFixtures.unique();
        String id = imported(
                checker(),
                "text;language;remark\n\"=It hailed; hard, in " + about + "\";xx;-1\nIt froze in " + about + ";en;\n");
        String file = refused(checker(), id).asString();
        assertThat(file)
                .isEqualTo("\ufeff\"row\";\"refused_because\";\"text\";\"language\";\"remark\"\r\n"
                        + "\"2\";\"language must be a BCP 47 tag of a language that ISO 639 knows, such as en or ar-EG\";"
                        + "\"'=It hailed; hard, in " + about + "\";\"xx\";\"'-1\"\r\n");
        assertThat(get(checker(), id).<List<String>>path("leftOut")).containsExactly("remark");

        String again = imported(checker(), file.replace("\"xx\"", "\"en\""));

        assertThat(get(checker(), again).<Integer>path("imported")).isEqualTo(1);
        Response claim = checker().get("/api/claims/" + claimOf(again, 2));
        assertThat(claim.<String>path("text")).isEqualTo("=It hailed; hard, in " + about);
    }

    @Test
    void aClaimOfAFileIsWhatItsRowSays() {
        String about = CsvFixtures.unique();
        String id = imported(checker(), CsvFixtures.claims(about, 1, 0));

        Response claim = checker().get("/api/claims/" + claimOf(id, 2));

        assertThat(claim.<String>path("text")).isEqualTo("At least 2 wells, by one count, have run dry near " + about);
        assertThat(claim.<String>path("claimant")).isEqualTo("Water board");
        assertThat(claim.<String>path("statedOn")).isEqualTo("2024-02-05");
        assertThat(claim.<List<String>>path("topics")).containsExactly("drought", "wells");
        assertThat(claim.<String>path("quantities[0].comparator")).isEqualTo("AT_LEAST");
        assertThat(claim.<String>path("submittedBy.sub")).isEqualTo("sub-checker");
        assertThat(one(
                        "select detail ->> 'importId' from audit_entry where action = 'claim.submitted' and subject_id = ?",
                        UUID.fromString(claim.path("id"))))
                .isEqualTo(id);
    }

    @Test
    void aPartnerSeesAndSteersOnlyItsOwnAndLearnsNothingOfOthers() {
        String about = CsvFixtures.unique();
        String file = "text,language\nIt hailed in " + about + ",en\n";
        String desk = imported(checker(), file);
        RequestSpecification other = as("newswire-two", "partner");
        assertThat(get(other, desk).statusCode()).isEqualTo(404);
        assertThat(refused(as("newswire-two", "partner"), desk).statusCode()).isEqualTo(404);

        Response sent = send(as("newswire", "partner"), file);
        assertThat(sent.<Integer>path("waiting"))
                .as("the desk's claim is not told of")
                .isEqualTo(1);
        String id = sent.path("id");
        for (String step : List.of("start", "cancellation", "resumption")) {
            assertThat(as("newswire-two", "partner")
                            .header("If-Match", sent.header("ETag"))
                            .post("/api/claims/imports/" + id + "/" + step)
                            .statusCode())
                    .as(step)
                    .isEqualTo(404);
        }
        assertThat(get(as("newswire", "partner"), id).statusCode()).isEqualTo(200);
        assertThat(get(checker(), id).<String>path("submittedBy.sub")).isEqualTo("sub-newswire");
        steer(id, "start");
        await(id, view -> view.path("state").equals("DONE"));
        assertThat(send(as("newswire", "partner"), file).<Integer>path("refused"))
                .as("its own claim is")
                .isEqualTo(1);
    }

    @Test
    void sentTwiceWithOneKeyIsTakenInOnce() {
        String file = CsvFixtures.claims(CsvFixtures.unique(), 3, 0);
        String key = UUID.randomUUID().toString();

        Response first = send(checker().header("Idempotency-Key", key), file);
        Response second = send(checker().header("Idempotency-Key", key), file);
        Response other = send(checker().header("Idempotency-Key", key), file + "\nMore,en,,,");

        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.<String>path("rule")).isEqualTo("idempotency-key-reused");
    }

    @Test
    void stepsNeedTheVersionAndTheRightState() {
        Response sent = send(checker(), CsvFixtures.claims(CsvFixtures.unique(), 3, 0));
        String id = sent.path("id");
        String path = "/api/claims/imports/" + id;

        assertThat(checker().post(path + "/start").statusCode()).isEqualTo(428);
        Response stale = checker().header("If-Match", "\"77\"").post(path + "/start");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.<String>path("current.state")).isEqualTo("PREVIEW");
        Response early = checker().header("If-Match", sent.header("ETag")).post(path + "/resumption");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.<String>path("rule")).isEqualTo("import-state");
        assertThat(steer(id, "cancellation").<String>path("state")).isEqualTo("DISCARDED");
        assertThat(one("select count(*) from claim_import_row where import_id = ?", UUID.fromString(id)))
                .as("rows that nobody wanted are not kept")
                .isEqualTo("0");
        assertThat(checker()
                        .header("If-Match", get(checker(), id).header("ETag"))
                        .post(path + "/start")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void languageOfAllRowsMayBeSaidBesideTheFile() {
        Response sent = checker()
                .contentType("text/csv")
                .body("text\nIt hailed in " + CsvFixtures.unique())
                .post("/api/claims/imports?language=en");

        assertThat(sent.<Integer>path("waiting")).isEqualTo(1);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("", "file", "is empty."),
                Arguments.of("text,language\n", "file", "has a header but no row below it."),
                Arguments.of("claimant,language\nMe,en\n", "text", "must be the content of one of the columns"),
                Arguments.of(
                        "text\nIt rained\n",
                        "language",
                        "must be the content of one of the columns, or chosen for all rows"),
                Arguments.of(
                        "text,language,Text\nIt rained,en,It hailed\n",
                        "columns[2]",
                        "must not be a field that another column holds"),
                Arguments.of(
                        "text,language\n" + "It rained,en\n".repeat(20_001),
                        "file",
                        "has more than 20,000 rows. Split it."));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void refusesFilesThatCannotBeRead(String file, String field, String message) {
        Rows before = Rows.of(database);

        Response answer = send(checker(), file);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<List<String>>path("violations.field")).containsExactly(field);
        assertThat(answer.<List<String>>path("violations.message")).containsExactly(message);
        assertThat(Rows.of(database)).isEqualTo(before);
    }

    @Test
    void refusesFilesOfMoreThanTenMegabytes() {
        assertThat(send(checker(), "text\n" + "x".repeat(10 * 1024 * 1024)).statusCode())
                .isEqualTo(413);
    }

    private static Response send(RequestSpecification who, String file) {
        return who.contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/claims/imports");
    }

    private static Response get(RequestSpecification who, String id) {
        return who.get("/api/claims/imports/" + id);
    }

    private static Response refused(RequestSpecification who, String id) {
        return who.get("/api/claims/imports/" + id + "/refused.csv");
    }

    private static Response steer(String id, String step) {
        Response answer = checker()
                .header("If-Match", get(checker(), id).header("ETag"))
                .post("/api/claims/imports/" + id + "/" + step);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer;
    }

    /** Sends a file in, starts it and waits for its end. */
    private static String imported(RequestSpecification who, String file) {
        Response sent = send(who, file);
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(202);
        String id = sent.path("id");
        steer(id, "start");
        await(id, view -> view.path("state").equals("DONE"));
        return id;
    }

    private static Response await(String id, Predicate<Response> until) {
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (true) {
            Response view = get(checker(), id);
            if (until.test(view)) {
                return view;
            }
            assertThat(System.nanoTime()).as("waiting for " + view.asString()).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static int seen(List<Integer> seen, Response view) {
        int imported = view.path("imported");
        seen.add(imported);
        return imported;
    }

    private String claimOf(String importId, int row) {
        return one(
                "select claim_id from claim_import_row where import_id = ? and number = " + row,
                UUID.fromString(importId));
    }

    private int claimsAbout(String about) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select text from claim where text like ? escape '!'")) {
            select.setString(1, "%" + about + "%");
            Set<String> texts = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    assertThat(texts.add(row.getString(1)))
                            .as("no claim is there twice")
                            .isTrue();
                }
            }
            return texts.size();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String one(String query, UUID parameter) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setObject(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return Objects.requireNonNull(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
