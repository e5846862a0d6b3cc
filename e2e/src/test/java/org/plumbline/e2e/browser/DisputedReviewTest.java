package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.e2e.DeskByApi;
import org.plumbline.e2e.WholeSystem;

/** A review on which nothing goes smoothly, so that every part of the desk's review pages is seen with something in it. */
@ExtendWith(WholeSystem.class)
class DisputedReviewTest {

    @Test
    void twoCheckersDisagreeAndAThirdSettlesIt(Stack system) throws IOException {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            String review = accepted(system);
            checker.open(review);
            uploadedPicture(checker);
            pageThatCannotBeFetched(checker, review);
            draft(checker, review);

            Visitor second = chromium.loggedIn("checker2");
            second.open(review);
            second.press("Join as a checker");
            rate(checker, review, "True");
            rate(second, review, "False");
            assertThat(second.page().locator("section[aria-labelledby=opinions]"))
                    .containsText("They disagree.");
            assertThat(second.page().locator("section[aria-labelledby=opinions]"))
                    .not()
                    .containsText("who settled it");

            Visitor editor = chromium.loggedIn("editor");
            planned(editor, review);
            editor.open(review);
            editor.unfoldAll();
            editor.lookAround("review-disputed");
            editor.open(review);
            editor.page().locator("#settlement-rating").selectOption(new SelectOption().setLabel("True"));
            editor.page().locator("#settlement-reason").fill("The second count is of another place.");
            editor.press("Settle the rating");
            assertThat(editor.page().locator("section[aria-labelledby=opinions]"))
                    .containsText("who settled it");
            editor.lookAround("review-settled");

            Visitor third = chromium.loggedIn("editor2");
            checker.open(review);
            checker.press("Submit for approval");
            third.approve(review);
            third.unfoldAll();
            third.lookAround("approval-of-what-was-settled");
            chromium.loggedIn("editor3").approve(review);
            third.open(review + "/approval");
            third.press("Publish");
            followUp(third, review);
            wentBy(checker, third);
        }
    }

    private static String accepted(Stack system) {
        DeskByApi desk = new DeskByApi(system);
        DeskByApi.Accepted review =
                desk.take(Map.of("text", "The bridge was closed for 12 days, " + UUID.randomUUID(), "language", "en"));
        desk.source(
                review,
                Map.of(
                        "publisher", "Roads Office",
                        "title", "Closures in May",
                        "type", "REPORT",
                        "primary", false,
                        "stance", "SUPPORTS"));
        return review.page();
    }

    /** A protected source with a picture; the form comes back filled in as far as the file says anything. */
    private static void uploadedPicture(Visitor checker) throws IOException {
        checker.unfold("Upload a picture or a PDF");
        checker.page().locator("#upload-file").setInputFiles(Pictures.png("bridge.png"));
        checker.press("Upload the file");
        assertThat(checker.page().locator("#evidence-new")).containsText("bridge.png");
        checker.lookAround("evidence-uploaded");
        Locator form = checker.page().locator("form[action$='/evidence']");
        form.locator("[name=publisher]").fill("A witness");
        form.locator("[name=title]").fill("The bridge from the south bank");
        form.locator("[name=author]").fill("Somebody who works there");
        form.locator("[name=type]").selectOption("MEDIA");
        form.locator("[name=stance]").selectOption("SUPPORTS");
        form.locator("[name=primary]").check();
        form.locator("[name=protectedSource]").check();
        form.locator("[name=protectedName]").fill("Adam Example");
        form.locator("[name=notes]").fill("Asked not to be named.");
        checker.press("Add the source");
        assertThat(checker.page().locator(".evidence")).containsText("The bridge from the south bank");
        checker.unfoldAll();
        checker.lookAround("evidence-with-a-picture");
    }

    private static void pageThatCannotBeFetched(Visitor checker, String review) {
        checker.open(review);
        checker.fill("Address of a page", "http://127.0.0.1:9/closed-bridge");
        checker.press("Look the page up");
        assertThat(checker.page().locator("main")).containsText("could not be read");
        assertThat(checker.page().locator("#link-url")).hasValue("http://127.0.0.1:9/closed-bridge");
        checker.lookAround("evidence-not-fetched");
    }

    private static void draft(Visitor checker, String review) {
        checker.open(review);
        checker.choose("Rating", "True");
        checker.fill("Headline", "It was closed for twelve days");
        checker.fill("Summary", "From the first to the twelfth.");
        checker.fill("Body", "A witness saw it closed on each of the days [2], and so does the office [1].");
        checker.press("Save the draft");
        assertThat(checker.page().locator("main")).containsText("The draft was saved.");
    }

    private static void rate(Visitor visitor, String review, String rating) {
        visitor.open(review);
        visitor.unfold("Say how you rate it, or say it anew");
        visitor.choose("Your rating", rating);
        visitor.page().locator("#opinion-reason").fill("That is what the sources say.");
        visitor.press("Save my rating");
        assertThat(visitor.page().locator("section[aria-labelledby=opinions]")).containsText(rating);
    }

    private static void planned(Visitor editor, String review) {
        editor.open(review);
        editor.unfold("Change the due date");
        editor.fill("Due on", "2020-02-29");
        editor.press("Save the date");
        editor.unfold("Change the priority");
        editor.choose("Priority", "High priority");
        editor.press("Save the priority");
        editor.unfold("Block it");
        editor.page().locator("#block-reason").fill("It waits for the roads office.");
        editor.press("Block the review");
        assertThat(editor.page().locator("main")).containsText("It waits for the roads office.");
        editor.lookAround("review-blocked");
        editor.press("Unblock");
    }

    private static void followUp(Visitor editor, String review) {
        editor.open(review);
        editor.unfold("Open a review of the verdict");
        editor.choose("What for", "Correction: something that we published was wrong");
        editor.page().locator("#follow-up-reason").fill("The last day was half a day.");
        editor.lookAround("review-published");
        editor.press("Open the review");
        editor.unfoldAll();
        editor.lookAround("review-of-a-correction");
    }

    /** What such a review leaves behind: notices, figures of the desk's work, and its trail. */
    private static void wentBy(Visitor checker, Visitor editor) {
        checker.open("/desk/notices");
        assertThat(checker.page().locator("main li").first()).isVisible();
        checker.lookAround("notices-with-items");
        editor.open("/desk/stats");
        editor.unfoldAll();
        editor.lookAround("stats-with-data");
        editor.open("/desk/settings/policies");
        editor.follow(editor.page().locator("main h3 a").first());
        editor.lookAround("policy-as-an-editor-sees-it");
    }
}
