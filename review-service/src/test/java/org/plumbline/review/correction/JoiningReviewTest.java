package org.plumbline.review.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.CHECKER2;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.EDITOR3;
import static org.plumbline.review.correction.Reports.decides;
import static org.plumbline.review.correction.Reports.hidden;
import static org.plumbline.review.correction.Reports.link;
import static org.plumbline.review.correction.Reports.newest;
import static org.plumbline.review.correction.Reports.page;
import static org.plumbline.review.correction.Reports.published;
import static org.plumbline.review.correction.Reports.report;
import static org.plumbline.review.notice.NoticeFixtures.query;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.correction.Reports.Verdict;
import org.plumbline.review.notice.NoticeFixtures;
import org.plumbline.review.notice.NoticeFixtures.Somebody;
import org.plumbline.review.notice.mail.SmtpForTests;
import org.plumbline.review.review.OpenFollowUp;

/** Reports that are accepted while a review of the verdict is open: somebody sees each, and readers are told of it. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(SmtpForTests.class)
class JoiningReviewTest {

    private static final String BANNER = "We are checking this again";
    private static final String SCRIPT = "<script>alert(1)</script>";

    @Inject
    OpenFollowUp opening;

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void nothingJoinsAReviewThatEditorsReadOrHaveApproved(int approvals) {
        Verdict verdict = published();
        UUID open = followUp(verdict, "CORRECTION");
        submit(open);
        if (approvals > 0) {
            Desk.expect(EDITOR.approves(open), 200);
            Desk.expect(EDITOR2.approves(open), 200);
        }
        UUID request = reported(verdict, "CORRECTION", "The month is wrong");
        String version = CHECKER.reads(open).getString("version");

        Desk.expectRule(accepts(CHECKER2, request, "CORRECTION"), "waits-for-approval");

        assertThat(state(request)).isEqualTo("WAITING");
        assertThat(CHECKER.reads(open).getString("version")).isEqualTo(version);
        String path = "/desk/corrections/" + request;
        String html = desk(EDITOR, path);
        assertThat(html)
                .contains("waits for approval or for its publication")
                .contains("href=\"/desk/reviews/" + open + "/approval\"");
        Map<String, String> fields = hidden(html);
        fields.put("type", "UPDATE");
        fields.put("reason", "Typed with <care>");
        Response refused = sends(EDITOR, path + "/acceptance", fields);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString())
                .contains("Return it first, so that it looks into this too")
                .contains("Typed with &lt;care&gt;", "<option value=\"UPDATE\" selected>");

        Desk.expect(EDITOR.posts(open, "return", Map.of("remarks", "Look into the month as well")), 200);
        Desk.expect(accepts(CHECKER2, request, "CORRECTION"), 200);
        assertThat(review(request)).isEqualTo(open);
    }

    @Test
    void thePagesOfTheReviewShowEveryReportThatItLooksInto() throws SQLException {
        Verdict verdict = published();
        link(report(
                verdict,
                Map.of(
                        "type", "CORRECTION",
                        "wrong", "The month is wrong " + SCRIPT,
                        "quote", "by 4 April " + SCRIPT,
                        "source", "https://ministry.example/may",
                        "mail", "secret-reader@mail.example")));
        UUID first = newest(verdict, "WAITING");
        Desk.expect(accepts(CHECKER, first, "CORRECTION"), 200);
        UUID open = review(first);
        assertThat(shown(open)).contains("/desk/corrections/" + first).doesNotContain("And the year too");
        UUID second = reported(verdict, "UPDATE", "And the year too");
        UUID third = reported(verdict, "UPDATE", "Nobody has decided on this");

        Desk.expect(accepts(CHECKER2, second, "CORRECTION"), 200);

        assertThat(shown(open)).contains("/desk/corrections/" + second, "And the year too");
        assertThat(shown(open)).doesNotContain("/desk/corrections/" + third, "Nobody has decided on this");
        assertThat(desk(CHECKER, "/desk/reviews/" + open))
                .contains("A report from a reader joined by <bdi>checker2</bdi>");
        Reports.correct(open, "The figure stood in May.", "The month was wrong.");
        assertThat(shown(open))
                .contains("/desk/corrections/" + second, "Those who sent them were told what came of it.");
        assertThat(desk(CHECKER, "/desk/reviews/" + verdict.review())).doesNotContain("Reports from readers");
    }

    /** Both pages have the section, with the first report in it. */
    private static String shown(UUID review) {
        String page = desk(EDITOR3, "/desk/reviews/" + review);
        String approval = desk(EDITOR3, "/desk/reviews/" + review + "/approval");
        assertThat(section(approval)).isEqualTo(section(page));
        assertThat(page + approval).doesNotContain("secret-reader", SCRIPT);
        assertThat(section(page))
                .contains("The month is wrong &lt;script&gt;", "by 4 April &lt;script&gt;")
                .contains("href=\"https://ministry.example/may\"");
        return section(page);
    }

    private static String section(String page) {
        int start = page.indexOf("<h2 id=\"reports\">Reports from readers</h2>");
        assertThat(start).as(page).isNotNegative();
        return page.substring(start, page.indexOf("</section>", start))
                .replaceAll("[0-9]+ minutes? ago|less than a minute ago", "");
    }

    @Test
    void aReviewThatWasPutBackShowsNoneOfThem() {
        Verdict verdict = published();
        UUID request = reported(verdict, "CORRECTION", "The month is wrong");
        Desk.expect(accepts(CHECKER, request, "CORRECTION"), 200);
        UUID open = review(request);
        Desk.expect(CHECKER.posts(open, "drop", Map.of("reason", "Not now")), 200);

        assertThat(desk(CHECKER, "/desk/reviews/" + open)).doesNotContain("Reports from readers");
    }

    @Test
    void whoeverWorksOnTheReviewIsTold() {
        Somebody leads = NoticeFixtures.seen(Roles.FACT_CHECKER);
        Somebody checks = NoticeFixtures.seen(Roles.FACT_CHECKER);
        Somebody other = NoticeFixtures.seen(Roles.FACT_CHECKER);
        Verdict verdict = published();
        UUID open = followUp(verdict, "UPDATE");
        Desk.expect(leads.desk().takes(open), 200);
        Desk.expect(checks.desk().sends("PUT", open, "checkers/" + checks.sub(), null), 200);
        UUID request = reported(verdict, "CORRECTION", "SECRET-WORDS");

        Desk.expect(accepts(CHECKER2, request, "CORRECTION"), 200);

        for (Somebody working : new Somebody[] {leads, checks}) {
            assertThat(working.notices("?kind=REPORT").getString("items[0].requestId"))
                    .isEqualTo(request.toString());
            assertThat(working.notices("?kind=REPORT").getString("items[0].words"))
                    .isEqualTo("checker2 gave your review a report of an error to look into.");
            assertThat(working.toldOf(open)).contains("REPORT");
        }
        assertThat(other.toldOf(open)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE", "RECHECK", "MINOR"})
    void aCorrectionIsPublishedAsOneWhateverItJoined(String kind) throws SQLException {
        Verdict verdict = published();
        UUID open = kind.equals("RECHECK")
                ? opening.recheck(verdict.id(), 1, "Newer figures").orElseThrow()
                : followUp(verdict, kind);
        UUID request = reported(verdict, "CORRECTION", "The month is wrong");
        assertThat(page("/verdicts/" + verdict.slug()).contains(BANNER)).isEqualTo(kind.equals("RECHECK"));
        long outdated = outdated(verdict);

        Desk.expect(accepts(CHECKER2, request, "CORRECTION"), 200);

        assertThat(CHECKER.reads(open).getString("kind")).isEqualTo("CORRECTION");
        assertThat(page("/verdicts/" + verdict.slug())).doesNotContain(BANNER);
        assertThat(outdated(verdict) - outdated)
                .as("what caches keep of the page")
                .isEqualTo(kind.equals("RECHECK") ? 1 : 0);
        assertThat(Database.auditOf(open)).endsWith("kind.raised", "report.joined");
        assertThat(query(
                        "select detail #>> '{changes,kind}' from audit_entry where subject_id = ? and action = 'kind.raised'",
                        open))
                .hasSize(1)
                .allSatisfy(change -> assertThat(change).contains(kind, "CORRECTION"));
        Reports.correct(open, "The figure stood in May.", "The month was wrong.");
        assertThat(page("/corrections?kind=CORRECTION")).contains(verdict.slug() + "/changes/2");
    }

    @Test
    void aRetractionIsAReviewOfItsOwn() {
        Verdict verdict = published();
        UUID open = followUp(verdict, "RECHECK");
        UUID request = reported(verdict, "RETRACTION", "All of it");
        String path = "/desk/corrections/" + request;
        Map<String, String> fields = hidden(desk(CHECKER2, path));
        fields.put("type", "RETRACTION");
        fields.put("reason", "It cannot stand");

        Response refused = sends(CHECKER2, path + "/acceptance", fields);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString())
                .contains("Drop it or publish it first: a retraction is a review of its own.")
                .contains("It cannot stand", "<option value=\"RETRACTION\" selected>");
        assertThat(CHECKER.reads(open).getString("kind")).isEqualTo("RECHECK");
        assertThat(state(request)).isEqualTo("WAITING");
        Desk.expectRule(accepts(CHECKER2, request, "RETRACTION"), "no-retraction-open");

        Desk.expect(CHECKER.posts(open, "drop", Map.of("reason", "It is retracted")), 200);
        Desk.expect(accepts(CHECKER2, request, "RETRACTION"), 200);
        assertThat(CHECKER.reads(review(request)).getString("kind")).isEqualTo("RETRACTION");
        UUID another = reported(verdict, "RETRACTION", "Indeed all of it");
        Desk.expect(accepts(CHECKER2, another, "RETRACTION"), 200);
        assertThat(review(another)).isEqualTo(review(request));
    }

    private static void submit(UUID review) {
        Desk.expect(CHECKER.takes(review), 200);
        Map<String, Object> draft = new HashMap<>(Desk.DRAFT);
        draft.put("changeNote", "Something else was wrong.");
        Desk.expect(CHECKER.drafts(review, draft), 200);
        Desk.expect(CHECKER.posts(review, "submission", null), 200);
    }

    private static UUID followUp(Verdict verdict, String kind) {
        Response opened =
                CHECKER2.posts(verdict.review(), "follow-ups", Map.of("kind", kind, "reason", "Somebody wrote to us"));
        Desk.expect(opened, 201);
        return UUID.fromString(opened.jsonPath().getString("id"));
    }

    private static UUID reported(Verdict verdict, String type, String wrong) {
        link(report(verdict, Map.of("type", type, "wrong", wrong)));
        return newest(verdict, "WAITING");
    }

    private static Response accepts(Desk desk, UUID request, String type) {
        return decides(desk, request, "acceptance", Map.of("type", type, "reason", "They are right"));
    }

    /** How often caches were told that a verdict's page is another one. */
    private static long outdated(Verdict verdict) throws SQLException {
        return Long.parseLong(query(
                        "select cast(count(*) as text) from outbox_event where type = 'answers.outdated' and aggregate_id = ?",
                        verdict.id())
                .getFirst());
    }

    private static String desk(Desk somebody, String path) {
        Response answer = somebody.asks().accept("text/html").get(path);
        Desk.expect(answer, 200);
        return answer.asString();
    }

    private static Response sends(Desk desk, String action, Map<String, String> fields) {
        return desk.asks()
                .accept("text/html")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(action);
    }

    private static UUID review(UUID request) {
        return UUID.fromString(
                EDITOR.asks().get("/api/corrections/{id}", request).jsonPath().getString("reviewId"));
    }

    private static String state(UUID request) {
        return EDITOR.asks().get("/api/corrections/{id}", request).jsonPath().getString("state");
    }
}
