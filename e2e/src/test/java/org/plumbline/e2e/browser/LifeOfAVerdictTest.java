package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.e2e.DeskByApi;
import org.plumbline.e2e.WholeSystem;

/**
 * A verdict is published, corrected because a reader reports an error, updated and retracted: its page, the feeds, the list
 * of corrections and a subscriber's mail, taken by a real SMTP server, each tell it once.
 */
@ExtendWith(WholeSystem.class)
class LifeOfAVerdictTest {

    private static final Pattern CONFIRMATION = Pattern.compile("https?://\\S+/corrections/confirm/\\S+");
    private static final int AS_LONG_AS_PEOPLE_TYPE = 2_500;
    private static final int MAIL_TRIES = 300;

    @Test
    void whatBecomesOfAVerdictIsToldOnceEverywhere(Stack system) throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (Chromium chromium = new Chromium(system)) {
            system.reviews().stop();
            system.reviews()
                    .start(Map.of(
                            "PLUMBLINE_MAIL_SMTP_HOST", "127.0.0.1",
                            "PLUMBLINE_MAIL_SMTP_PORT",
                                    Integer.toString(mail.getSmtp().getPort()),
                            "PLUMBLINE_MAIL_SMTP_START_TLS", "DISABLED",
                            "PLUMBLINE_MAIL_FROM", "Plumbline <desk@desk.example>"));
            live(system, chromium, mail);
        } finally {
            mail.stop();
            system.reviews().stop();
            system.reviews().start();
        }
    }

    private static void live(Stack system, Chromium chromium, GreenMail mail) throws MessagingException {
        String mark = UUID.randomUUID().toString();
        String slug = new DeskByApi(system).publishNineLamps(mark, "Nine lamps were lit that evening.");
        String subscriber = "reader-" + mark + "@mail.example";
        Visitor reader = chromium.visitor(Visitor.Screen.DESKTOP);
        subscribe(reader, mail, slug, subscriber);

        String follow = report(reader, slug);
        Visitor checker = chromium.loggedIn("checker");
        Visitor second = chromium.loggedIn("editor2");
        Visitor third = chromium.loggedIn("editor3");
        checker.open("/desk/corrections");
        checker.lookAround("corrections-queue");
        checker.follow(checker.page().locator("main article h3 a", named(mark)));
        checker.choose("What the verdict needs", "Correction");
        checker.page().locator("#reason").fill("The office counts ten lamps.");
        checker.lookAround("correction-request");
        checker.press("Look into it");
        String corrected =
                revise(checker, second, third, "There were ten lamps, not nine.", "Ten lamps were lit that evening.");
        told(reader, mail, slug, subscriber, 2, "There were ten lamps, not nine.");
        reader.open(follow);
        assertThat(reader.page().locator("main")).containsText("There were ten lamps, not nine.");
        reader.lookAround("report-answered");

        followUp(second, corrected, "Update: something is known that was not known then");
        checker.open(second.page().url());
        String updated = revise(
                checker, second, third, "A later count has come in.", "Ten lamps were lit, and a later count agrees.");
        told(reader, mail, slug, subscriber, 3, "A later count has come in.");

        followUp(second, updated, "Retraction: we do not stand by it any more");
        checker.open(second.page().url());
        revise(checker, second, third, "Both counts were of another street.", "Nobody counted the lamps.");
        told(reader, mail, slug, subscriber, 4, "Both counts were of another street.");
        reader.open("/verdicts/" + slug);
        assertThat(reader.page().locator("main aside").first()).containsText("retracted");
        reader.lookAround("verdict-retracted");
        reader.follow("Before and after Revision 2");
        assertThat(reader.page().locator("main .diff ins").first()).containsText("Ten");
        reader.lookAround("verdict-changes");
        reader.open("/corrections?lang=ar");
        reader.lookAround("corrections-arabic");
    }

    /** By mail, which asks first whether it was them. */
    private static void subscribe(Visitor reader, GreenMail mail, String slug, String address)
            throws MessagingException {
        reader.open("/verdicts/" + slug);
        reader.lookAround("verdict-to-be-corrected");
        reader.follow(reader.page().locator("section[aria-labelledby=report] a[href*=subscribe]"));
        reader.lookAround("subscribe");
        reader.fill("Your mail address", address);
        reader.page().waitForTimeout(AS_LONG_AS_PEOPLE_TYPE);
        reader.press("Ask me by mail");
        assertThat(reader.page().locator("h1")).hasText("Look into your mail");
        String question = text(mails(mail, address, 1).getFirst());
        Matcher link = CONFIRMATION.matcher(question);
        assertThat(link.find()).as(question).isTrue();
        reader.open(link.group());
        reader.press("Yes, tell me when it changes");
        assertThat(reader.page().locator("h1")).hasText("You will be told");
        reader.look("subscribed");
    }

    /** @return the private link by which whoever reported follows what becomes of it */
    private static String report(Visitor reader, String slug) {
        reader.open("/verdicts/" + slug);
        reader.follow("Report an error");
        reader.page().locator("#type-correction").check();
        reader.page().locator("#wrong").fill("It was ten lamps: see the office's own list.");
        reader.page().locator("#quote").fill("Nine lamps were lit");
        reader.lookAround("report-an-error");
        reader.page().waitForTimeout(AS_LONG_AS_PEOPLE_TYPE);
        reader.press("Send the report");
        reader.lookAround("report-sent");
        return reader.page().locator("#link").inputValue();
    }

    private static void followUp(Visitor editor, String review, String kind) {
        editor.open(review);
        editor.unfold("Open a review of the verdict");
        editor.choose("What for", kind);
        editor.page().locator("#follow-up-reason").fill("Something came up.");
        editor.press("Open the review");
        assertThat(editor.page().locator("main")).containsText("A review of the verdict is open.");
    }

    /**
     * Carries the review that the checker has open to its publication.
     *
     * @return the review's page
     */
    private static String revise(Visitor checker, Visitor second, Visitor third, String note, String summary) {
        String review = checker.page().url().replaceFirst("\\?.*", "");
        if (checker.button("Take this review").count() > 0) {
            checker.press("Take this review");
        }
        checker.fill("Summary", summary);
        checker.fill("What changed and why", note);
        checker.press("Save the draft");
        assertThat(checker.page().locator("main")).containsText("The draft was saved.");
        checker.press("Submit for approval");
        second.approve(review);
        third.approve(review);
        third.press("Publish");
        assertThat(third.page().locator("main")).containsText("Read the published verdict");
        return review;
    }

    /** The page, each feed, the list of corrections and the subscriber's mail say it, and say it once. */
    private static void told(Visitor reader, GreenMail mail, String slug, String address, int revision, String note)
            throws MessagingException {
        String change = "/verdicts/" + slug + "/changes/" + revision;
        reader.open("/verdicts/" + slug);
        reader.page().locator("a[href='" + change + "']").waitFor(new Locator.WaitForOptions().setTimeout(10_000));
        assertThat(reader.page().locator("section[aria-labelledby=record] li", named(note)))
                .hasCount(1);
        reader.open("/corrections");
        assertThat(reader.page().locator("main li", named(note))).hasCount(1);
        for (String feed : List.of("/corrections.atom", "/verdicts/" + slug + ".atom")) {
            assertThat(got(reader, feed)).as(feed).containsOnlyOnce(change + "\"");
        }
        assertThat(got(reader, "/feeds/all.atom"))
                .as("one entry for the verdict, whatever became of it")
                .containsOnlyOnce("/verdicts/" + slug + "\"");
        List<MimeMessage> mails = mails(mail, address, revision);
        assertThat(mails.stream().filter(one -> text(one).contains(note))).hasSize(1);
    }

    private static String got(Visitor reader, String path) {
        return reader.page()
                .request()
                .get(reader.page().url().replaceFirst("(https?://[^/]+).*", "$1") + path)
                .text();
    }

    /** All mails to an address, once there are that many; then there are no more. */
    private static List<MimeMessage> mails(GreenMail server, String address, int count) throws MessagingException {
        for (int tries = 0; tries < MAIL_TRIES && to(server, address).size() < count; tries++) {
            pause();
        }
        List<MimeMessage> mails = to(server, address);
        assertThat(mails).as("mails to " + address).hasSize(count);
        return mails;
    }

    private static List<MimeMessage> to(GreenMail server, String address) throws MessagingException {
        List<MimeMessage> mails = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            if (Stream.of(mail.getRecipients(Message.RecipientType.TO))
                    .anyMatch(to -> to.toString().equals(address))) {
                mails.add(mail);
            }
        }
        return mails;
    }

    /** The plain one of a mail's two forms. */
    private static String text(MimeMessage mail) {
        try {
            return String.valueOf(
                    ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail cannot be read", e);
        }
    }

    private static Page.LocatorOptions named(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a mail was to come", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
