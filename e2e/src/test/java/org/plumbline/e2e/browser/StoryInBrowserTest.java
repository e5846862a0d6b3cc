package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.e2e.WholeSystem;

/** The product's story as its people live it: five of them at their browsers, and a reader. */
@ExtendWith(WholeSystem.class)
class StoryInBrowserTest {

    private static final String HEADLINE = "The count had passed 33,000 when the claim was made";

    @Test
    void fromAClaimToAVerdictThatAnybodyCanRead(Stack system) throws JsonProcessingException {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            checker.look("desk-my-work");
            String review = acceptClaim(checker);
            draft(checker, review);

            checker.open(review + "/approval");
            assertThat(checker.button("Approve what stands here")).hasCount(0);
            checker.look("approval-as-its-author");

            Visitor editor = chromium.loggedIn("editor");
            editorsWordMakesAnAuthor(editor, review);
            rewrite(checker, review);
            editor.open(review + "/approval");
            assertCannotApprove(editor);

            Visitor second = chromium.loggedIn("editor2");
            second.approve(review);
            assertThat(second.button("Publish")).isDisabled();
            second.look("approval-by-one-of-two");
            Visitor third = chromium.loggedIn("editor3");
            third.approve(review);

            second.open(review + "/approval");
            second.press("Publish");
            second.look("approval-published");
            second.follow("Read the published verdict");
            read(chromium, second.page().url());

            logOut(second);
        }
    }

    private static String acceptClaim(Visitor checker) {
        checker.open("/desk/inbox");
        checker.look("desk-inbox");
        checker.follow("Enter a claim");
        checker.fill("The claim in its own words", "More than 33,000 Palestinians have been killed");
        checker.fill("Claimant", "The National");
        checker.fill("Stated on", "2024-04-07");
        checker.fill("Topics", "gaza-war");
        checker.fill("Publisher", "News Example");
        checker.choose("How it compares", "more than");
        checker.fill("Figure", "33,000");
        checker.fill("What is counted", "killed");
        checker.fill("Of whom", "Palestinians");
        checker.fill("As of", "2024-04-07");
        checker.look("desk-new-claim");
        checker.press("Enter the claim");
        checker.look("desk-claim-submitted");
        checker.press("Accept");
        checker.look("desk-claim-accepted");
        checker.follow(checker.page().locator("section[aria-labelledby=review] a"));
        // Until the event has arrived the page says so, and loads itself again.
        checker.page().getByText("Take this review").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        checker.look("review-open");
        return checker.page().url().replaceFirst("\\?.*", "");
    }

    private static void draft(Visitor checker, String review) {
        checker.press("Take this review");
        source(checker, "Ministry Example", "Daily report of 6 April 2024", true);
        source(checker, "Count Example", "Count of 6 April 2024", false);
        checker.choose("Rating", "True");
        checker.fill("Headline", HEADLINE);
        checker.fill("Summary", "The claim was tru when it was made.");
        checker.fill("Body", "The daily count stood at **33,137** on 6 April 2024 [1], and a second count agrees [2].");
        checker.press("Save the draft");
        checker.look("review-drafted");
        checker.press("Submit for approval");
        checker.open(review);
    }

    private static void source(Visitor checker, String publisher, String title, boolean primary) {
        checker.unfold("Add a source");
        Locator form = checker.page().locator("form[action$='/evidence']");
        form.getByLabel("Publisher", new Locator.GetByLabelOptions().setExact(true))
                .fill(publisher);
        form.getByLabel("Title", new Locator.GetByLabelOptions().setExact(true)).fill(title);
        form.getByLabel("Kind of source").selectOption("REPORT");
        form.getByLabel("Stance").selectOption("SUPPORTS");
        form.getByLabel("Published on").fill("2024-04-06");
        form.locator("[name=figureValue]").fill("33,137");
        form.locator("[name=figureMeasure]").fill("killed");
        form.locator("[name=figureAsOf]").fill("2024-04-06");
        if (primary) {
            form.locator("[name=primary]").check();
        }
        checker.press("Add the source");
        assertThat(checker.page().locator(".evidence")).containsText(title);
    }

    private static void editorsWordMakesAnAuthor(Visitor editor, String review) {
        editor.open(review);
        editor.fill("Summary", "The claim was true when it was made.");
        editor.press("Save the draft");
        editor.open(review + "/approval");
        assertCannotApprove(editor);
        editor.look("approval-by-an-author");
    }

    private static void assertCannotApprove(Visitor editor) {
        assertThat(editor.button("Approve what stands here")).isDisabled();
        assertThat(editor.page().locator("section[aria-labelledby=decide]"))
                .containsText(Pattern.compile("wrote|author", Pattern.CASE_INSENSITIVE));
    }

    private static void rewrite(Visitor checker, String review) {
        checker.open(review);
        checker.fill("Summary", "When it was made, the claim was right.");
        checker.press("Save the draft");
    }

    private static void read(Chromium chromium, String url) throws JsonProcessingException {
        for (Visitor.Screen screen : Visitor.Screen.values()) {
            Visitor reader = chromium.visitor(screen);
            Response response = reader.page().navigate(url);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers().get("content-security-policy")).contains("default-src 'none'");
            Page page = reader.page();
            assertThat(page.locator("h1")).hasText(HEADLINE);
            assertThat(page.locator("main")).containsText("When it was made, the claim was right.");
            JsonNode markup = new ObjectMapper()
                    .readTree(page.locator("script[type='application/ld+json']").textContent());
            assertThat(markup.path("@type").asText()).isEqualTo("ClaimReview");
            assertThat(markup.path("url").asText()).isEqualTo(url);
            assertThat(markup.path("reviewRating").path("alternateName").asText())
                    .isEqualTo("True");
            reader.fitsItsWindow();
            reader.look("verdict-" + screen.name().toLowerCase(Locale.ROOT));
            reader.open("/");
            assertThat(page.locator("main")).containsText(HEADLINE);
            reader.fitsItsWindow();
            reader.look("front-" + screen.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void logOut(Visitor visitor) {
        visitor.open("/desk");
        visitor.press("Log out");
        visitor.open("/desk");
        assertThat(visitor.page().url()).as("where somebody logged out is sent").contains("/realms/plumbline/");
    }
}
