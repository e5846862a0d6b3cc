package org.plumbline.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.e2e.DeskByApi;
import org.plumbline.e2e.WholeSystem;

/** The pages that no story leads through: axe finds nothing on them, and none is wider than its window. */
@ExtendWith(WholeSystem.class)
class EveryPageTest {

    private static final List<String> OF_EDITORS = List.of(
            "/desk",
            "/desk/reviews",
            "/desk/reviews?view=list",
            "/desk/corrections",
            "/desk/notices",
            "/desk/notices/settings",
            "/desk/stats",
            "/desk/series",
            "/desk/series/new");

    private static final List<String> OF_ADMINS = List.of(
            "/desk/settings",
            "/desk/settings/policies",
            "/desk/settings/policies/new",
            "/desk/settings/pages",
            "/desk/webhooks",
            "/desk/webhooks/new",
            "/desk/stats",
            "/desk/series",
            "/desk/audit");

    private static final List<String> PUBLIC = List.of(
            "/",
            "/?lang=ar",
            "/search",
            "/search?q=killed&lang=ar",
            "/topics",
            "/topics?lang=ar",
            "/claimants",
            "/claimants?lang=ar",
            "/corrections",
            "/corrections?lang=ar",
            "/methodology",
            "/methodology?lang=ar",
            "/about",
            "/data",
            "/data?lang=ar",
            "/log",
            "/log?lang=ar");

    @Test
    void noPageOfTheDeskKeepsAnybodyOut(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            look(system, chromium.loggedIn("editor"), OF_EDITORS, "editor");
            Visitor admin = chromium.loggedIn("admin");
            look(system, admin, OF_ADMINS, "admin");
            admin.open("/desk/settings/policies");
            admin.follow(admin.page().locator("main h3 a").first());
            admin.lookAround("admin-desk-settings-policy");
        }
    }

    @Test
    void noPageOfThePublicSiteKeepsAnybodyOut(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            DeskByApi desk = new DeskByApi(system);
            String mark = UUID.randomUUID().toString();
            DeskByApi.Accepted review = desk.take(Map.of("text", "The ferry " + mark + " was full", "language", "en"));
            desk.as("editor").change("PUT", review.path(), "/listing", null).expect(200);
            Visitor reader = chromium.visitor(Visitor.Screen.DESKTOP);
            for (String front : List.of("/", "/?lang=ar")) {
                reader.awaitOn(front, "section[aria-labelledby=checking]", mark);
            }
            look(system, reader, PUBLIC, "reader");
        }
    }

    @Test
    void theLookSeesWhatKeepsSomebodyOut(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor reader = chromium.visitor(Visitor.Screen.DESKTOP);
            reader.open("/");
            reader.page().evaluate("() => { document.querySelector('h1').style.color = '#eee'; }");
            assertThat(Axe.COLOURS.findings(reader.page()))
                    .singleElement()
                    .asString()
                    .startsWith("color-contrast");
            reader.page().evaluate("() => document.querySelector('main').append(new Image())");
            assertThat(Axe.EVERYTHING.findings(reader.page()))
                    .anyMatch(one -> one.startsWith("image-alt"))
                    .anyMatch(one -> one.startsWith("color-contrast"));
        }
    }

    private static void look(Stack system, Visitor visitor, List<String> pages, String who) {
        for (String page : pages) {
            assertThat(visitor.page().navigate(system.baseUrl() + page).status())
                    .as(page)
                    .isEqualTo(200);
            visitor.lookAround(who + page.replaceAll("[^a-z]+", "-"));
        }
    }
}
