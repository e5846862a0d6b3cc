package org.plumbline.review.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.notice.NoticeFixtures.assign;
import static org.plumbline.review.notice.NoticeFixtures.editor;
import static org.plumbline.review.notice.NoticeFixtures.opened;
import static org.plumbline.review.notice.NoticeFixtures.query;
import static org.plumbline.review.notice.NoticeFixtures.reachable;
import static org.plumbline.review.notice.NoticeFixtures.seen;
import static org.plumbline.review.notice.NoticeFixtures.update;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.notice.MailConfig;
import org.plumbline.review.notice.NoticeFixtures.Somebody;
import org.plumbline.review.notice.NoticeKind;
import org.plumbline.review.notice.Notices;
import org.plumbline.review.people.MailAddresses;

/** Mails through a real SMTP server. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(SmtpForTests.class)
class MailTest {

    @Inject
    MailRound round;

    @Inject
    MailConfig config;

    @Inject
    Notices notices;

    @Inject
    MailAddresses addresses;

    @Inject
    Clock clock;

    private GreenMail server;

    @BeforeEach
    void startServer() throws SQLException {
        // What other tests left would only be sent to nobody.
        update("update mail set state = 'NOT_SENT', ended_at = now() where state = 'WAITING'");
        server = Mailbox.server(config.smtp().port(), ServerSetup.PROTOCOL_SMTP);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void mailsWhoIsGivenAReview() throws Exception {
        Somebody editor = editor();
        Somebody checker = reachable(Roles.FACT_CHECKER);
        UUID review = opened("More than 5 were counted");
        assign(review, editor, checker);

        round.send(clock);
        round.send(clock);

        MimeMessage mail = only(checker);
        assertThat(mail.getSubject()).isEqualTo("[Plumbline] Assigned to you: More than 5 were counted");
        assertThat(mail.getFrom()[0]).hasToString("Plumbline <desk@desk.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Message-ID"))
                .containsExactly("<"
                        + query("select id from mail where recipient_sub = ?", checker.sub())
                                .getFirst() + "@desk.example>");
        assertThat(part(mail, "text/plain"))
                .contains("Hello " + checker.name() + ",")
                .contains(editor.name() + " gave you this review.")
                .contains("More than 5 were counted")
                .contains("https://desk.example/desk/reviews/" + review)
                .contains("https://desk.example/desk/notices/settings");
        assertThat(part(mail, "text/html"))
                .contains("href=\"https://desk.example/desk/reviews/" + review + "\"")
                .doesNotContain("<script", "style=", "<img");
        assertThat(states(checker)).containsExactly("SENT");
    }

    @Test
    void triesAgainWhileTheServerIsDownAndThenSendsOnce() throws Exception {
        Somebody checker = reachable(Roles.FACT_CHECKER);
        server.stop();
        assign(opened("The server is down"), editor(), checker);

        round.send(clock);
        assertThat(states(checker)).containsExactly("WAITING");
        round.send(clock);
        assertThat(query("select attempts from mail where recipient_sub = ?", checker.sub()))
                .as("not before its time")
                .containsExactly("1");
        assertThat(page(checker)).contains("Not every mail reached you.");

        server.start();
        round.send(later(Duration.ofMinutes(2)));
        round.send(later(Duration.ofHours(9)));
        assertThat(only(checker).getSubject()).contains("The server is down");
        assertThat(states(checker)).containsExactly("SENT");
        assertThat(page(checker)).doesNotContain("Not every mail reached you.");
    }

    @Test
    void givesUpInTheEndAndSaysSo() throws Exception {
        Somebody checker = reachable(Roles.FACT_CHECKER);
        server.stop();
        assign(opened("Nobody ever answers"), editor(), checker);
        Duration passed = Duration.ZERO;
        for (int i = 1; i <= config.attempts(); i++) {
            assertThat(states(checker)).as("attempt %d", i).containsExactly("WAITING");
            round.send(later(passed));
            passed = passed.plus(round.pause(i)).plusSeconds(1);
        }
        assertThat(states(checker)).containsExactly("GIVEN_UP");
        assertThat(passed).isBetween(Duration.ofHours(20), Duration.ofHours(48));

        server.start();
        round.send(later(passed.plusDays(1)));
        assertThat(mails(checker)).isEmpty();
        assertThat(page(checker)).contains("In the last week 1 could not be delivered");
        Somebody admin = seen(Roles.ADMIN);
        assertThat(page(admin)).contains("The desk’s mail").contains("the mail server cannot be reached");
        assertThat(page(checker)).doesNotContain("The desk’s mail");
    }

    @Test
    void letsNothingOfAHeadlineIntoTheHeaders() throws Exception {
        Somebody checker = reachable(Roles.FACT_CHECKER);
        UUID review = opened("Harmless");
        assign(review, editor(), checker);
        update(
                "update review set headline = ? where id = ?",
                "First\r\nBcc: victim@desk.example\n\nsecond\u2028line <script>alert(1)</script>\u202e é",
                review);

        round.send(clock);

        MimeMessage mail = only(checker);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("Subject")).hasSize(1);
        assertThat(mail.getSubject())
                .isEqualTo("[Plumbline] Assigned to you: First Bcc: victim@desk.example second line"
                        + " <script>alert(1)</script> é");
        assertThat(part(mail, "text/html"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script");
        assertThat(received("victim@desk.example")).isEmpty();
    }

    @Test
    void sendsNothingToWhoIsGoneOrHasNoAddress() throws Exception {
        Somebody gone = reachable(Roles.FACT_CHECKER);
        Somebody nowhere = seen(Roles.FACT_CHECKER);
        Somebody editor = editor();
        assign(opened("Gone"), editor, gone);
        assign(opened("Nowhere"), editor, nowhere);
        update("update desk_person set deactivated_at = now() where sub = ?", gone.sub());

        round.send(clock);

        assertThat(mails(gone)).isEmpty();
        assertThat(problems(gone)).containsExactly("the account is closed");
        assertThat(problems(nowhere)).containsExactly("no address is known");
        assertThat(page(nowhere)).contains("No mail address of yours is known, so you get none.");
    }

    @Test
    void collectsADigestOnceADayHoweverManyCollect() throws Exception {
        Somebody somebody = reachable(Roles.FACT_CHECKER);
        UUID one = opened("The first of the digest");
        UUID two = opened("The second of the digest");
        UUID read = opened("Read in the desk already");
        tell(NoticeKind.FIGURES, one, somebody);
        tell(NoticeKind.FIGURES, two, somebody);
        tell(NoticeKind.FIGURES, read, somebody);
        update("update notice set read_at = now() where review_id = ?", read);
        LocalDate day = Shown.day(clock.instant()).plusDays(1);

        round.collect(Shown.at(day, 8).minusMillis(1));
        assertThat(states(somebody)).isEmpty();
        together(8, () -> round.collect(Shown.at(day, 8)));
        together(4, () -> round.send(at(Shown.at(day, 8))));
        round.collect(Shown.at(day, 12));
        round.send(at(Shown.at(day, 12)));

        MimeMessage mail = only(somebody);
        assertThat(mail.getSubject()).isEqualTo("[Plumbline] 2 notices since the last digest");
        assertThat(part(mail, "text/plain"))
                .containsSubsequence(
                        "New figures: The first of the digest",
                        "New figures: The second of the digest",
                        "/desk/reviews/" + two)
                .doesNotContain("Read in the desk already");
        assertThat(part(mail, "text/html")).contains("The second of the digest");

        tell(NoticeKind.FIGURES, read, somebody);
        round.collect(Shown.at(day, 23));
        assertThat(states(somebody)).as("the day has had its digest").containsExactly("SENT");
        round.collect(Shown.at(day.plusDays(1), 8));
        round.send(at(Shown.at(day.plusDays(1), 8)));
        round.collect(Shown.at(day.plusDays(2), 8));
        assertThat(states(somebody)).as("nothing waits on the third day").containsExactly("SENT", "SENT");
        assertThat(mails(somebody)).hasSize(2);
    }

    @Test
    void keepsToTheHourThatSomebodySettled() throws Exception {
        Somebody somebody = reachable(Roles.FACT_CHECKER);
        update("insert into notice_settings (sub, ways, digest_hour, version) values (?, '{}', 17, 1)", somebody.sub());
        tell(NoticeKind.FIGURES, opened("At five"), somebody);
        LocalDate day = Shown.day(clock.instant()).plusDays(1);

        round.collect(Shown.at(day, 16));
        assertThat(states(somebody)).isEmpty();
        round.collect(Shown.at(day, 17));
        assertThat(states(somebody)).containsExactly("WAITING");
    }

    @Test
    void sendsEachOnceHoweverManySend() throws Exception {
        Somebody editor = editor();
        Somebody checker = reachable(Roles.FACT_CHECKER);
        for (int i = 0; i < 12; i++) {
            assign(opened("Mail " + i), editor, checker);
        }

        together(4, () -> round.send(clock));

        assertThat(mails(checker)).hasSize(12);
        assertThat(states(checker)).containsOnly("SENT");
    }

    @Test
    void takesUpAgainWhatAnInstanceThatDiedHadTaken() throws Exception {
        Somebody checker = reachable(Roles.FACT_CHECKER);
        assign(opened("Taken by somebody who died"), editor(), checker);
        update(
                "update mail set attempts = 1, next_attempt_at = ? where recipient_sub = ?",
                Timestamp.from(clock.instant().plus(Duration.ofMinutes(2))),
                checker.sub());

        round.send(clock);
        assertThat(mails(checker)).isEmpty();
        round.send(later(Duration.ofMinutes(3)));
        assertThat(mails(checker)).hasSize(1);
    }

    @Test
    void learnsTheAddressFromTheToken() {
        String token = TokensForTests.tokenOf("with-address", "with-address@desk.example", Roles.EDITOR);
        RestAssured.given()
                .auth()
                .oauth2(token)
                .get("/api/team/me/notices")
                .then()
                .statusCode(200);
        assertThat(addresses.of("sub-with-address")).contains("with-address@desk.example");

        String broken = TokensForTests.tokenOf("with-crlf", "a@desk.example\r\nBcc: b@desk.example", Roles.EDITOR);
        RestAssured.given()
                .auth()
                .oauth2(broken)
                .get("/api/team/me/notices")
                .then()
                .statusCode(200);
        assertThat(addresses.of("sub-with-crlf")).isEmpty();
    }

    private void tell(NoticeKind kind, UUID review, Somebody somebody) {
        QuarkusTransaction.requiringNew().run(() -> notices.tell(kind, review, List.of(somebody.sub()), Map.of()));
    }

    private Clock later(Duration duration) {
        return Clock.offset(clock, duration);
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, Shown.zone());
    }

    private static void together(int many, Runnable work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                running.add(threads.submit(work));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private static String page(Somebody somebody) {
        return somebody.desk()
                .asks()
                .accept("text/html")
                .get("/desk/notices/settings")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static List<String> states(Somebody somebody) throws SQLException {
        return query("select state from mail where recipient_sub = ? order by id", somebody.sub());
    }

    private static List<String> problems(Somebody somebody) throws SQLException {
        return query("select problem from mail where recipient_sub = ? order by id", somebody.sub());
    }

    private MimeMessage only(Somebody somebody) throws MessagingException {
        List<MimeMessage> mails = mails(somebody);
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    private List<MimeMessage> mails(Somebody somebody) throws MessagingException {
        return received(somebody.address());
    }

    private List<MimeMessage> received(String address) throws MessagingException {
        List<MimeMessage> mails = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            if (Arrays.stream(mail.getRecipients(Message.RecipientType.TO))
                    .anyMatch(to -> to.toString().equals(address))) {
                mails.add(mail);
            }
        }
        return mails;
    }

    private static String part(MimeMessage mail, String type) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return String.valueOf(part.getContent());
            }
        }
        throw new AssertionError("No part is " + type);
    }
}
