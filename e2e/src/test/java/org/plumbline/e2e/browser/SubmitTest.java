package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.e2e.WholeSystem;

/** Anybody sends in a claim, in English and in Arabic, and follows what becomes of it. */
@ExtendWith(WholeSystem.class)
class SubmitTest {

    /** What comes back faster is taken for a program's. */
    private static final double AS_LONG_AS_PEOPLE_TYPE = 2_100;

    @Test
    void aReaderSendsInAClaimAndTheDeskFindsIt(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor reader = chromium.visitor(Visitor.Screen.PHONE);
            reader.open("/submit?lang=ar");
            assertThat(reader.page().locator("html")).hasAttribute("dir", "rtl");
            reader.fitsItsWindow();
            reader.look("submit-arabic-phone");
            reader.open("/submit");
            reader.look("submit-phone");
            reader.page().locator("#text").fill("Nine <b>wells</b> were closed in the valley");
            reader.page().waitForTimeout(AS_LONG_AS_PEOPLE_TYPE);
            send(reader.page());
            assertThat(reader.page().locator("h1")).hasText("Thank you: your claim has reached the desk");
            reader.fitsItsWindow();
            reader.look("submit-thanks-phone");
            String link = reader.page().locator("#link").inputValue();

            Visitor checker = chromium.loggedIn("checker2");
            checker.open("/desk/inbox");
            assertThat(checker.page().locator("main")).containsText("Nine <b>wells</b> were closed in the valley");

            Visitor later = chromium.visitor(Visitor.Screen.DARK);
            later.open(link);
            assertThat(later.page().locator("main")).containsText("It waits for the desk.");
            later.unfold("Delete my tip");
            later.look("follow-dark");
            later.open(link + "?lang=ar");
            assertThat(later.page().locator("html")).hasAttribute("dir", "rtl");
            later.look("follow-arabic-dark");
            later.open("/follow/" + "A".repeat(32));
            assertThat(later.page().locator("h1")).hasText("This link leads nowhere");
            later.look("follow-lost-dark");
        }
    }

    @Test
    void nothingOfItNeedsScripts(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Page page = chromium.withoutScripts().page();
            page.navigate(system.baseUrl() + "/submit");
            page.locator("#text").fill("https://social.example/wells");
            page.waitForTimeout(AS_LONG_AS_PEOPLE_TYPE);
            send(page);
            assertThat(page.locator("#text-error")).containsText("Say in words what is claimed.");
            assertThat(page.locator("#text")).hasValue("https://social.example/wells");

            page.locator("#text").fill("Two wells were opened in the valley");
            page.locator("#seen").fill("https://social.example/wells");
            send(page);
            assertThat(page).hasURL(Pattern.compile(".*/follow/[A-Za-z0-9_-]{32}\\?sent=1"));
            assertThat(page.locator("main")).containsText("Two wells were opened in the valley");

            page.locator("summary").press("Enter");
            page.locator("form[action$='/forget'] button").press("Enter");
            assertThat(page.locator("[role=status]"))
                    .hasText("Your tip was deleted, and its link leads nowhere any more.");
        }
    }

    /** By the keyboard: without scripts, the driver cannot tell when a button stands still to be clicked. */
    private static void send(Page page) {
        page.locator("form[action^='/submit'] button").press("Enter");
    }
}
