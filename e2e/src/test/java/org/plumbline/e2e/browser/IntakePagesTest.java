package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.charset.StandardCharsets;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.e2e.WholeSystem;

/** The quieter pages of intake: a file of claims, editing, history, claimants and topics. */
@ExtendWith(WholeSystem.class)
class IntakePagesTest {

    private static final String FILE = """
            text,language,claimant,topics
            Sixty ferries cross the strait each day,en,Ferry Example,ferries
            Half of all ferries run late,en,Ferry Example,ferries
            ,en,Ferry Example,ferries
            """;

    @Test
    void aFileOfClaimsIsLookedAtThenImported(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            Page page = checker.page();
            checker.open("/desk/claims/import");
            looks(checker, "desk-import-choose");
            page.locator("input[type=file]")
                    .setInputFiles(new FilePayload("ferries.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)));
            checker.press(
                    page.locator("form[enctype='multipart/form-data'] button").first());
            assertThat(page.locator("main")).containsText("Sixty ferries");
            looks(checker, "desk-import-preview");
            checker.press("Import 2 claims");
            page.locator("section[aria-labelledby=done]").waitFor();
            assertThat(page.locator("section[aria-labelledby=done]")).containsText("2 became claims");
            assertThat(page.locator("section[aria-labelledby=refused]")).containsText("must not be empty");
            looks(checker, "desk-import-report");

            checker.open("/desk/inbox?topic=ferries");
            assertThat(page.locator("[data-claim]")).hasCount(2);
        }
    }

    @Test
    void aClaimIsEditedAndItsPastStays(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            Page page = checker.page();
            checker.open("/desk/claims/new");
            checker.fill("The claim in its own words", "More than 70 trams stood still in Lantern town");
            checker.fill("Claimant", "Tram Example");
            checker.fill("Topics", "trams");
            checker.press("Read the figures");
            looks(checker, "desk-claim-figures-read");
            checker.press("Enter the claim");
            String claim = page.url().replaceFirst("\\?.*", "");
            checker.open(claim + "/edit");
            checker.fill("The claim in its own words", "More than 80 trams stood still in Lantern town");
            looks(checker, "desk-claim-edit");
            checker.press("Store the change");
            assertThat(page.locator("blockquote").first()).containsText("80 trams");
            checker.open(claim + "/history");
            assertThat(page.locator("del").first()).containsText("70");
            looks(checker, "desk-claim-history");
            checker.open(claim + "/merge?q=trams");
            looks(checker, "desk-claim-merge");

            checker.open("/desk/claims/claimants?q=Tram");
            looks(checker, "desk-claimants");
            checker.follow("Tram Example");
            looks(checker, "desk-claimant");
            checker.open("/desk/claims/topics?q=trams");
            looks(checker, "desk-topics");
            checker.follow("trams");
            looks(checker, "desk-topic");
        }
    }

    private static void looks(Visitor checker, String picture) {
        checker.look(picture);
        checker.page().setViewportSize(360, 740);
        checker.fitsItsWindow();
        checker.page().setViewportSize(1280, 900);
    }
}
