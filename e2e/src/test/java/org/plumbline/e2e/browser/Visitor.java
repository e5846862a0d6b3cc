package org.plumbline.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;

/** One person at the browser. */
final class Visitor implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    /** The parts of a word that stands on two lines have other lower edges. */
    private static final String BROKEN_WORDS = """
            () => [...document.querySelectorAll('th, td')].flatMap(cell => {
              const broken = [];
              const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const text = texts.currentNode;
                for (const word of text.data.matchAll(/[\\p{L}\\p{M}\\p{N}]+/gu)) {
                  const range = document.createRange();
                  range.setStart(text, word.index);
                  range.setEnd(text, word.index + word[0].length);
                  const edges = [...range.getClientRects()].map(part => part.bottom);
                  if (word[0].length <= 20 && Math.max(...edges) - Math.min(...edges) > 6) broken.push(word[0]);
                }
              }
              return broken;
            })
            """;

    private final URI base;
    private final Screen screen;
    private final BrowserContext context;
    private final Page page;
    private int pagesSeen;

    /** What they look at. */
    enum Screen {
        DESKTOP(1280, 900, ColorScheme.LIGHT),
        PHONE(360, 740, ColorScheme.LIGHT),
        DARK(1280, 900, ColorScheme.DARK);

        private final int width;
        private final int height;
        private final ColorScheme colours;

        Screen(int width, int height, ColorScheme colours) {
            this.width = width;
            this.height = height;
            this.colours = colours;
        }
    }

    /** @param scripts whether the browser runs scripts; without them, axe cannot look */
    Visitor(URI base, Browser browser, Screen screen, boolean scripts) {
        this.base = base;
        this.screen = screen;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setColorScheme(screen.colours)
                .setJavaScriptEnabled(scripts));
        page = context.newPage();
        page.onFrameNavigated(frame -> pagesSeen += frame == page.mainFrame() ? 1 : 0);
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(path.startsWith("/") ? base + path : path);
    }

    /** Opens a page of the public site again until a part of it has these words: it is told of changes a little later. */
    void awaitOn(String path, String part, String words) {
        Locator awaited = page.locator(part, new Page.LocatorOptions().setHasText(words));
        page.waitForCondition(() -> {
            open(path);
            return awaited.count() > 0;
        });
    }

    /** Asks for the desk, is sent to Keycloak's page, and comes back with a session. */
    void logIn(String name) {
        open("/desk");
        assertThat(page.url()).as("where the login is").contains("/realms/plumbline/");
        typePassword(name, name);
        page.waitForURL(base + "/desk");
    }

    /** On Keycloak's page. */
    void typePassword(String name, String password) {
        page.locator("#username").fill(name);
        page.locator("#password").fill(password);
        press(page.locator("#kc-login"));
    }

    void fill(String label, String value) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(value);
    }

    void choose(String label, String option) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel(option));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** Presses a button that sends a form, and waits for the page that answers: what it did is done then. */
    void press(String button) {
        press(button(button).first());
    }

    void press(Locator button) {
        arrive(button::click);
    }

    /** Presses a button that leaves the page where it is. */
    void pressHere(String button) {
        button(button).first().click();
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    /** Follows a link, and waits for where it leads. */
    void follow(String link) {
        follow(link(link));
    }

    void follow(Locator link) {
        arrive(link::click);
    }

    /** Does what leads to another page, or to this one anew, and waits for it. */
    void arrive(Runnable deed) {
        int before = pagesSeen;
        deed.run();
        page.waitForCondition(() -> pagesSeen > before);
        page.waitForLoadState();
    }

    /** Approves, as an editor, what stands in the draft of a review, and stays on the page that says so. */
    void approve(String review) {
        open(review + "/approval");
        press("Approve what stands here");
        PlaywrightAssertions.assertThat(page.locator("section[aria-labelledby=approvals]"))
                .containsText("Approved");
    }

    /** Opens what is folded away under this heading. */
    void unfold(String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary))
                .first()
                .click();
    }

    /** Opens whatever is folded away on the page, so that {@link #look} sees it. */
    void unfoldAll() {
        page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true");
    }

    /** Looks at the page as it stands at every kind of window, and leaves it at the one it had. */
    void lookAround(String picture) {
        for (Screen each : Screen.values()) {
            show(each);
            fitsItsWindow();
            keepsWordsWhole();
            // In the dark, nothing is laid out otherwise: only its colours are other ones.
            look(
                    picture + "-" + each.name().toLowerCase(Locale.ROOT),
                    each == Screen.DARK ? Axe.COLOURS : Axe.EVERYTHING);
        }
        show(screen);
    }

    private void show(Screen size) {
        page.setViewportSize(size.width, size.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(size.colours));
    }

    /** Keeps a picture of the page, and holds it against WCAG 2.2 AA. */
    void look(String picture) {
        look(picture, Axe.EVERYTHING);
    }

    private void look(String picture, Axe axe) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(picture + ".png"))
                .setFullPage(true));
        assertThat(axe.findings(page)).as("what axe finds on " + page.url()).isEmpty();
    }

    /** No page may be wider than its window: a phone's reader would have to scroll sideways. */
    void fitsItsWindow() {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("pixels that " + page.url() + " is too wide")
                .isLessThanOrEqualTo(0);
    }

    /** No table may break a word that a line of a phone has room for. */
    void keepsWordsWhole() {
        assertThat(page.evaluate(BROKEN_WORDS))
                .as("words that the tables of " + page.url() + " break at " + page.viewportSize().width + " pixels")
                .isEqualTo(List.of());
    }

    @Override
    public void close() {
        context.close();
    }
}
