package org.plumbline.review.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.CHECKER2;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR3;
import static org.plumbline.review.correction.Reports.decides;
import static org.plumbline.review.correction.Reports.hidden;
import static org.plumbline.review.correction.Reports.link;
import static org.plumbline.review.correction.Reports.newest;
import static org.plumbline.review.correction.Reports.nobody;
import static org.plumbline.review.correction.Reports.page;
import static org.plumbline.review.correction.Reports.published;
import static org.plumbline.review.correction.Reports.report;
import static org.plumbline.review.notice.NoticeFixtures.query;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.correction.Reports;
import org.plumbline.review.correction.Reports.Verdict;
import org.plumbline.review.notice.mail.Mailbox;
import org.plumbline.review.notice.mail.SmtpForTests;

/** What becomes of an error that a reader finds: the page, the log of corrections, the feeds and the mails tell it once each. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(SmtpForTests.class)
class CorrectionStoryTest {

    private static final Pattern ADDRESS = Pattern.compile("https://desk\\.example(/corrections/\\S+)");

    @Inject
    Subscriptions subscriptions;

    @Inject
    Clock clock;

    private Mailbox mailbox;

    @BeforeEach
    void startServer() throws SQLException {
        mailbox = new Mailbox();
    }

    @AfterEach
    void stopServer() {
        mailbox.close();
    }

    @Test
    void publishReportCorrectRetract() throws Exception {
        Verdict verdict = published();
        String subscriber = verdict.id() + "@mail.example";
        String reader = "reader-" + verdict.id() + "@mail.example";
        subscribe(verdict, subscriber);

        String link = link(report(
                verdict, Map.of("type", "CORRECTION", "wrong", "The summary names the wrong month", "mail", reader)));
        UUID request = newest(verdict, "WAITING");
        Desk.expect(
                decides(CHECKER, request, "acceptance", Map.of("type", "CORRECTION", "reason", "They are right")), 200);
        mailbox.deliver();
        assertThat(mailbox.of(subscriber)).as("nothing is published yet").hasSize(1);

        Reports.correct(review(request), "The figure stood in May.", "We had named the wrong month.");
        mailbox.deliver();

        String page = page("/verdicts/" + verdict.slug());
        assertThat(page)
                .containsOnlyOnce("We had named the wrong month.</span>")
                .contains("/verdicts/" + verdict.slug() + "/changes/2", "Report an error")
                .contains("\"@type\":\"CorrectionComment\"");
        assertThat(page("/verdicts/" + verdict.slug() + "/changes/2"))
                .contains("We had named the wrong month.", "Struck out")
                .containsPattern("<del>.*stands.*</del>")
                .containsPattern("<ins>.*May")
                .contains("/verdicts/" + verdict.slug() + "/revisions/1");
        assertThat(nobody().get("/verdicts/" + verdict.slug() + "/changes/1").statusCode())
                .isEqualTo(404);
        assertThat(entriesOf(verdict, "/corrections")).isEqualTo(1);
        assertThat(page("/corrections?kind=CORRECTION")).contains(verdict.slug() + "/changes/2");
        assertThat(page("/corrections?kind=RETRACTION")).doesNotContain(verdict.slug());
        assertThat(page("/corrections?lang=ar")).contains("ما صححناه", verdict.slug() + "/changes/2");
        assertThat(occurrences(feed("/corrections.atom"), verdict.slug() + "/changes/2"))
                .isEqualTo(1);
        assertThat(feed("/verdicts/" + verdict.slug() + ".atom"))
                .contains("Correction: More than 33,000 killed", "First publication: More than 33,000 killed")
                .contains("We had named the wrong month.", "− The figure stands.", "+ The figure stood in May.");
        assertThat(RestAssured.get("/verdicts/" + verdict.slug() + ".jsonld")
                        .jsonPath()
                        .getString("correction[0].text"))
                .isEqualTo("We had named the wrong month.");
        assertThat(page(link)).contains("We had named the wrong month.");

        List<MimeMessage> mails = mailbox.of(subscriber);
        assertThat(mails).hasSize(2);
        MimeMessage told = mails.getLast();
        assertThat(told.getSubject()).isEqualTo("[Plumbline] Correction: More than 33,000 killed");
        assertThat(Mailbox.text(told))
                .contains("we have published a correction of this verdict:", "We had named the wrong month.")
                .contains("https://desk.example/verdicts/" + verdict.slug() + "/changes/2");
        assertThat(Mailbox.html(told)).doesNotContain("<script", "style=", "<img");
        List<MimeMessage> answers = mailbox.of(reader);
        assertThat(answers).hasSize(1);
        assertThat(Mailbox.text(answers.getFirst()))
                .contains("you reported an error in this verdict:", "We had named the wrong month.")
                .contains("/verdicts/" + verdict.slug() + "/changes/2");
        assertThat(query("select request_id from correction_contact where request_id = ?", request))
                .as("the address goes with the answer")
                .isEmpty();

        retract(review(request));
        mailbox.deliver();
        assertThat(page("/verdicts/" + verdict.slug())).contains("We have retracted this verdict");
        assertThat(entriesOf(verdict, "/corrections")).isEqualTo(2);
        assertThat(occurrences(feed("/corrections.atom"), verdict.slug() + "/changes/3"))
                .isEqualTo(1);
        assertThat(mailbox.of(subscriber)).hasSize(3);
        assertThat(mailbox.of(subscriber).getLast().getSubject()).startsWith("[Plumbline] Retraction: ");
        assertThat(mailbox.of(reader)).hasSize(1);
    }

    @Test
    void aMinorCorrectionSaysSoWhereverItIsTold() throws Exception {
        Verdict verdict = published();
        String subscriber = "minor-" + verdict.id() + "@mail.example";
        subscribe(verdict, subscriber);
        Reports.correct(followUp(newestReview(verdict), "MINOR"), "The figure stands", "A full stop too many.");
        mailbox.deliver();

        assertThat(page("/verdicts/" + verdict.slug()))
                .contains("Minor correction ·", "\"headline\":\"Minor correction\",\"text\":\"A full stop too many.\"");
        assertThat(page("/verdicts/" + verdict.slug() + "/changes/2")).contains("Minor correction");
        assertThat(page("/corrections?kind=MINOR")).contains(verdict.slug() + "/changes/2");
        assertThat(page("/corrections?kind=MINOR&lang=ar"))
                .contains("<span class=\"tag\">تصحيح طفيف", verdict.slug() + "/changes/2");
        assertThat(page("/corrections?kind=CORRECTION")).doesNotContain(verdict.slug());
        assertThat(feed("/corrections.atom")).contains("Minor correction: More than 33,000 killed");
        assertThat(feed("/verdicts/" + verdict.slug() + ".atom"))
                .contains("term=\"minor\"", "Minor correction: More than 33,000 killed");
        MimeMessage told = mailbox.of(subscriber).getLast();
        assertThat(told.getSubject()).isEqualTo("[Plumbline] Minor correction: More than 33,000 killed");
        assertThat(Mailbox.text(told)).contains("we have published a minor correction of this verdict:");
        assertThat(Mailbox.html(told)).contains("we have published a minor correction of this verdict:");
    }

    @Test
    void aRejectionIsMailedToo() throws Exception {
        Verdict verdict = published();
        String reader = "rejected-" + verdict.id() + "@mail.example";
        link(report(verdict, Map.of("type", "UPDATE", "wrong", "Newer ones are out", "mail", reader)));
        Desk.expect(
                decides(
                        EDITOR3,
                        newest(verdict, "WAITING"),
                        "rejection",
                        Map.of("reply", "They are of another series.")),
                200);
        mailbox.deliver();
        assertThat(mailbox.of(reader)).hasSize(1);
        assertThat(Mailbox.text(mailbox.of(reader).getFirst()))
                .contains("We change nothing, for this reason:", "They are of another series.");
    }

    @Test
    void onlyWhoConfirmsIsTold() throws Exception {
        Verdict verdict = published();
        String victim = "victim-" + verdict.id() + "@mail.example";
        ask(verdict, victim);
        ask(verdict, victim);
        ask(verdict, victim.toUpperCase(Locale.ROOT));
        mailbox.deliver();
        assertThat(mailbox.of(victim)).as("asked once").hasSize(1);
        String confirm = address(mailbox.of(victim).getFirst());
        assertThat(page(confirm)).contains("Do you want to be told when this verdict changes?");
        assertThat(Mailbox.text(mailbox.of(victim).getFirst())).contains("the address is deleted after 2 days.");
        assertThat(Mailbox.html(mailbox.of(victim).getFirst())).contains("the address is deleted after 2 days.");

        correct(verdict, "Nobody has confirmed");
        mailbox.deliver();
        assertThat(mailbox.of(victim)).as("to open the link is no answer").hasSize(1);

        subscriptions.forgetUnconfirmed(clock.instant().plus(Duration.ofDays(3)));
        assertThat(query("select id from verdict_subscription where verdict_id = ?", verdict.id()))
                .isEmpty();
        Response late = nobody().post(confirm);
        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(late.asString()).contains("This link leads nowhere any more");
    }

    @Test
    void whoCouldNotBeAskedIsAskedAnew() throws Exception {
        Verdict verdict = published();
        String address = "unreachable-" + verdict.id() + "@mail.example";
        ask(verdict, address);
        mailbox.giveUp();
        mailbox.deliver();
        assertThat(mailbox.of(address)).as("the first mail was given up").isEmpty();

        subscribe(verdict, address);
        ask(verdict, address);
        mailbox.deliver();
        assertThat(mailbox.of(address)).as("who is subscribed is not asked").hasSize(1);
    }

    @Test
    void whatCouldNotBeAskedTakesNobodysPlace() throws Exception {
        String address = "down-" + UUID.randomUUID() + "@mail.example";
        Verdict verdict = published();
        for (int i = 0; i < 5; i++) {
            ask(published(), address);
            mailbox.giveUp();
        }

        subscribe(verdict, address);
    }

    @Test
    void leavesByOnePressAndIsForgotten() throws Exception {
        Verdict verdict = published();
        String subscriber = "leaves-" + verdict.id() + "@mail.example";
        subscribe(verdict, subscriber);
        assertThat(query(
                        "select encode(sealed, 'escape') from verdict_subscription where verdict_id = ?", verdict.id()))
                .hasSize(1)
                .allSatisfy(kept -> assertThat(kept).doesNotContain("leaves", "mail.example"));
        correct(verdict, "The first change");
        mailbox.deliver();
        MimeMessage told = mailbox.of(subscriber).getLast();
        assertThat(told.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String unsubscribe = told.getHeader("List-Unsubscribe")[0].replaceAll("[<>]", "");
        assertThat(Mailbox.text(told)).contains(unsubscribe);
        String path = unsubscribe.replace("https://desk.example", "");
        assertThat(page(path)).contains("Do not tell me any more");

        Response left = nobody().contentType("application/x-www-form-urlencoded")
                .formParam("List-Unsubscribe", "One-Click")
                .post(path);
        assertThat(left.statusCode()).isEqualTo(200);
        assertThat(left.asString()).contains("You have left");
        assertThat(left.header("Cache-Control")).isEqualTo("no-store");
        assertThat(query("select id from verdict_subscription where verdict_id = ?", verdict.id()))
                .isEmpty();
        assertThat(nobody().post(path).statusCode()).as("twice is no error").isEqualTo(200);
        assertThat(nobody().post(path.replaceFirst(".$", "_x")).statusCode()).isEqualTo(404);

        correct(verdict, "The second change");
        mailbox.deliver();
        assertThat(mailbox.of(subscriber)).hasSize(2);
    }

    @Test
    void whoLeftBeforeTheMailWentOutGetsNone() throws Exception {
        Verdict verdict = published();
        String subscriber = "quick-" + verdict.id() + "@mail.example";
        subscribe(verdict, subscriber);
        correct(verdict, "A change");
        UUID id = UUID.fromString(query("select id from verdict_subscription where verdict_id = ?", verdict.id())
                .getFirst());
        assertThat(subscriptions.leave(id)).isTrue();
        mailbox.deliver();
        assertThat(mailbox.of(subscriber)).hasSize(1);
    }

    @Test
    void nobodysMailboxIsFilledWithQuestions() throws Exception {
        String victim = "flooded-" + UUID.randomUUID() + "@mail.example";
        for (int i = 0; i < 7; i++) {
            ask(published(), victim);
        }
        mailbox.deliver();
        assertThat(mailbox.of(victim)).hasSize(5);
    }

    @Test
    void theFormSaysWhatIsWrong() {
        Verdict verdict = published();
        Map<String, String> fields = hidden(page("/corrections/subscribe?verdict=" + verdict.slug()));
        fields.put("mail", "no address <script>alert(1)</script>");
        Response refused = send(fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(refused.asString())
                .contains("Write one mail address", "no address &lt;script&gt;")
                .contains("<title>Error: Be told", "autofocus><a href=\"#mail\">Write one mail address")
                .doesNotContain("<script>alert");
        assertThat(page("/corrections/subscribe?lang=ar&verdict=" + verdict.slug()))
                .contains("<html lang=\"ar\" dir=\"rtl\">", "عنوان بريدك");
        assertThat(nobody().get("/corrections/subscribe?verdict=none-1").statusCode())
                .isEqualTo(404);
    }

    private void subscribe(Verdict verdict, String address) throws MessagingException {
        ask(verdict, address);
        mailbox.deliver();
        List<MimeMessage> mails = mailbox.of(address);
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().getSubject()).startsWith("[Plumbline] Please confirm: ");
        Response confirmed = nobody().post(address(mails.getFirst()));
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(confirmed.asString()).contains("You will be told");
    }

    private static void ask(Verdict verdict, String address) {
        Map<String, String> fields = hidden(page("/corrections/subscribe?verdict=" + verdict.slug()));
        fields.put("mail", address);
        Response asked = send(fields);
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(200);
        assertThat(asked.asString()).contains("Look into your mail", "The link holds for 2 days.");
    }

    private static Response send(Map<String, String> fields) {
        return nobody().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post("/corrections/subscribe");
    }

    /** The path of the first link of ours in a mail. */
    private static String address(MimeMessage mail) throws MessagingException {
        Matcher matcher = ADDRESS.matcher(Mailbox.text(mail));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static UUID review(UUID request) {
        return UUID.fromString(
                EDITOR.asks().get("/api/corrections/{id}", request).jsonPath().getString("reviewId"));
    }

    private static void correct(Verdict verdict, String note) {
        Reports.correct(followUp(newestReview(verdict), "CORRECTION"), note, note);
    }

    private static void retract(UUID published) {
        Reports.correct(followUp(published, "RETRACTION"), "The figure stood.", "We misread the series.");
    }

    private static UUID followUp(UUID published, String kind) {
        Response opened = CHECKER2.posts(published, "follow-ups", Map.of("kind", kind, "reason", "Needed"));
        Desk.expect(opened, 201);
        return UUID.fromString(opened.jsonPath().getString("id"));
    }

    private static UUID newestReview(Verdict verdict) {
        try {
            return UUID.fromString(query(
                            "select review_id from revision where verdict_id = ? order by number desc limit 1",
                            verdict.id())
                    .getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int entriesOf(Verdict verdict, String path) {
        return occurrences(page(path), "href=\"/verdicts/" + verdict.slug() + "/changes/");
    }

    /** A feed that is well-formed XML. */
    private static String feed(String path) throws Exception {
        Response answer = nobody().accept("*/*").get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/atom+xml;charset=UTF-8");
        byte[] bytes = answer.asByteArray();
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
