package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.e2e.WholeSystem;

/** Anybody sends in a claim, in English and in Arabic. */
@ExtendWith(WholeSystem.class)
class SubmitTest {

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
            reader.page().locator("form[action^='/submit'] button").click();
            assertThat(reader.page().locator("h1")).isVisible();
            reader.look("submit-thanks-phone");

            Visitor checker = chromium.loggedIn("checker2");
            checker.open("/desk/inbox");
            assertThat(checker.page().locator("main")).containsText("Nine <b>wells</b> were closed in the valley");
        }
    }
}
