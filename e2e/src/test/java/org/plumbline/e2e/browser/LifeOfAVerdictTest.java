package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.plumbline.devstack.Stack;
import org.plumbline.e2e.DeskByApi;
import org.plumbline.e2e.WholeSystem;
import org.plumbline.e2e.partner.Partner;

/**
 * A verdict is published, corrected because a reader reports an error, updated and retracted: its page, the feeds, the list
 * of corrections, a subscriber's mail, taken by a real SMTP server, and a partner's webhook each tell it once.
 */
@ExtendWith(WholeSystem.class)
class LifeOfAVerdictTest {

    private static final Pattern CONFIRMATION = Pattern.compile("https?://\\S+/corrections/confirm/\\S+");
    private static final int AS_LONG_AS_PEOPLE_TYPE = 2_500;

    @Test
    void whatBecomesOfAVerdictIsToldOnceEverywhere(Stack system, @TempDir Path folder) throws Exception {
        try (Mailbox mail = new Mailbox();
                Partner partner = new Partner();
                Chromium chromium = new Chromium(system)) {
            Map<String, String> environment = new HashMap<>(mail.environment());
            environment.put("PLUMBLINE_MAIL_EVERY", "1s");
            environment.put("JAVA_TOOL_OPTIONS", partner.detour(folder));
            // For TLS the partner would need a certificate that the service trusts.
            environment.put("PLUMBLINE_WEBHOOKS_ALLOW_HTTP", "true");
            environment.put("PLUMBLINE_WEBHOOKS_EVERY", "1s");
            system.reviews().stop();
            system.reviews().start(environment);
            live(system, chromium, mail, partner);
        } finally {
            system.reviews().stop();
            system.reviews().start();
        }
    }

    private static void live(Stack system, Chromium chromium, Mailbox mail, Partner partner) {
        String mark = UUID.randomUUID().toString();
        Visitor admin = chromium.loggedIn("admin");
        String secret = register(admin);
        String slug = new DeskByApi(system).publishNineLamps(mark, "Nine lamps were lit that evening.");
        JsonNode first = toldToThePartner(partner, secret, 1, "verdict.published");
        assertThat(first.path("kind").asText()).isEqualTo("INITIAL");
        assertThat(first.path("url").asText()).isEqualTo(system.baseUrl() + "/verdicts/" + slug);

        String subscriber = "reader-" + mark + "@mail.example";
        Visitor reader = chromium.visitor(Visitor.Screen.DESKTOP);
        subscribe(reader, mail, slug, subscriber);
        Audience audience = new Audience(reader, slug, mail, subscriber, partner, secret);

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
        audience.isTold(2, "verdict.corrected", "CORRECTION", "There were ten lamps, not nine.");
        reader.open(follow);
        assertThat(reader.page().locator("main")).containsText("There were ten lamps, not nine.");
        reader.lookAround("report-answered");

        followUp(second, corrected, "Update: something is known that was not known then");
        checker.open(second.page().url());
        String updated = revise(
                checker, second, third, "A later count has come in.", "Ten lamps were lit, and a later count agrees.");
        audience.isTold(3, "verdict.published", "UPDATE", "A later count has come in.");

        followUp(second, updated, "Retraction: we do not stand by it any more");
        checker.open(second.page().url());
        revise(checker, second, third, "Both counts were of another street.", "Nobody counted the lamps.");
        audience.isTold(4, "verdict.retracted", "RETRACTION", "Both counts were of another street.");
        reader.open("/verdicts/" + slug);
        assertThat(reader.page().locator("main aside").first()).containsText("retracted");
        reader.lookAround("verdict-retracted");
        reader.follow("Before and after Revision 2");
        assertThat(reader.page().locator("main .diff ins").first()).containsText("Ten");
        reader.lookAround("verdict-changes");
        reader.open("/corrections?lang=ar");
        reader.lookAround("corrections-arabic");
        deliveries(admin);

        // Nothing came again meanwhile.
        mail.textsTo(subscriber, 4);
        assertThat(partner.told(4)).hasSize(4);
    }

    /**
     * A partner's address, at the desk.
     *
     * @return the secret, which is shown this once
     */
    private static String register(Visitor admin) {
        admin.open("/desk/webhooks/new");
        admin.fill("Address", Partner.ADDRESS);
        for (String event : List.of("verdict.published", "verdict.corrected", "verdict.retracted")) {
            admin.page().locator("[name=events][value='" + event + "']").check();
        }
        admin.press("Register it");
        String secret = admin.page().locator("#secret").textContent();
        admin.lookAround("webhook-registered");
        admin.follow("To the webhook");
        assertThat(admin.page().locator("main")).containsText("It was told nothing yet.");
        assertThat(admin.page().content()).doesNotContain(secret);
        return secret;
    }

    /** What the desk shows of what the partner was told; then the webhook goes, since the partner does. */
    private static void deliveries(Visitor admin) {
        admin.page().reload();
        Locator told = admin.page().locator("section[aria-labelledby=told]");
        assertThat(told).containsText("4 deliveries");
        assertThat(told.locator("tbody tr", new Locator.LocatorOptions().setHasText("Delivered")))
                .hasCount(4);
        admin.lookAround("webhook-told");
        admin.follow("verdict.retracted");
        assertThat(admin.page().locator("section[aria-labelledby=tried] li")).hasCount(1);
        assertThat(admin.page().locator("section[aria-labelledby=tried]")).containsText("and has it");
        admin.lookAround("webhook-delivery");
        admin.follow(Partner.ADDRESS);
        admin.unfold("Remove it");
        admin.press("Remove the webhook");
        assertThat(admin.page().locator("main")).containsText("The webhook was removed");
    }

    /** By mail, which asks first whether it was them. */
    private static void subscribe(Visitor reader, Mailbox mail, String slug, String address) {
        reader.open("/verdicts/" + slug);
        reader.lookAround("verdict-to-be-corrected");
        reader.follow(reader.page().locator("section[aria-labelledby=report] a[href*=subscribe]"));
        reader.lookAround("subscribe");
        reader.fill("Your mail address", address);
        reader.page().waitForTimeout(AS_LONG_AS_PEOPLE_TYPE);
        reader.press("Ask me by mail");
        assertThat(reader.page().locator("h1")).hasText("Look into your mail");
        String question = mail.textsTo(address, 1).getFirst();
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

    /** Whoever is to be told of a verdict: a reader, who subscribed to it, and a partner, whose webhook has a secret. */
    private record Audience(Visitor reader, String slug, Mailbox mail, String address, Partner partner, String secret) {

        /** The page, each feed, the list of corrections, the subscriber's mail and the webhook say it, and say it once. */
        void isTold(int revision, String type, String kind, String note) {
            String change = "/verdicts/" + slug + "/changes/" + revision;
            reader.open("/verdicts/" + slug);
            reader.page().locator("a[href='" + change + "']").waitFor(new Locator.WaitForOptions().setTimeout(10_000));
            assertThat(reader.page().locator("section[aria-labelledby=record] li", named(note)))
                    .hasCount(1);
            reader.open("/corrections");
            assertThat(reader.page().locator("main li", named(note))).hasCount(1);
            for (String feed : List.of("/corrections.atom", "/verdicts/" + slug + ".atom")) {
                assertThat(got(feed)).as(feed).containsOnlyOnce(change + "\"");
            }
            assertThat(got("/feeds/all.atom"))
                    .as("one entry for the verdict, whatever became of it")
                    .containsOnlyOnce("/verdicts/" + slug + "\"");
            assertThat(mail.textsTo(address, revision))
                    .filteredOn(one -> one.contains(note))
                    .hasSize(1);
            JsonNode told = toldToThePartner(partner, secret, revision, type);
            assertThat(told.path("slug").asText()).isEqualTo(slug);
            assertThat(told.path("kind").asText()).isEqualTo(kind);
            assertThat(told.path("whatChanged").asText()).isEqualTo(note);
        }

        private String got(String path) {
            return reader.page()
                    .request()
                    .get(reader.page().url().replaceFirst("(https?://[^/]+).*", "$1") + path)
                    .text();
        }
    }

    /**
     * The partner has one post for each revision, genuine, and the last is of this one.
     *
     * @return what that says of the verdict
     */
    private static JsonNode toldToThePartner(Partner partner, String secret, int revision, String type) {
        List<Partner.Told> all = partner.told(revision);
        assertThat(all).as("posts").hasSize(revision).allMatch(one -> one.isSignedWith(secret));
        assertThat(all).extracting(Partner.Told::id).doesNotHaveDuplicates();
        Partner.Told last = all.getLast();
        assertThat(last.request()).isEqualTo("POST partner.example/hook");
        assertThat(last.json().path("type").asText()).isEqualTo(type);
        assertThat(last.json().path("data").path("revision").asInt()).isEqualTo(revision);
        return last.json().path("data");
    }

    private static Page.LocatorOptions named(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }
}
