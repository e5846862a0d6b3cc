package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.devstack.api.Answer;
import org.plumbline.e2e.DeskByApi;
import org.plumbline.e2e.WholeSystem;

/** Drafts lose nothing that somebody typed, whatever happens meanwhile: in real browsers, against the whole system. */
@ExtendWith(WholeSystem.class)
class DraftInBrowserTest {

    private static final LocatorAssertions.ContainsTextOptions IN_TIME =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);
    private static final LocatorAssertions.HasValueOptions SOON =
            new LocatorAssertions.HasValueOptions().setTimeout(90_000);
    private static final Duration LONGER_THAN_THE_PAUSE = Duration.ofMillis(3_500);
    private static final String BODY =
            "The tunnel was measured twice: **4.1 kilometres** in 2021 [1], and 4.0 in 2023.";

    /** A review of a claim of its own, which the checker has taken and opened. */
    private static DeskByApi.Accepted review(DeskByApi desk, Visitor checker) {
        DeskByApi.Accepted review =
                desk.take(Map.of("text", "The tunnel is four kilometres long, " + UUID.randomUUID(), "language", "en"));
        checker.open(review.page());
        return review;
    }

    private static Answer stored(DeskByApi desk, DeskByApi.Accepted review) {
        return desk.as("checker").get(review.path()).expect(200);
    }

    private static Locator field(Visitor visitor, String name) {
        return visitor.page().locator("#draft-" + name);
    }

    private static Locator status(Visitor visitor) {
        return visitor.page().locator("#draft-status");
    }

    private static void isSaved(Visitor visitor) {
        assertThat(status(visitor)).containsText("Saved", IN_TIME);
    }

    @Test
    void twoPeopleWriteOneDraft(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            DeskByApi desk = new DeskByApi(system);
            DeskByApi.Accepted review = review(desk, checker);
            Visitor editor = chromium.loggedIn("editor");
            editor.open(review.page());
            assertThat(checker.page().locator("#presence")).containsText("Also here now: Editor One", IN_TIME);
            assertThat(editor.page().locator("#presence")).containsText("Also here now: Checker One", IN_TIME);

            checker.fill("Headline", "Four kilometres, measured twice");
            field(checker, "body").pressSequentially(BODY);
            editor.page().waitForCondition(() -> {
                // They write on until it shows: the word of it holds for seconds only.
                field(checker, "body").press("End");
                field(checker, "body").press(" ");
                field(checker, "body").press("Backspace");
                return editor.page().locator("#presence").textContent().contains("Checker One is writing");
            });
            isSaved(checker);
            assertThat(checker.page().locator("#news")).isHidden();
            // On a slow machine a part of it may have been saved before the rest was typed.
            checker.page()
                    .waitForCondition(
                            () -> stored(desk, review).text("draft/body").length() == BODY.length());
            assertThat(stored(desk, review).text("draft/body")).isEqualTo(BODY);
            assertThat(editor.page().locator("#news")).containsText("This review was changed", IN_TIME);

            field(editor, "body").pressSequentially("The editor wrote this at the same time.");
            Locator comparison = editor.page().locator("#comparison");
            assertThat(comparison).containsText("Somebody else changed the draft", IN_TIME);
            assertThat(comparison).containsText("Only they changed this.");
            assertThat(comparison).containsText("Both of you changed this.");
            assertThat(status(editor)).containsText("nothing of yours is lost");
            assertThat(field(editor, "headline")).hasValue("Four kilometres, measured twice");
            assertThat(field(editor, "body")).hasValue("The editor wrote this at the same time.");
            editor.look("draft-comparison");
            editor.fitsItsWindow();

            editor.page().reload();
            assertThat(field(editor, "body")).hasValue("The editor wrote this at the same time.", SOON);
            assertThat(comparison).containsText("Both of you changed this.", IN_TIME);
            comparison
                    .locator("[data-field=body]")
                    .getByLabel("Both, and I edit it")
                    .check();
            assertThat(field(editor, "body")).hasValue("The editor wrote this at the same time.\n\n" + BODY);
            editor.press("Save what stands in the form");
            assertThat(editor.page().locator("main")).containsText("The draft was saved.");
            Answer merged = stored(desk, review);
            assertThat(merged.text("draft/body")).isEqualTo("The editor wrote this at the same time.\n\n" + BODY);
            assertThat(merged.text("draft/headline")).isEqualTo("Four kilometres, measured twice");
            assertThat(checker.page().locator("#news")).containsText("Load what is new", IN_TIME);
            checker.look("draft-news");

            editor.page().close();
            assertThat(checker.page().locator("#presence")).isHidden();
            history(chromium, review.page());
        }
    }

    private static void history(Chromium chromium, String page) {
        Visitor reader = chromium.loggedIn("checker2");
        reader.open(page);
        reader.lookAround("draft");
        reader.follow("What the draft said before");
        assertThat(reader.page().locator(".diff ins")).containsText("The editor wrote this");
        reader.lookAround("draft-history");
    }

    @Test
    void aNetworkThatGoesAwayWhileSomebodyTypesCostsNoCharacter(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            DeskByApi desk = new DeskByApi(system);
            DeskByApi.Accepted review = review(desk, checker);
            BrowserContext context = checker.page().context();
            Locator body = field(checker, "body");
            body.pressSequentially("Before. ");
            context.setOffline(true);
            body.pressSequentially("Without a network. ");
            assertThat(status(checker)).containsText("Kept on this device: no connection", IN_TIME);
            checker.look("draft-offline");
            context.setOffline(false);
            isSaved(checker);
            assertThat(stored(desk, review).text("draft/body")).isEqualTo("Before. Without a network.");

            // The connection breaks while it is saved, and the window is loaded again before it is back.
            checker.page().route(Pattern.compile(".*/draft/(autosave|comparison)"), Route::abort);
            body.pressSequentially("While it broke.");
            checker.page().reload();
            assertThat(body).hasValue("Before. Without a network. While it broke.", SOON);
            assertThat(checker.page().locator("#draft-offer")).containsText("was not saved. It is back in the form");
            checker.look("draft-restored");
            checker.page().unroute(Pattern.compile(".*/draft/(autosave|comparison)"));
            checker.page()
                    .route("**/draft/autosave", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            body.press("End");
            body.pressSequentially(" And again.");
            assertThat(status(checker)).containsText("the desk does not answer", IN_TIME);
            checker.page().unroute("**/draft/autosave");
            isSaved(checker);
            String whole = "Before. Without a network. While it broke. And again.";
            assertThat(stored(desk, review).text("draft/body")).isEqualTo(whole);
            checker.page().reload();
            assertThat(body).hasValue(whole);
            assertThat(checker.page().locator("#draft-offer")).isHidden();
        }
    }

    @Test
    void whatTheButtonSavesIsNotOvertakenByWhatIsSavedAfterAPause(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            DeskByApi desk = new DeskByApi(system);
            DeskByApi.Accepted review = review(desk, checker);
            checker.page().route(Pattern.compile(".*/draft$"), route -> {
                LockSupport.parkNanos(LONGER_THAN_THE_PAUSE.toNanos());
                route.resume();
            });
            checker.fill("Summary", "Saved by the button.");
            checker.press("Save the draft");
            assertThat(checker.page().locator("main")).containsText("The draft was saved.");
            assertThat(stored(desk, review).text("draft/summary")).isEqualTo("Saved by the button.");
        }
    }

    @Test
    void aSessionThatEndsWhileSomebodyTypesCostsNoCharacter(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            DeskByApi desk = new DeskByApi(system);
            DeskByApi.Accepted review = review(desk, checker);
            checker.page().context().clearCookies();
            field(checker, "summary").pressSequentially("Typed when the session was over.");
            assertThat(status(checker)).containsText("your session has ended", IN_TIME);
            checker.look("draft-session-ended");

            checker.follow("Log in, and it will be here");
            checker.typePassword("checker", "checker");
            checker.page().waitForURL(system.baseUrl() + review.page());
            assertThat(field(checker, "summary")).hasValue("Typed when the session was over.", SOON);
            isSaved(checker);
            assertThat(stored(desk, review).text("draft/summary")).isEqualTo("Typed when the session was over.");
        }
    }

    @Test
    void whatIsTypedIsKeptForNobodyElseAndNotAfterLoggingOut(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            DeskByApi.Accepted review = review(new DeskByApi(system), checker);
            checker.page().route("**/draft/autosave", Route::abort);
            field(checker, "summary").pressSequentially("Mine alone.");
            assertThat(status(checker)).containsText("Kept on this device", IN_TIME);

            checker.page().context().clearCookies();
            checker.logIn("checker2");
            checker.open(review.page());
            assertThat(field(checker, "summary")).hasValue("");
            assertThat(checker.page().locator("#draft-offer")).isHidden();

            checker.page().context().clearCookies();
            checker.logIn("checker");
            checker.page().onceDialog(dialog -> dialog.dismiss());
            checker.pressHere("Log out");
            assertThat(keptTexts(checker)).as("asked, and stayed").isEqualTo(1);
            checker.page().onceDialog(dialog -> dialog.accept());
            checker.press("Log out");
            checker.open("/");
            assertThat(keptTexts(checker)).isZero();
        }
    }

    private static int keptTexts(Visitor visitor) {
        return (Integer) visitor.page()
                .evaluate("Object.keys(localStorage).filter(key => key.startsWith('plumbline.kept.')).length");
    }

    @Test
    void aRemarkOnAPassageIsReturnedAndResolved(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            DeskByApi desk = new DeskByApi(system);
            DeskByApi.Accepted review = review(desk, checker);
            desk.source(
                    review,
                    Map.of(
                            "publisher", "Tunnel Office",
                            "title", "Measured in 2021",
                            "type", "REPORT",
                            "primary", true,
                            "stance", "SUPPORTS"));
            checker.open(review.page());
            checker.choose("Rating", "True");
            checker.fill("Headline", "Four kilometres, measured twice");
            checker.fill("Summary", "It is as long as they said.");
            checker.fill("Body", BODY);
            checker.pressHere("Preview");
            assertThat(checker.page().locator("#live-preview strong")).hasText("4.1 kilometres");
            checker.look("draft-preview");
            checker.press("Save the draft");
            checker.press("Submit for approval");

            Visitor editor = chromium.loggedIn("editor");
            editor.open(review.page() + "/approval");
            select(editor.page(), "[data-part=BODY] p", "twice: 4.1");
            editor.pressHere("Remark on the selected passage");
            assertThat(editor.page().locator("#remark-passage")).hasValue("twice: 4.1");
            editor.page().locator("#remark-remark").fill("Say who measured it.");
            editor.look("approval-remarking");
            editor.press("Add the remark");
            assertThat(editor.page().locator("mark").first()).containsText("twice: ");
            editor.unfold("Return it with remarks");
            assertThat(editor.page().locator("section[aria-labelledby=decide]"))
                    .containsText("With your 1 open remark on a passage");
            editor.page().locator("#return-remarks").fill("One thing is missing.");
            editor.look("approval-returning");
            editor.press("Return the draft");

            assertThat(checker.page().locator("#news")).containsText("This review was changed", IN_TIME);
            checker.follow("Load what is new");
            assertThat(checker.page().locator("#remarks")).containsText("0 of 1 resolved");
            checker.look("draft-todo");
            checker.fitsItsWindow();
            checker.page().setViewportSize(360, 740);
            checker.fitsItsWindow();
            checker.look("draft-todo-phone");
            checker.press("Resolve remark 1");
            assertThat(checker.page().locator("#remarks")).containsText("1 of 1 resolved");
            editor.open(review.page());
            assertThat(editor.page().locator("#remarks")).containsText("1 of 1 resolved");
            checker.unfold("Resolved (1)");
            checker.press("Reopen remark 1");
            assertThat(editor.page().locator("#remarks")).containsText("0 of 1 resolved", IN_TIME);
        }
    }

    /** Selects words as the mouse would, across whatever elements they stand in. */
    private static void select(Page page, String within, String words) {
        page.evaluate("""
                ([within, words]) => {
                  const element = document.querySelector(within);
                  const start = element.textContent.indexOf(words);
                  const at = (index) => {
                    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
                    let node = walker.nextNode();
                    while (index > node.length) {
                      index -= node.length;
                      node = walker.nextNode();
                    }
                    return [node, index];
                  };
                  const range = document.createRange();
                  range.setStart(...at(start));
                  range.setEnd(...at(start + words.length));
                  getSelection().removeAllRanges();
                  getSelection().addRange(range);
                }""", List.of(within, words));
    }
}
