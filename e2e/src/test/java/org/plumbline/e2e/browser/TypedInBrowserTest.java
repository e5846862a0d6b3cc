package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.devstack.api.Answer;
import org.plumbline.e2e.DeskByApi;
import org.plumbline.e2e.WholeSystem;

/** What is typed or ticked in any form of the desk stays until it was taken: in real browsers, against the whole system. */
@ExtendWith(WholeSystem.class)
class TypedInBrowserTest {

    private static final LocatorAssertions.ContainsTextOptions IN_TIME =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);
    private static final String TITLE = "Bridges counted in May";

    /** A review of a claim of its own, which the checker has taken and opened. */
    private static DeskByApi.Accepted review(DeskByApi desk, Visitor checker) {
        DeskByApi.Accepted review =
                desk.take(Map.of("text", "There are nine bridges, " + UUID.randomUUID(), "language", "en"));
        checker.open(review.page());
        return review;
    }

    private static Locator field(Visitor visitor, String id) {
        return visitor.page().locator("#" + id);
    }

    private static void typeASource(Visitor visitor) {
        visitor.unfold("Add a source");
        field(visitor, "evidence-publisher").fill("Bridge Office");
        field(visitor, "evidence-title").fill(TITLE);
        field(visitor, "evidence-notes").fill("Two\nlines");
        field(visitor, "evidence-protectedName").fill("Nobody may keep this");
    }

    @Test
    void staysWhereSomebodyLoadsWhatIsNew(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            DeskByApi desk = new DeskByApi(system);
            DeskByApi.Accepted review = review(desk, checker);
            typeASource(checker);
            // Refused: the window stands at an address that shows no page to whoever asks for it.
            checker.press("Add the source");
            assertThat(field(checker, "problem")).containsText("Nothing was stored yet");
            field(checker, "evidence-author").fill("An engineer");

            desk.source(
                    review,
                    Map.of(
                            "publisher", "Another office",
                            "title", "Counted before",
                            "type", "REPORT",
                            "primary", true,
                            "stance", "SUPPORTS"));
            assertThat(field(checker, "news")).containsText("Load what is new", IN_TIME);
            checker.follow("Load what is new");

            checker.page().waitForURL(system.baseUrl() + review.page());
            assertThat(field(checker, "evidence-title")).hasValue(TITLE);
            assertThat(field(checker, "evidence-notes")).hasValue("Two\nlines");
            assertThat(field(checker, "evidence-author")).hasValue("An engineer");
            assertThat(field(checker, "evidence-protectedName")).hasValue("");
            assertThat(checker.page().locator("[data-typed]")).containsText("did not send is back");
            checker.look("typed-back");
            checker.fitsItsWindow();

            field(checker, "evidence-type").selectOption("REPORT");
            field(checker, "evidence-stance").selectOption("SUPPORTS");
            checker.press("Add the source");
            assertThat(checker.page().locator("main")).containsText(TITLE);
            assertThat(field(checker, "evidence-title")).hasValue("");
            checker.open(review.page());
            assertThat(checker.page().locator("[data-typed]")).hasCount(0);
        }
    }

    @Test
    void isBackAfterTheSessionEnded(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            checker.open("/desk/claims/new");
            field(checker, "text").fill("Ten bridges, " + UUID.randomUUID());
            String typed = field(checker, "text").inputValue();
            checker.page().context().clearCookies();
            checker.press("Enter the claim");
            assertThat(checker.page().locator("body")).containsText("Your session has ended");

            logInElsewhere(checker.page().context().newPage(), system);
            checker.arrive(() -> checker.page().goBack());
            assertThat(field(checker, "text")).hasValue(typed);
            checker.press("Enter the claim");
            checker.open("/desk/claims/new");
            assertThat(field(checker, "text")).hasValue("");
        }
    }

    private static void logInElsewhere(Page tab, Stack system) {
        tab.navigate(system.baseUrl() + "/desk");
        tab.locator("#username").fill("checker");
        tab.locator("#password").fill("checker");
        tab.locator("#kc-login").click();
        tab.waitForURL(system.baseUrl() + "/desk");
        tab.close();
    }

    @Test
    void aDraftThatIsRefusedHoldsUpOnlyWhatNeedsIt(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            DeskByApi desk = new DeskByApi(system);
            DeskByApi.Accepted review = review(desk, checker);
            desk.draft(
                    review,
                    Map.of(
                            "rating", "true",
                            "language", "en",
                            "headline", "Nine bridges",
                            "summary", "There are as many as they said.",
                            "body", "Somebody counted them."));
            checker.open(review.page());
            String tooLong = "x".repeat(201);
            field(checker, "draft-headline").fill(tooLong);

            checker.pressHere("Submit for approval");
            assertThat(field(checker, "draft-status"))
                    .containsText("Headline must have at most 200 characters", IN_TIME);
            assertThat(field(checker, "draft-status")).isFocused();
            checker.look("draft-refused");

            checker.unfold("Block it");
            field(checker, "block-reason").fill("We wait for a call.");
            checker.press("Block the review");
            assertThat(checker.page().locator("main")).containsText("Blocked.");
            assertThat(field(checker, "draft-headline")).hasValue(tooLong);
            Answer stored = desk.as("checker").get(review.path()).expect(200);
            assertThat(stored.text("draft/headline")).isEqualTo("Nine bridges");
        }
    }
}
