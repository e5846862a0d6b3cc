package org.plumbline.review.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.CHECKER2;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR3;
import static org.plumbline.review.Desk.PARTNER;
import static org.plumbline.review.correction.Reports.decides;
import static org.plumbline.review.correction.Reports.hidden;
import static org.plumbline.review.correction.Reports.link;
import static org.plumbline.review.correction.Reports.newest;
import static org.plumbline.review.correction.Reports.nobody;
import static org.plumbline.review.correction.Reports.page;
import static org.plumbline.review.correction.Reports.published;
import static org.plumbline.review.correction.Reports.report;
import static org.plumbline.review.correction.Reports.send;
import static org.plumbline.review.notice.NoticeFixtures.query;
import static org.plumbline.review.notice.NoticeFixtures.update;

import java.sql.Date;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.correction.Reports.Verdict;
import org.plumbline.review.notice.mail.SmtpForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(SmtpForTests.class)
class CorrectionRequestTest {

    private static final String SCRIPT = "</textarea><script>alert(1)</script>";
    private static final Map<String, String> REPORT = Map.of(
            "type", "CORRECTION",
            "wrong", "It was May, not April",
            "quote", "by 4 April 2024",
            "source", "https://ministry.example/may",
            "mail", "reader@mail.example");

    @Inject
    CorrectionRequests requests;

    @Inject
    Clock clock;

    @Test
    void aReportLeadsToAPrivatePageThatSaysWhatBecameOfIt() throws SQLException {
        Verdict verdict = published();
        String link = link(report(verdict, REPORT));

        Response followed = nobody().get(link + "?sent=1");
        assertThat(followed.header("Cache-Control")).isEqualTo("no-store");
        assertThat(followed.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(followed.asString())
                .contains("Thank you: your report has reached the desk")
                .contains("https://desk.example" + link)
                .contains("It waits for the desk.", "It was May, not April", "Delete my address")
                .contains(
                        "<p class=\"small\">Passage</p>",
                        "<p class=\"small\">Source: <a href=\"https://ministry.example/may\"")
                .doesNotContain("if you know", "if it is one passage");
        assertThat(page(link + "?lang=ar")).contains(">الموضع</p>", ">المصدر: <a");

        UUID request = newest(verdict, "WAITING");
        assertThat(CHECKER.asks().accept("text/html").get("/desk/corrections").asString())
                .contains("It was May, not April", "/desk/corrections/" + request);
        Desk.expect(
                decides(CHECKER, request, "acceptance", Map.of("type", "CORRECTION", "reason", "The month is wrong")),
                200);
        assertThat(page(link)).contains("We are looking into it.").doesNotContain("Take it back");

        UUID review = review(request);
        assertThat(CHECKER2.reads(review).getString("kind")).isEqualTo("CORRECTION");
        assertThat(CHECKER2.reads(review).getString("openedBecause")).isEqualTo("The month is wrong");
        Reports.correct(review, "The figure stood in May.", "The month was wrong.");
        assertThat(page(link))
                .contains("We have published what came of it.", "The month was wrong.")
                .contains("/verdicts/" + verdict.slug() + "/changes/2");
        assertThat(Database.auditOf(request))
                .containsExactly("correction.requested", "correction.accepted", "correction.published");
    }

    @Test
    void theAddressIsSealedAndApart() throws SQLException {
        Verdict verdict = published();
        String link = link(report(verdict, REPORT));
        UUID request = newest(verdict, "WAITING");

        assertThat(query("select encode(sealed, 'escape') from correction_contact where request_id = ?", request))
                .hasSize(1)
                .allSatisfy(kept -> assertThat(kept).doesNotContain("reader", "mail.example"));
        assertThat(EDITOR.asks().get("/api/corrections/{id}", request).asString())
                .doesNotContain("reader@mail.example");
        assertThat(EDITOR.asks()
                        .accept("text/html")
                        .get("/desk/corrections/{id}", request)
                        .asString())
                .contains("by mail to an address that the desk cannot see")
                .doesNotContain("reader@mail.example");
        assertThat(query("select detail::text from audit_entry where subject_id = ?", request)
                        .toString())
                .doesNotContain("mail.example", "It was May");

        assertThat(nobody().post(link + "/address/removal").statusCode()).isEqualTo(303);
        assertThat(query("select request_id from correction_contact where request_id = ?", request))
                .isEmpty();
        assertThat(page(link)).doesNotContain("Delete my address");
    }

    @Test
    void promisesNoDayThatHasPassed() throws SQLException {
        Verdict verdict = published();
        String link = link(report(verdict, REPORT));
        UUID request = newest(verdict, "WAITING");
        LocalDate today = Shown.day(clock.instant());
        LocalDate soon = today.plusDays(3);
        assertThat(page(link)).contains("We decide on it by " + Shown.date(PartialDate.ofDay(soon), "en") + ".");

        update("update correction_request set due_on = ? where id = ?", Date.valueOf(today), request);
        assertThat(page(link)).contains("We decide on it by");
        LocalDate passed = today.minusDays(1);
        update("update correction_request set due_on = ? where id = ?", Date.valueOf(passed), request);
        assertThat(page(link))
                .contains("We meant to decide on it by " + Shown.date(PartialDate.ofDay(passed), "en")
                        + ", and are late.")
                .doesNotContain("We decide on it by");
        assertThat(page(link + "?lang=ar"))
                .contains("كان ينبغي أن نبتّ فيه حتى " + Shown.date(PartialDate.ofDay(passed), "ar"))
                .doesNotContain("نبتّ فيه حتى " + Shown.date(PartialDate.ofDay(soon), "ar"));
    }

    @Test
    void saysForHowLongTheAddressIsKept() {
        Verdict verdict = published();
        assertThat(page("/corrections/new?verdict=" + verdict.slug())).contains("after 180 days at the latest");
        assertThat(page("/corrections/new?lang=ar&verdict=" + verdict.slug())).contains("وأقصى مدة لحفظه: ١٨٠ يومًا.");
    }

    @Test
    void addressesExpire() throws SQLException {
        Verdict verdict = published();
        link(report(verdict, REPORT));
        UUID request = newest(verdict, "WAITING");

        requests.forgetExpired(clock.instant().plus(Duration.ofDays(179)));
        assertThat(requests.hasAddress(request)).isTrue();
        requests.forgetExpired(clock.instant().plus(Duration.ofDays(181)));
        assertThat(requests.hasAddress(request)).isFalse();
    }

    @Test
    void whoSentItCanTakeItBackUntilItIsDecided() throws SQLException {
        Verdict verdict = published();
        String link = link(report(verdict, REPORT));
        UUID request = newest(verdict, "WAITING");

        assertThat(nobody().post(link + "/withdrawal").statusCode()).isEqualTo(303);
        assertThat(page(link)).contains("You took it back.").doesNotContain("It was May, not April");
        assertThat(query(
                        "select wrong || coalesce(quote, '') || coalesce(source_url, '') from correction_request"
                                + " where id = ?",
                        request))
                .containsExactly("");
        assertThat(requests.hasAddress(request)).isFalse();
        Response late = nobody().post(link + "/withdrawal");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.asString()).contains("it cannot be taken back any more");
        Desk.expectRule(decides(EDITOR3, request, "rejection", Map.of("reply", "No")), "request-state");
    }

    @Test
    void rejectingNeedsAnEditorWhoDidNotWriteTheVerdictAndAReply() {
        Verdict verdict = published();
        String link = link(report(verdict, REPORT));
        UUID request = newest(verdict, "WAITING");

        Desk.expect(decides(CHECKER2, request, "rejection", Map.of("reply", "No")), 403);
        Desk promoted = Desk.of("checker", "editor");
        Desk.expectRule(decides(promoted, request, "rejection", Map.of("reply", "No")), "author-cannot-reject");
        Desk.expect(decides(EDITOR3, request, "rejection", Map.of("reply", " ")), 422);
        Desk.expect(
                EDITOR3.asks()
                        .contentType("application/json")
                        .body(Map.of("reply", "No"))
                        .post("/api/corrections/{id}/rejection", request),
                428);
        Desk.expect(decides(EDITOR3, request, "rejection", Map.of("reply", "The series says April.")), 200);
        assertThat(page(link)).contains("We change nothing, for this reason:", "The series says April.");
        Desk.expectRule(
                decides(CHECKER, request, "acceptance", Map.of("type", "UPDATE", "reason", "x")), "request-state");
    }

    @Test
    void droppedReviewsPutItBackAndReopenedOnesTakeItUp() {
        Verdict verdict = published();
        String link = link(report(verdict, REPORT));
        UUID request = newest(verdict, "WAITING");
        Desk.expect(decides(CHECKER, request, "acceptance", Map.of("type", "MINOR", "reason", "A typo")), 200);
        UUID review = review(request);
        assertThat(CHECKER.reads(review).getString("openedBecause")).isEqualTo("A typo");
        assertThat(CHECKER.reads(review).getString("kind")).isEqualTo("MINOR");

        Desk.expect(CHECKER.posts(review, "drop", Map.of("reason", "Not now")), 200);
        assertThat(state(request)).isEqualTo("WAITING");
        assertThat(page(link)).contains("It waits for the desk.");
        Desk.expect(CHECKER.posts(review, "reopening", null), 200);
        assertThat(state(request)).isEqualTo("IN_REVIEW");
    }

    @Test
    void oneReviewAnswersAllWhoReportedTheSame() {
        Verdict verdict = published();
        String first = link(report(verdict, REPORT));
        String second = link(report(verdict, Map.of("type", "RETRACTION", "wrong", "All of it")));
        UUID one = newest(verdict, "WAITING");
        Desk.expect(decides(CHECKER, one, "acceptance", Map.of("type", "CORRECTION", "reason", "Right")), 200);
        UUID other = newest(verdict, "WAITING");
        assertThat(other).isNotEqualTo(one);
        assertThat(EDITOR.asks()
                        .accept("text/html")
                        .get("/desk/corrections/{id}", other)
                        .asString())
                .contains("review of this verdict</a> is open already");
        Desk.expect(decides(CHECKER2, other, "acceptance", Map.of("type", "CORRECTION", "reason", "Right")), 200);
        assertThat(review(other)).isEqualTo(review(one));

        Reports.correct(review(one), "Now it is right.", "Two readers were right.");
        assertThat(page(first)).contains("Two readers were right.");
        assertThat(page(second)).contains("Two readers were right.");
    }

    @Test
    void aMinorCorrectionThatLooksIntoMoreIsNoneAnyMore() {
        Verdict verdict = published();
        link(report(verdict, Map.of("type", "MINOR", "wrong", "A letter is missing")));
        UUID typo = newest(verdict, "WAITING");
        Desk.expect(decides(CHECKER, typo, "acceptance", Map.of("type", "MINOR", "reason", "A typo")), 200);
        link(report(verdict, Map.of("type", "MINOR", "wrong", "And another one")));
        UUID another = newest(verdict, "WAITING");
        Desk.expect(decides(CHECKER2, another, "acceptance", Map.of("type", "MINOR", "reason", "Too")), 200);
        assertThat(CHECKER.reads(review(typo)).getString("kind")).isEqualTo("MINOR");

        link(report(verdict, Map.of("type", "MINOR", "wrong", "And the month is wrong")));
        UUID month = newest(verdict, "WAITING");
        Desk.expect(decides(CHECKER2, month, "acceptance", Map.of("type", "CORRECTION", "reason", "It is")), 200);
        assertThat(review(month)).isEqualTo(review(typo));
        assertThat(CHECKER.reads(review(typo)).getString("kind")).isEqualTo("CORRECTION");
        assertThat(Desk.ADMIN
                        .asks()
                        .get("/api/reviews/audit?subject=" + review(typo))
                        .asString())
                .contains("kind.raised");
    }

    @Test
    void theFormKeepsWhatWasTypedAndSaysWhatIsWrong() {
        Verdict verdict = published();
        Map<String, String> typed = new HashMap<>(REPORT);
        typed.put("type", "");
        typed.put("source", "ministry.example/may");
        typed.put("mail", "reader");
        Response refused = report(verdict, typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(refused.asString())
                .contains("Your report was not sent yet.")
                .contains("Choose one.", "This must be a web address", "This must be one mail address")
                .contains("It was May, not April", "value=\"reader\"", "value=\"ministry.example/may\"")
                .contains("<title>Error: Report an error", "id=\"problem\" role=\"alert\" tabindex=\"-1\" autofocus")
                .contains("<a href=\"#type-minor\">", "<a href=\"#source\">", "<a href=\"#mail\">")
                .doesNotContain("<a href=\"#wrong\">");

        Map<String, String> trapped = new HashMap<>(REPORT);
        trapped.put("website", "https://spam.example");
        assertThat(report(verdict, trapped).asString()).contains("A field that people do not see was filled in");
        Map<String, String> old = new HashMap<>(hidden(page("/corrections/new?verdict=" + verdict.slug())));
        old.putAll(REPORT);
        old.put("stamp", "1.x");
        assertThat(send(old).asString()).contains("open for more than 24 hours", "It was May, not April");
        assertThat(nobody().get("/corrections/new?verdict=nothing-1").statusCode())
                .isEqualTo(404);
        assertThat(nobody().get("/corrections/new").statusCode()).isEqualTo(404);
    }

    @Test
    void aDoubleClickSendsOneReport() throws SQLException {
        Verdict verdict = published();
        Map<String, String> fields = hidden(page("/corrections/new?verdict=" + verdict.slug()));
        fields.putAll(REPORT);
        String first = link(send(fields));
        String second = link(send(fields));
        assertThat(second).isNotEqualTo(first);
        assertThat(page(first)).contains("It was May, not April");
        assertThat(page(second)).contains("It was May, not April");
        assertThat(query("select id from correction_request where verdict_id = ?", verdict.id()))
                .hasSize(1);
        fields.put("wrong", "Something else");
        Response reused = send(fields);
        assertThat(reused.statusCode()).isEqualTo(409);
        assertThat(reused.asString()).contains("You sent another report", "Something else");
    }

    @Test
    void partnersSendReportsByApi() throws SQLException {
        Verdict verdict = published();
        Map<String, String> body = Map.of("verdict", verdict.slug(), "type", "UPDATE", "wrong", "News");
        Response taken = PARTNER.asks()
                .header("Idempotency-Key", "report-" + verdict.id())
                .contentType("application/json")
                .body(body)
                .post("/api/corrections");
        Desk.expect(taken, 201);
        assertThat(page(taken.jsonPath().getString("follow").replace("https://desk.example", "")))
                .contains("News");
        assertThat(PARTNER.asks()
                        .header("Idempotency-Key", "report-" + verdict.id())
                        .contentType("application/json")
                        .body(body)
                        .post("/api/corrections")
                        .jsonPath()
                        .getString("id"))
                .isEqualTo(taken.jsonPath().getString("id"));
        Response refused = PARTNER.asks()
                .contentType("application/json")
                .body(Map.of("verdict", "nothing-1", "type", "UPDATE", "wrong", "News"))
                .post("/api/corrections");
        Desk.expect(refused, 422);
        assertThat(refused.jsonPath().getList("violations.field", String.class)).containsExactly("verdict");
    }

    @Test
    void theQueueSaysWhatIsOverdue() throws SQLException {
        Verdict verdict = published();
        link(report(verdict, Map.of("type", "UPDATE", "wrong", "Long ago")));
        UUID request = newest(verdict, "WAITING");
        update("update correction_request set due_on = current_date - 2 where id = ?", request);

        String page = EDITOR.asks()
                .accept("text/html")
                .get("/desk/corrections?due=OVERDUE&type=UPDATE&state=WAITING")
                .asString();
        assertThat(page).contains("Long ago", "Overdue by ");
        assertThat(EDITOR.asks()
                        .accept("text/html")
                        .get("/desk/corrections?due=LATER")
                        .statusCode())
                .isEqualTo(422);
        List<String> overdue = EDITOR.asks()
                .get("/api/corrections?overdue=true&limit=100")
                .jsonPath()
                .getList("items.id", String.class);
        assertThat(overdue).contains(request.toString());
        assertThat(EDITOR.asks()
                        .accept("text/plain")
                        .get("/desk/corrections/count")
                        .asString())
                .matches("[1-9][0-9]*");
    }

    @Test
    void theDesksPageKeepsWhatWasTyped() {
        Verdict verdict = published();
        link(report(verdict, REPORT));
        String page = "/desk/corrections/" + newest(verdict, "WAITING");
        Map<String, String> fields =
                hidden(EDITOR3.asks().accept("text/html").get(page).asString());

        fields.put("reply", SCRIPT + "x".repeat(2000));
        Response refused = sends(EDITOR3, page + "/rejection", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("&lt;script&gt;alert(1)").doesNotContain(SCRIPT);

        fields.put("reply", "April it is.");
        fields.put("version", "7");
        Response stale = sends(EDITOR3, page + "/rejection", fields);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.asString()).contains("Somebody changed this request", "April it is.");

        fields.put("version", "0");
        assertThat(sends(EDITOR3, page + "/rejection", fields).statusCode()).isEqualTo(303);
        assertThat(EDITOR3.asks()
                        .accept("text/html")
                        .get(page + "?done=rejected")
                        .asString())
                .contains("April it is.", "its sender reads your reply, by mail too");
    }

    @Test
    void theDesksPageOpensTheReview() {
        Verdict verdict = published();
        link(report(verdict, Map.of("type", "RETRACTION", "wrong", SCRIPT, "quote", SCRIPT)));
        String page = "/desk/corrections/" + newest(verdict, "WAITING");
        String html = CHECKER.asks().accept("text/html").get(page).asString();
        assertThat(html)
                .contains("&lt;script&gt;alert(1)", "Only an editor may reject the request.")
                .doesNotContain(SCRIPT);
        Map<String, String> fields = hidden(html);
        fields.put("type", "RETRACTION");
        fields.put("reason", "It cannot stand");
        Response opened = sends(CHECKER, page + "/acceptance", fields);
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(303);
        assertThat(opened.header("Location")).startsWith("/desk/reviews/");
    }

    @Test
    void theFormSpeaksArabic() {
        Verdict verdict = published();
        assertThat(page("/corrections/new?lang=ar&verdict=" + verdict.slug()))
                .contains("<html lang=\"ar\" dir=\"rtl\">", "أبلغ عن خطأ", "action=\"/corrections/new?lang=ar\"")
                .doesNotContain("Send the report");
        Response lost = nobody().get("/corrections/follow/" + "x".repeat(32) + "?lang=ar");
        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(lost.asString()).contains("هذا الرابط لا يقود إلى شيء");
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

    private static JsonPath reads(UUID request) {
        return EDITOR.asks().get("/api/corrections/{id}", request).jsonPath();
    }

    private static UUID review(UUID request) {
        return UUID.fromString(reads(request).getString("reviewId"));
    }

    private static String state(UUID request) {
        return reads(request).getString("state");
    }
}
