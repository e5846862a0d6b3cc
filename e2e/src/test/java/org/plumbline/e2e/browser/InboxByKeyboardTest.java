package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.devstack.api.ApiClient;
import org.plumbline.e2e.DeskByApi;
import org.plumbline.e2e.WholeSystem;

/** A fact-checker works through the inbox without a mouse. */
@ExtendWith(WholeSystem.class)
class InboxByKeyboardTest {

    private static final String INBOX = "/desk/inbox?q=Keyboard+village&sort=oldest";

    @Test
    void everyDecisionHasItsKey(Stack system) {
        for (String count : new String[] {"Eleven", "Twelve", "Thirteen", "Fourteen"}) {
            send(system, count + " wells were counted in Keyboard village");
        }
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            checker.open(INBOX);
            Page page = checker.page();
            assertThat(page.locator("[data-claim]")).hasCount(4);

            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isVisible();
            checker.look("desk-inbox-keys");
            page.keyboard().press("Escape");

            page.keyboard().press("j");
            assertThat(current(page)).containsText("Eleven");
            page.keyboard().press("j");
            assertThat(current(page)).containsText("Twelve");
            page.keyboard().press("k");
            assertThat(current(page)).containsText("Eleven");

            accepts(page);
            undoes(page);
            rejects(page);
            merges(page);
            choosesAndRejectsSeveral(checker);
        }
    }

    private static void send(Stack system, String text) {
        ApiClient partner = ApiClient.partner(system.baseUrl(), system.keycloakUrl());
        assertThat(partner.send("POST", "/api/claims", Map.of("text", text, "language", "en"), DeskByApi.key())
                        .status())
                .isEqualTo(201);
    }

    private static Locator current(Page page) {
        return page.locator("[data-claim][aria-current=true]");
    }

    private static void accepts(Page page) {
        page.keyboard().press("a");
        assertThat(page.locator("#notice")).containsText("accepted");
        assertThat(page.locator("[data-claim]")).hasCount(3);
        // The next claim has the focus, so that the work goes on.
        assertThat(current(page)).containsText("Twelve");
        assertThat(current(page)).isFocused();
    }

    private static void undoes(Page page) {
        page.keyboard().press("u");
        assertThat(page.locator("[data-claim]")).hasCount(4);
        // It is another page, whose keys work once its script has come.
        page.waitForLoadState();
    }

    private static void rejects(Page page) {
        page.keyboard().press("j");
        while (!current(page).innerText().contains("Twelve")) {
            page.keyboard().press("j");
        }
        page.keyboard().press("r");
        assertThat(current(page).locator("select[name=reason]")).isFocused();
        // In a field the keys write, and decide nothing.
        current(page).locator("select[name=reason]").selectOption("OPINION");
        page.keyboard().press("Tab");
        page.keyboard().type("a matter of taste");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#notice")).containsText("rejected");
        assertThat(page.locator("[data-claim]")).hasCount(3);
    }

    private static void merges(Page page) {
        while (!current(page).innerText().contains("Thirteen")) {
            page.keyboard().press("j");
        }
        page.keyboard().press("m");
        assertThat(current(page).locator("input[name=q]")).isFocused();
        page.keyboard().type("Fourteen wells were counted");
        page.keyboard().press("Enter");
        Locator found = current(page).locator("[data-found]");
        assertThat(found).containsText("Fourteen");
        found.locator("button").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#notice")).containsText("merged");
        assertThat(page.locator("[data-claim]")).hasCount(2);
    }

    private static void choosesAndRejectsSeveral(Visitor checker) {
        Page page = checker.page();
        checker.open(INBOX);
        page.keyboard().press("j");
        page.keyboard().press("x");
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.locator("[data-chosen] [data-count]")).containsText("2 chosen");
        page.locator("[data-chosen] summary").focus();
        page.keyboard().press("Enter");
        checker.choose("Reason to reject them", "It is outside of what this desk checks");
        checker.look("desk-inbox-several");
        page.getByText("Reject those chosen").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#notice")).containsText(Pattern.compile("2 claims"));
        assertThat(page.locator("[data-claim]")).hasCount(0);
    }
}
