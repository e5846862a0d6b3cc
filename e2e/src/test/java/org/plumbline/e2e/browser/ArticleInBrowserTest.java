package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.e2e.WholeSystem;

/** A fact-checker pastes an article, sees what in it could be checked, and makes claims of it. */
@ExtendWith(WholeSystem.class)
class ArticleInBrowserTest {

    private static final String COUNTED = "More than 2,400 people have been killed in the valley since October 7,"
            + " according to its health office.";
    private static final String PARTED =
            "On Monday an air strike killed at least 9 people, including four medics, in the harbour town.";
    private static final String OPINION = "“The mood in the town has been damaged,” said Ana Example, a baker.";
    private static final String ARTICLE =
            String.join("\n\n", "Valley counts its dead", COUNTED, PARTED, OPINION, "Talks go on in the capital.");

    @Test
    void anArticleBecomesClaims(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            checker.open("/desk/articles/new");
            checker.look("desk-article-new");
            checker.fill("Text", ARTICLE);
            checker.fill("Published", "2024-04-07");
            checker.fill("Publisher", "Valley Times");
            checker.press("Read the article");

            Page page = checker.page();
            assertThat(page.locator("#article-text mark a[href]").first()).isVisible();
            Locator counted = candidate(page, COUNTED);
            assertThat(counted).containsText("more than 2,400 killed");
            assertThat(counted).containsText("7 October 2023");
            Locator parted = candidate(page, PARTED);
            assertThat(parted).containsText("at least 9 killed");
            assertThat(parted).containsText("part of 9");
            assertThat(parted).containsText("1 April 2024");
            assertThat(candidate(page, OPINION)).containsText("Ana Example");
            leadsFromTheMarkToItsCard(page, counted);
            checker.look("desk-article");

            counted.locator("input[type=checkbox]").check();
            parted.locator("input[type=checkbox]").check();
            checker.press("Make claims of the selected");
            assertThat(page.locator("[role=status]").first()).containsText("claims");
            assertThat(page.locator("#article-text mark.accepted")).hasCount(2);
            checker.look("desk-article-accepted");

            makesAClaimOfSelectedWords(checker);
            takesADismissalBack(checker);
            page.setViewportSize(360, 740);
            checker.fitsItsWindow();
            checker.look("desk-article-phone");

            checker.open("/desk/inbox?q=valley+since+October");
            assertThat(page.locator("[data-claim]").first()).containsText("more than 2,400 killed");
        }
    }

    private static Locator candidate(Page page, String sentence) {
        return page.locator("li.candidate", new Page.LocatorOptions().setHasText(sentence));
    }

    private static void leadsFromTheMarkToItsCard(Page page, Locator card) {
        page.locator("#article-text mark", new Page.LocatorOptions().setHasText("2,400"))
                .locator("a")
                .click();
        String fragment = "#" + card.getAttribute("id");
        page.waitForURL(address -> address.endsWith(fragment));
    }

    /** As with the mouse: the words are selected in the text, and stand in the form at once. */
    private static void makesAClaimOfSelectedWords(Visitor checker) {
        Page page = checker.page();
        String selected = "Talks go on in the capital";
        page.evaluate("""
                words => {
                  const walker = document.createTreeWalker(document.getElementById('article-text'), NodeFilter.SHOW_TEXT);
                  while (walker.nextNode()) {
                    const at = walker.currentNode.data.indexOf(words);
                    if (at >= 0) {
                      const range = document.createRange();
                      range.setStart(walker.currentNode, at);
                      range.setEnd(walker.currentNode, at + words.length);
                      getSelection().removeAllRanges();
                      getSelection().addRange(range);
                      return;
                    }
                  }
                }""", selected);
        assertThat(page.locator("#words")).hasValue(selected);
        checker.press("Make a claim of these words");
        assertThat(page.locator("[role=status]").first()).containsText("claim");

        page.locator("#words").fill("Words that nobody wrote");
        checker.press("Make a claim of these words");
        assertThat(page.locator("#words-error")).isVisible();
        assertThat(page.locator("#words")).hasValue("Words that nobody wrote");
    }

    private static void takesADismissalBack(Visitor checker) {
        Locator opinion = candidate(checker.page(), OPINION);
        checker.press(opinion.locator("button", new Locator.LocatorOptions().setHasText("Dismiss")));
        assertThat(opinion).containsText("Dismissed");
        checker.press(opinion.locator("button", new Locator.LocatorOptions().setHasText("Undo")));
        assertThat(opinion.locator("input[type=checkbox]")).isVisible();
    }
}
