package org.plumbline.review.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.audit.AuditVerification;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class TrailTest {

    private static final String PAGE = "/desk/audit";
    private static final String CSV = "/desk/audit.csv";
    private static final String API = "/api/reviews/audit";
    private static final Person ANNA = new Person("sub-anna", "Anna Ørsted");

    @Inject
    Audit audit;

    @Inject
    ClaimEvents events;

    @ParameterizedTest
    @ValueSource(strings = {PAGE, CSV, API})
    void isForAdminsOnly(String path) {
        record(ANNA, "thing.told", Ids.next(), Map.of("secret", "of-the-trail"));

        for (String role : List.of(Roles.FACT_CHECKER, Roles.EDITOR, Roles.PARTNER)) {
            Response refused = as("somebody", role).get(path);
            assertThat(refused.statusCode()).as(role).isEqualTo(403);
            assertThat(refused.asString()).doesNotContain("of-the-trail");
        }
        Response anonymous = RestAssured.given().get(path);
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.asString()).doesNotContain("of-the-trail");
        Response answer = admin().get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isIn("no-store", null);
        assertThat(answer.asString()).contains("of-the-trail");
    }

    @Test
    void theNavigationLeadsAdminsThere() {
        assertThat(page("/desk")).contains("<a href=\"/desk/audit\"");
        assertThat(as("checker", Roles.FACT_CHECKER).get("/desk").asString()).doesNotContain("/desk/audit");
    }

    @Test
    void tellsARowInWordsWithBeforeAndAfterAndLeadsToTheReview() {
        UUID review = opened();
        Desk.expect(Desk.CHECKER.takes(review), 200);
        Desk.expect(Desk.CHECKER.drafts(review, Desk.DRAFT), 200);

        String page = page(PAGE + "?subject=" + review);

        assertThat(page)
                .contains("3 rows, newest first")
                .contains("<bdi>checker</bdi>: <b>draft edited</b>, <a href=\"/desk/reviews/" + review + "\">")
                .contains("<th scope=\"row\">headline</th><td dir=\"auto\"><span class=\"quiet\">nothing</span></td>"
                        + "<td dir=\"auto\">More than 33,000 killed</td>")
                .contains("<th scope=\"row\">state</th><td dir=\"auto\">OPEN</td><td dir=\"auto\">IN_PROGRESS</td>")
                .contains(" characters, SHA-256 ")
                .contains("<dd>3 of this subject</dd>")
                .contains("<a class=\"button second\" href=\"/desk/claims/audit\">Audit trail of claims</a>");
        assertThat(page.indexOf("draft edited")).isLessThan(page.indexOf("review taken"));
        assertThat(page.indexOf("review taken")).isLessThan(page.indexOf("review opened"));
    }

    @Test
    void leadsNowhereFromWhatIsNoReview() {
        UUID thing = Ids.next();
        record(ANNA, "thing.made", thing, Map.of());

        assertThat(page(PAGE + "?subject=" + thing))
                .contains("<code>" + thing + "</code>")
                .doesNotContain("/desk/reviews/" + thing);
    }

    @Test
    void filtersByActorActionSubjectAndDay() {
        UUID thing = Ids.next();
        record(ANNA, "filter.made", thing, Map.of("number", 1));
        record(new Person("sub-b", "100% Berta_"), "filter.edited", thing, Map.of("number", 2));
        record(ANNA, "filter.edited", Ids.next(), Map.of("number", 3));

        assertThat(numbers("subject", thing)).containsExactly(2, 1);
        assertThat(numbers("subject", thing, "actor", "sub-anna")).containsExactly(1);
        assertThat(numbers("subject", thing, "actor", "anna ø")).containsExactly(1);
        assertThat(numbers("actor", "0% berta_")).containsExactly(2);
        assertThat(numbers("subject", thing, "actor", "A%d")).isEmpty();
        assertThat(numbers("action", "filter.edited")).containsExactly(3, 2);
        assertThat(numbers("subject", thing, "from", "2001-01-01", "to", "2001-12-31"))
                .isEmpty();
        assertThat(numbers("subject", thing, "from", "2001-01-01", "to", "2999-12-31"))
                .hasSize(2);
        assertThat(page(PAGE + "?action=filter.edited"))
                .contains("<option selected>filter.edited</option>")
                .contains("2 rows, newest first")
                .contains("href=\"/desk/audit.csv?action=filter.edited\"");
        assertThat(page(PAGE + "?action=never.done")).contains("No row fits these filters.");
    }

    @Test
    void refusesFiltersItCannotReadAndKeepsWhatWasTyped() {
        Response answer = admin().urlEncodingEnabled(false)
                .get(PAGE + "?subject=the+review&from=2024-02-30&to=yesterday&actor=Anna");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("value=\"the review\"", "value=\"2024-02-30\"", "value=\"yesterday\"", "value=\"Anna\"")
                .contains("<a href=\"#subject\">Done to must be an id.</a>")
                .contains("<a href=\"#from\">From must be a day such as 2024-04-07.</a>")
                .contains("aria-describedby=\"to-hint to-error\" aria-invalid=\"true\"")
                .doesNotContain("newest first");
        Response reversed = admin().get(PAGE + "?from=2024-04-08&to=2024-04-07");
        assertThat(reversed.statusCode()).isEqualTo(422);
        assertThat(reversed.asString()).contains("To must not be before the first day.");
        for (String query : List.of("subject=x", "from=x", "to=x", "limit=0", "after=x", "actor=%00", "action=%00")) {
            Response problem = admin().urlEncodingEnabled(false).get(API + "?" + query);
            assertThat(problem.statusCode()).as(query).isEqualTo(422);
            assertThat(problem.contentType()).startsWith("application/problem+json");
        }
        assertThat(admin().get(CSV + "?subject=x").statusCode()).isEqualTo(422);
    }

    @Test
    void goesOnPageByPageWithoutLosingOrRepeatingARow() {
        UUID thing = Ids.next();
        for (int number = 1; number <= 120; number++) {
            record(ANNA, "thing.counted", thing, Map.of("number", number));
        }

        String first = page(PAGE + "?subject=" + thing);
        assertThat(first).contains("120 rows, newest first").contains(">120 of this subject<");
        int next = first.indexOf("rel=\"next\" href=\"") + 17;
        String second = page(first.substring(next, first.indexOf('"', next)).replace("&amp;", "&"));
        assertThat(second).contains("newest first, going on").contains(">70 of this subject<", ">21 of this subject<");

        List<Integer> all = new ArrayList<>();
        String after = "";
        do {
            JsonPath part = admin().get(API + "?limit=50&subject=" + thing + "&after=" + after)
                    .jsonPath();
            assertThat(part.getLong("count")).isEqualTo(120);
            all.addAll(part.getList("items.sequence", Integer.class));
            after = part.getString("next");
        } while (after != null);
        assertThat(all).hasSize(120).doesNotHaveDuplicates().isSortedAccordingTo((left, right) -> right - left);
    }

    @Test
    void whateverANameHoldsIsTextOnThePage() {
        UUID thing = Ids.next();
        record(
                new Person("<i>sub</i>", "<script>alert(1)</script>"),
                "thing.<b>made</b>",
                thing,
                Map.of(
                        "<u>field</u>",
                        "<img src=x>",
                        "changes",
                        Map.of("<s>name</s>", Map.of("before", "<q>", "after", "\"><a>"))));

        String page = page(PAGE + "?subject=" + thing + "&actor=%22%3E%3Cscript");
        assertThat(page).doesNotContain("\"><script").contains("value=\"&quot;&gt;&lt;script\"");
        assertThat(page(PAGE + "?subject=" + thing))
                .doesNotContain(
                        "<script>", "<i>sub", "thing <b>made", "<u>field", "<img src=x", "<s>name", "<q>", "<a>\"")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void theFileHoldsEveryRowAndNoFormula() {
        UUID thing = Ids.next();
        for (String name : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1", "O\"Neil, \"x\"")) {
            record(new Person("=sub", name), "=thing.made", thing, Map.of("words", "first\nsecond"));
        }
        for (int number = 0; number < 1100; number++) {
            record(ANNA, "thing.counted", thing, Map.of());
        }

        Response answer = admin().get(CSV + "?subject=" + thing);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition"))
                .matches("attachment; filename=\"audit-review-[0-9-]{10}\\.csv\"");
        String[] lines = answer.asString().split("\r\n");
        assertThat(lines).hasSize(1 + 1107);
        assertThat(lines[0])
                .isEqualTo(
                        "\uFEFF\"at\",\"actor\",\"actor_sub\",\"action\",\"subject\",\"sequence\",\"position\",\"detail\","
                                + "\"hash\"");
        assertThat(lines[1])
                .contains("\",\"Anna Ørsted\",\"sub-anna\",\"thing.counted\",\"" + thing + "\",\"1107\",\"");
        assertThat(lines[1101]).contains(",\"O\"\"Neil, \"\"x\"\"\",\"'=sub\",\"'=thing.made\",");
        assertThat(List.of(lines).subList(1102, 1108))
                .extracting(line -> line.split("\",\"", -1)[1])
                .containsExactly("'＝1", "'\tx", "'@SUM(A1)", "'-1", "'+1", "'=1+1");
        assertThat(lines[1107]).contains("\"{\"\"words\"\": \"\"first\\nsecond\"\"}\"");

        assertThat(admin().urlEncodingEnabled(false)
                        .get(CSV + "?subject=" + thing + "&action=%3Dthing.made")
                        .asString()
                        .split("\r\n"))
                .hasSize(1 + 7);
    }

    @Test
    void whatTheServiceWroteVerifiesAndItCannotWriteItAnew() throws SQLException {
        UUID review = opened();
        Desk.CHECKER.preparesForApproval(review);
        Desk.expect(Desk.EDITOR.approves(review), 200);

        try (Connection connection = Database.asService()) {
            AuditVerification.Report report = AuditVerification.of(connection, null);
            assertThat(report.fits()).as("%s", report).isTrue();
            assertThat(report.entries()).isGreaterThan(6);
        }
        Database.asOwner(
                "update audit_entry set actor_sub = 'sub-nobody' where action = 'review.approved' and subject_id = '"
                        + review + "'");
        try (Connection connection = Database.asService()) {
            AuditVerification.Report report = AuditVerification.of(connection, null);
            assertThat(report.wrong()).isOne();
            assertThat(String.valueOf(report.firstRow())).contains("ROW_CHANGED", "review.approved", review.toString());
        } finally {
            Database.asOwner(
                    "update audit_entry set actor_sub = 'sub-editor' where action = 'review.approved' and subject_id = '"
                            + review + "'");
        }
    }

    private void record(Person actor, String action, UUID subject, Map<String, ?> detail) {
        QuarkusTransaction.requiringNew().run(() -> audit.record(actor, action, subject, detail));
    }

    private UUID opened() {
        Desk.Accepted accepted = Desk.accepted(claim -> {});
        events.receive(accepted.record());
        return accepted.reviewId();
    }

    private static List<Integer> numbers(Object... filters) {
        RequestSpecification request = admin();
        for (int i = 0; i < filters.length; i += 2) {
            request.queryParam(filters[i].toString(), filters[i + 1].toString());
        }
        return request.get(API)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.detail.number", Integer.class);
    }

    private static String page(String path) {
        Response response =
                admin().accept("text/html").urlEncodingEnabled(false).get(path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.asString();
    }

    private static RequestSpecification admin() {
        return as("admin", Roles.ADMIN);
    }

    private static RequestSpecification as(String name, String role) {
        return RestAssured.given().auth().oauth2(TokensForTests.token(name, role));
    }
}
