package org.plumbline.review.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.correction.Reports.link;
import static org.plumbline.review.correction.Reports.newest;
import static org.plumbline.review.correction.Reports.published;
import static org.plumbline.review.correction.Reports.report;
import static org.plumbline.review.notice.NoticeFixtures.query;
import static org.plumbline.review.notice.NoticeFixtures.reachable;
import static org.plumbline.review.notice.NoticeFixtures.seen;
import static org.plumbline.review.notice.NoticeFixtures.update;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.Desk;
import org.plumbline.review.correction.Reports.Verdict;
import org.plumbline.review.notice.NoticeFixtures.Somebody;
import org.plumbline.review.notice.mail.Mailbox;
import org.plumbline.review.notice.mail.SmtpForTests;

/** Who is told that an error was reported, and of what. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(SmtpForTests.class)
class TellEditorsTest {

    private static final Map<String, String> REPORT =
            Map.of("type", "CORRECTION", "wrong", "SECRET-WORDS of a reader", "mail", "secret-reader@mail.example");

    @Inject
    TellEditors editors;

    @Inject
    Clock clock;

    @Test
    void tellsTheEditorsAndLeadsThemToTheReport() throws SQLException {
        Somebody editor = seen(Roles.EDITOR);
        Somebody checker = seen(Roles.FACT_CHECKER);
        Verdict verdict = published();
        link(report(verdict, REPORT));
        UUID request = newest(verdict, "WAITING");

        assertThat(editor.toldOf(verdict.review())).contains("REPORT");
        assertThat(checker.toldOf(verdict.review())).doesNotContain("REPORT");
        assertThat(editor.notices("?kind=REPORT").getString("items[0].requestId"))
                .isEqualTo(request.toString());
        assertThat(editor.notices("?kind=REPORT").getString("items[0].words"))
                .startsWith("Somebody reports an error in this verdict. It is to be decided on by ");
        assertThat(editor.desk()
                        .asks()
                        .accept("text/html")
                        .get("/desk/notices?kind=REPORT")
                        .asString())
                .contains("href=\"/desk/corrections/" + request + "\"", "More than 33,000 killed", "Error reported")
                .doesNotContain("SECRET-WORDS", "secret-reader");
        assertThat(query(
                        "select waits_for_digest from notice where recipient_sub = ? and kind = 'REPORT'",
                        editor.sub()))
                .as("by digest, unless they settled otherwise")
                .containsExactly("t");
    }

    @Test
    void mailsNeitherWhoWroteNorWhat() throws SQLException, MessagingException {
        try (Mailbox mailbox = new Mailbox()) {
            Somebody editor = reachable(Roles.EDITOR);
            settle(editor, Map.of("REPORT", "MAIL"));
            Verdict verdict = published();
            link(report(verdict, REPORT));
            mailbox.deliver();
            List<MimeMessage> mails = mailbox.of(editor.address()).stream()
                    .filter(TellEditorsTest::isOfAReport)
                    .toList();
            assertThat(mails).hasSize(1);
            assertThat(Mailbox.text(mails.getFirst()))
                    .contains("Somebody reports an error", "/desk/corrections/" + newest(verdict, "WAITING"))
                    .doesNotContain("SECRET-WORDS", "secret-reader");
            assertThat(Mailbox.html(mails.getFirst())).doesNotContain("SECRET-WORDS", "secret-reader");
        }
    }

    @Test
    void tellsOnceThatNobodyDecidedInTime() throws SQLException {
        Somebody editor = seen(Roles.EDITOR);
        Verdict verdict = published();
        link(report(verdict, REPORT));
        UUID request = newest(verdict, "WAITING");
        LocalDate due = Shown.day(clock.instant()).minusDays(1);
        update("update correction_request set due_on = ? where id = ?", due, request);

        tellOverdue(Shown.start(due.plusDays(1)).minusMillis(1));
        assertThat(editor.toldOf(verdict.review())).doesNotContain("OVERDUE");
        tellOverdue(Shown.start(due.plusDays(1)));
        tellOverdue(Shown.start(due.plusDays(2)));
        assertThat(editor.toldOf(verdict.review())).containsOnlyOnce("OVERDUE");
        assertThat(editor.notices("?kind=OVERDUE").getString("items[0].words"))
                .startsWith("A report of an error in this verdict was due on ")
                .endsWith(", and nobody has decided on it.");
        assertThat(editor.notices("?kind=OVERDUE").getString("items[0].requestId"))
                .isEqualTo(request.toString());
    }

    @Test
    void tellsNothingOfWhatIsDecidedOn() throws SQLException {
        Somebody editor = seen(Roles.EDITOR);
        Verdict verdict = published();
        link(report(verdict, REPORT));
        UUID request = newest(verdict, "WAITING");
        Desk.expect(
                Reports.decides(Desk.CHECKER, request, "acceptance", Map.of("type", "CORRECTION", "reason", "So")),
                200);
        update("update correction_request set due_on = current_date - 2 where id = ?", request);
        tellOverdue(clock.instant());
        assertThat(editor.toldOf(verdict.review())).doesNotContain("OVERDUE");
    }

    @Test
    void tellsNobodyWhoSwitchedItOff() throws SQLException {
        Somebody editor = seen(Roles.EDITOR);
        settle(editor, Map.of("REPORT", "OFF", "OVERDUE", "OFF"));
        Verdict verdict = published();
        link(report(verdict, REPORT));
        update("update correction_request set due_on = current_date - 2 where id = ?", newest(verdict, "WAITING"));
        tellOverdue(clock.instant());
        assertThat(editor.toldOf(verdict.review())).doesNotContain("REPORT", "OVERDUE");
    }

    @Test
    void aReportThatIsRefusedTellsNobody() throws SQLException {
        Somebody editor = seen(Roles.EDITOR);
        Verdict verdict = published();
        assertThat(report(verdict, Map.of("type", "CORRECTION", "wrong", "")).statusCode())
                .isEqualTo(422);
        assertThat(editor.toldOf(verdict.review())).doesNotContain("REPORT");
    }

    private void tellOverdue(Instant now) {
        int told = editors.ofOverdue(now);
        while (told > 0) {
            told = editors.ofOverdue(now);
        }
    }

    private static void settle(Somebody somebody, Map<String, String> ways) {
        Desk.expect(
                somebody.desk()
                        .asks()
                        .header("If-Match", "\"0\"")
                        .contentType("application/json")
                        .body(Map.of("ways", ways, "digestHour", 7))
                        .put("/api/team/me/notices/settings"),
                200);
    }

    private static boolean isOfAReport(MimeMessage mail) {
        try {
            return mail.getSubject().contains("Error reported: ");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
