package org.plumbline.claims.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import org.plumbline.claims.Rows;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ImportPagesTest {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    @Inject
    DataSource database;

    @Inject
    ImportRunner runner;

    @Inject
    ForgetImportRows forget;

    @Inject
    Clock clock;

    @Test
    void showsWhatWouldBecomeOfTheRowsAndImportsThem() throws IOException {
        String about = CsvFixtures.unique();
        String path = send(CsvFixtures.claims(about, 30, 10));
        Rows before = Rows.of(database);

        String preview = html(path);

        assertThat(preview)
                .contains("<b>30</b> rows", "<b>27</b> would become claims", "<b>3</b> would be refused")
                .contains("<b>stated_on</b> must be a date as 2024-04-07, 2024-04 or 2024: 3 rows")
                .contains("At least 2 wells, by one count, have run dry near " + about)
                .contains("<li>at least 2 ", "Water board", "5 February 2024", "<span class=\"tag\">drought</span>")
                .contains("Import 27 claims")
                .contains("<th class=\"whole\" scope=\"row\">11</th>", "2024-02-31")
                .doesNotContain("http-equiv", "/assets/progress.");
        assertThat(Rows.of(database)).isEqualTo(before);
        keep("import-preview", preview);

        assertThat(press(path, preview, "start").header("Location")).isEqualTo(path);
        String done = await(path, "<b>27</b> became claims");
        assertThat(done)
                .contains("<b>3</b> refused", path + "/refused.csv", "To the inbox")
                .doesNotContain("http-equiv", "/assets/progress.");
        assertThat(Rows.of(database).claims()).isEqualTo(before.claims() + 27);
        keep("import-done", done);
        assertThat(checker().get(path + "/refused.csv").header("Content-Disposition"))
                .startsWith("attachment; filename=\"refused-");
    }

    @Test
    void aRunningImportShowsItsProgressAndCanBeCancelledAndResumed() throws IOException, InterruptedException {
        runner.stop();
        String path;
        try {
            path = send(CsvFixtures.claims(CsvFixtures.unique(), 20, 0));
            press(path, html(path), "start");
            String running = html(path);
            assertThat(running)
                    .contains("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>")
                    .containsPattern("<script src=\"/assets/progress\\.[0-9a-f]{12}\\.js\" defer></script>")
                    .contains("Rows taken care of: 0 of 20", "<progress id=\"rows\" max=\"20\" value=\"0\">");
            keep("import-running", running);

            assertThat(press(path, running, "cancellation").header("Location")).isEqualTo(path + "?done=cancelled");
            String cancelled = html(path + "?done=cancelled");
            assertThat(cancelled)
                    .contains("The import was cancelled.", "20 rows wait", "Go on with the rest")
                    .doesNotContain("http-equiv");
            Response again = press(
                    path,
                    running.replaceAll(
                            "name=\"idempotencyKey\" value=\"[^\"]*\"", "name=\"idempotencyKey\" value=\"other\""),
                    "cancellation");
            assertThat(again.statusCode()).isEqualTo(412);
            assertThat(again.asString()).contains("This import was changed since you opened the page.");
            assertThat(press(path, running, "cancellation").statusCode())
                    .as("a double click")
                    .isEqualTo(303);
            press(path, cancelled, "resumption");
        } finally {
            runner.start();
        }
        await(path, "<b>20</b> became claims");
    }

    @Test
    void rowsOfAnImportGoWhenItHasLongBeenOverAndItsCountsStay() throws SQLException {
        String old = imported();
        String young = imported();
        ended(old, Duration.ofDays(181));
        ended(young, Duration.ofDays(179));

        assertThat(forget.run(clock.instant())).isPositive();

        assertThat(html(old))
                .contains("<b>30</b> rows", "<b>27</b> became claims", "<b>3</b> refused")
                .contains("The rows of this file were deleted <time")
                .doesNotContain("Why rows are refused", "refused.csv");
        assertThat(html(young))
                .contains("Why rows are refused", young + "/refused.csv")
                .doesNotContain("were deleted");
        assertThat(read(old).getString("rowsDeletedAt")).isNotNull();
        assertThat(read(old).getInt("refused")).isEqualTo(3);
        assertThat(read(young).getString("rowsDeletedAt")).isNull();
        assertThat(rowsOf(old)).isZero();
        assertThat(rowsOf(young)).isEqualTo(30);
        assertThat(forget.run(clock.instant())).as("once for each").isZero();
    }

    @Test
    void aCancelledImportCannotGoOnWithoutItsRows() throws InterruptedException, SQLException {
        runner.stop();
        try {
            String path = send(CsvFixtures.claims(CsvFixtures.unique(), 20, 0));
            press(path, html(path), "start");
            press(path, html(path), "cancellation");
            String cancelled = html(path);
            ended(path, Duration.ofDays(181));
            forget.run(clock.instant());

            assertThat(html(path))
                    .contains("What was imported stays.", "The rows of this file were deleted <time")
                    .doesNotContain("Go on with the rest", "rows wait");
            Response resumed = press(path, cancelled, "resumption");
            assertThat(resumed.statusCode()).isEqualTo(409);
            assertThat(resumed.asString()).contains("send the file in again");
        } finally {
            runner.start();
        }
    }

    @Test
    void rowsOfWhatNobodyStartedStay() {
        String path = send(CsvFixtures.claims(CsvFixtures.unique(), 5, 0));

        forget.run(clock.instant().plus(Duration.ofDays(9999)));

        assertThat(html(path)).contains("Import 5 claims");
    }

    @Test
    void asksOnceWhatColumnsHold() throws IOException {
        String about = CsvFixtures.unique();
        String file =
                "Quote " + about + ",Who " + about + ",Note\n\"It hailed, in " + about + "\",A <b>neighbour</b>,x\n";
        String path = send(file);

        String page = html(path);
        assertThat(page)
                .contains("What do the columns hold?", "<bdi>Quote " + about + "</bdi>")
                .contains("Such as “<bdi>A &lt;b&gt;neighbour&lt;/b&gt;</bdi>”");
        keep("import-columns", page);
        Response incomplete = columns(path, page, "", "", "claimant", "claimant");
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.asString())
                .contains("The text of the claim must be the content of one of the columns.")
                .contains("This must not be a field that another column holds.")
                .contains("This must be the content of one of the columns, or chosen for all rows.")
                .contains("<option value=\"claimant\" selected>");

        Response named = columns(path, html(path), "en", "text", "claimant", "");
        assertThat(named.statusCode()).isEqualTo(303);
        assertThat(html(path)).contains("Not read: Note.", "Import 1 claim<", "A &lt;b&gt;neighbour&lt;/b&gt;");

        String next = html(send(file.replace("hailed", "snowed")
                .replaceFirst("\n", ",Language\n")
                .replace(",x", ",x,en")));
        assertThat(next).contains("Import 1 claim<", "It snowed");
    }

    @Test
    void columnsMayBeChangedBeforeTheStart() {
        String about = CsvFixtures.unique();
        String path = send("text,language,claimant\nIt hailed in " + about + ",en,The paper\n");
        String page = html(path);
        assertThat(page).contains("<b><bdi>The paper</bdi></b>");

        assertThat(columns(path, page, "", "text", "language", "source").statusCode())
                .isEqualTo(303);

        assertThat(html(path)).contains("Claimant unknown", "citing <bdi>The paper</bdi>");
    }

    @Test
    void aFileThatCannotBeReadIsToldAboveTheForm() {
        Response answer = upload(new byte[] {'t', '\n', (byte) 0xe9, '\n'});

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("The file is not in UTF-8: line 2 holds characters of another encoding.")
                .contains("aria-invalid=\"true\"", "enctype=\"multipart/form-data\"");
        assertThat(upload(new byte[10 * 1024 * 1024 + 1]).asString()).contains("The file has more than 10 MB.");
        assertThat(checker()
                        .multiPart("idempotencyKey", "none")
                        .post("/desk/claims/import")
                        .asString())
                .contains("The file was not chosen yet.");
    }

    @Test
    void aFileThatIsGivenUpLeavesNothing() {
        String path = send(CsvFixtures.claims(CsvFixtures.unique(), 3, 3));

        String preview = html(path);
        assertThat(preview)
                .as("what cannot be undone asks first")
                .containsPattern(
                        "<details><summary>Discard it…</summary>\\s*<p class=\"small\">[^<]*That cannot be undone")
                .containsOnlyOnce("Discard the file");
        press(path, preview, "cancellation");

        assertThat(html(path))
                .contains("This file was given up before it began")
                .doesNotContain("Refused rows");
    }

    @Test
    void listsTheFilesAndExplainsTheColumns() throws IOException {
        String path = send(CsvFixtures.claims(CsvFixtures.unique(), 3, 0));

        String page = html("/desk/claims/import");

        assertThat(page)
                .contains("<a href=\"" + path + "\"><bdi>wells.csv</bdi></a>", "Waits to be started")
                .contains("<dt><code>stated_on</code></dt>");
        keep("import", page);
        assertThat(checker().get("/desk/claims/import/template.csv").asString())
                .isEqualTo("\ufeff\"text\",\"language\",\"claimant\",\"source\",\"stated_on\",\"url\",\"publisher\","
                        + "\"headline\",\"published_on\",\"topics\",\"restatement\"\r\n");
    }

    @Test
    void refusedRowsComeInPages() {
        String path = send(CsvFixtures.claims(CsvFixtures.unique(), 60, 1));

        String page = html(path);

        assertThat(page).contains("No row would become a claim.", "60 in all");
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page);
        assertThat(next.find()).isTrue();
        assertThat(next.group(1)).isEqualTo(path + "?after=51");
        assertThat(html(next.group(1)))
                .contains("<th class=\"whole\" scope=\"row\">52</th>", "<th class=\"whole\" scope=\"row\">61</th>")
                .doesNotContain("<th class=\"whole\" scope=\"row\">51</th>", "rel=\"next\"");
        assertThat(checker().get(path + "?after=many").statusCode()).isEqualTo(422);
    }

    @Test
    void whatStandsInAFileIsNeverMarkup() {
        String path = send("text,language\n<script>alert(1)</script>,<i>\n");

        assertThat(html(path)).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert", "<i>");
    }

    @Test
    void aRepeatedUploadIsTakenInOnce() {
        String key = UUID.randomUUID().toString();
        byte[] file = CsvFixtures.claims(CsvFixtures.unique(), 2, 0).getBytes(StandardCharsets.UTF_8);

        String first = upload(key, file).header("Location");

        assertThat(upload(key, file).header("Location")).isEqualTo(first);
        Response other =
                upload(key, CsvFixtures.claims(CsvFixtures.unique(), 2, 0).getBytes(StandardCharsets.UTF_8));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.asString()).contains("This Idempotency-Key was sent before with another request.");
    }

    @Test
    void partnersAndAdminsAreNotAtThisDesk() {
        for (String role : new String[] {"partner", "admin"}) {
            assertThat(as("other", role).get("/desk/claims/import").statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
    }

    private String imported() {
        String path = send(CsvFixtures.claims(CsvFixtures.unique(), 30, 10));
        press(path, html(path), "start");
        await(path, "<b>27</b> became claims");
        return path;
    }

    /** Some days ago. */
    private void ended(String path, Duration ago) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update claim_import set ended_at = ? where id = ?")) {
            update.setTimestamp(1, Timestamp.from(clock.instant().minus(ago)));
            update.setObject(2, id(path));
            assertThat(update.executeUpdate()).isOne();
        }
    }

    private int rowsOf(String path) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count =
                        connection.prepareStatement("select count(*) from claim_import_row where import_id = ?")) {
            count.setObject(1, id(path));
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static JsonPath read(String path) {
        return checker().get("/api/claims/imports/" + id(path)).jsonPath();
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String html(String path) {
        Response answer = checker().accept("text/html").get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer.asString();
    }

    /** Sends a file in and answers with the page that this led to. */
    private static String send(String file) {
        Response answer = upload(file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return answer.header("Location");
    }

    private static Response upload(byte[] file) {
        return upload(UUID.randomUUID().toString(), file);
    }

    private static Response upload(String key, byte[] file) {
        return checker()
                .accept("text/html")
                .multiPart("version", "0")
                .multiPart("idempotencyKey", key)
                .multiPart("file", "C:\\data\\wells.csv", file, "text/csv")
                .post("/desk/claims/import");
    }

    private static Response columns(String path, String page, String language, String... fields) {
        return form(path + "/columns", page)
                .formParam("column", (Object[]) fields)
                .formParam("language", language)
                .post(path + "/columns");
    }

    /** Sends the page's own form, with its hidden fields as they stand there. */
    private static Response press(String path, String page, String step) {
        return form(path + "/" + step, page).post(path + "/" + step);
    }

    private static RequestSpecification form(String action, String page) {
        int start = page.indexOf("action=\"" + action + "\"");
        assertThat(start).as("the form is on the page").isPositive();
        Matcher input = HIDDEN.matcher(page.substring(start, page.indexOf("</form>", start)));
        RequestSpecification request = checker();
        while (input.find()) {
            request.formParam(input.group(1), input.group(2));
        }
        return request;
    }

    private static String await(String path, String text) {
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (true) {
            String page = html(path);
            if (page.contains(text)) {
                return page;
            }
            assertThat(System.nanoTime())
                    .as("waiting for " + text + " in " + page)
                    .isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** Keeps the page for people to look at. */
    private static void keep(String name, String page) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pages"));
        Files.writeString(folder.resolve(name + ".html"), page);
    }
}
