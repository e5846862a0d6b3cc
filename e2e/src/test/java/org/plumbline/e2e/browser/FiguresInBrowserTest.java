package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.devstack.demo.Demo;
import org.plumbline.e2e.DeskByApi;
import org.plumbline.e2e.WholeSystem;

/** Figures that change: from a file to the chart on a verdict's page, and to the banner when they have moved. */
@ExtendWith(WholeSystem.class)
class FiguresInBrowserTest {

    private static final System.Logger LOG = System.getLogger(FiguresInBrowserTest.class.getName());
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String NAME = "Killed in Gaza, a figure for each day";
    private static final String SAID =
            "33,137 as of 6 April 2024; the claim of 7 April says more than 33,000: consistent";

    @Test
    void aFigureIsImportedCheckedPublishedAndOvertaken(Stack system) throws IOException {
        try (Chromium chromium = new Chromium(system)) {
            Visitor editor = chromium.loggedIn("editor");
            String series = describe(editor);
            importFile(editor, series);

            DeskByApi desk = new DeskByApi(system);
            FiguresDesk figures = new FiguresDesk(desk);
            DeskByApi.Accepted review = figures.reviewed();
            Visitor checker = chromium.loggedIn("checker");
            check(checker, review.page());
            String slug = desk.publish(review);
            String arabic = figures.translated(review);

            read(chromium, "/verdicts/" + slug, "en");
            read(chromium, "/verdicts/" + arabic, "ar");
            overtake(chromium, desk, series, slug);
            editor.open(series);
            assertThat(editor.page().locator("section[aria-labelledby=uses]")).containsText(FiguresDesk.HEADLINE);
            editor.look("series-with-uses");
        }
    }

    private static String describe(Visitor editor) {
        editor.open("/desk/series/new");
        editor.fill("Name", NAME);
        editor.fill("Measure", "killed");
        editor.fill("Of whom or what", "Palestinians");
        editor.fill("Place", "Gaza");
        editor.fill("Counting began", "2023-10-07");
        editor.fill("Source", "Gaza health ministry");
        editor.fill("Method", "Deaths that the ministry counts. On days without a report the figure was filled in.");
        editor.press("Create the series");
        assertThat(editor.page().locator("h1")).hasText(NAME);
        editor.look("series-empty");
        return editor.page().url().replaceFirst("\\?.*", "");
    }

    private static void importFile(Visitor editor, String series) throws IOException {
        send(editor, series);
        editor.look("series-import-columns");
        editor.choose("As of", "date (such as 2023-10-07)");
        editor.choose("Days are written", "2024-04-07");
        editor.choose("Figure", "killed (such as 232)");
        editor.choose("Numbers are written", "33137.5 or 33,137.5");
        editor.unfold("Derived figures");
        editor.choose("Column that says a figure is derived", "origin (such as reported)");
        editor.fill("What stands there", "derived");
        editor.press("Check the rows");
        assertThat(editor.page().locator("section[aria-labelledby=preview]")).containsText("1,051 new");
        editor.look("series-import-preview");
        add(editor);
        editor.look("series-import-done");

        editor.unfold("Take it back");
        editor.press("Take back 1,051 added");
        assertThat(editor.page().locator("main")).containsText("All points of this file were taken back");
        editor.look("series-import-undone");

        send(editor, series);
        add(editor);
        editor.open(series);
        assertThat(editor.page().locator("section[aria-labelledby=latest]")).containsText("73,419");
        editor.fitsItsWindow();
        editor.look("series");
        editor.open("/desk/series");
        assertThat(editor.page().locator("main")).containsText(NAME);
        editor.look("series-list");
    }

    private static void send(Visitor editor, String series) throws IOException {
        editor.open(series);
        editor.follow("Import figures");
        try (InputStream file = Objects.requireNonNull(Demo.class.getResourceAsStream("/demo/gaza-killed.csv"))) {
            editor.page()
                    .getByLabel("CSV or JSON file")
                    .setInputFiles(new FilePayload("gaza.csv", "text/csv", file.readAllBytes()));
        }
        editor.press("Send it in");
    }

    private static void add(Visitor editor) {
        editor.press("Add 1,051 points");
        assertThat(editor.page().locator("section[aria-labelledby=done]")).containsText("1,051 added");
    }

    private static void check(Visitor checker, String review) {
        checker.open(review);
        checker.page().locator("#figures").locator("xpath=..").getByLabel(NAME).check();
        checker.press("Check by these series");
        Locator section = checker.page().locator("section[aria-labelledby=figures]");
        assertThat(section).containsText(SAID);
        walk(section);
        checker.fitsItsWindow();
        checker.look("review-figures");
    }

    /** The arrow keys go from point to point, and each is announced. */
    private static void walk(Locator section) {
        Locator frame = section.locator("[data-chart]");
        Locator said = frame.locator("output");
        frame.focus();
        frame.press("ArrowRight");
        frame.press("Home");
        assertThat(said).containsText("232");
        frame.press("ArrowRight");
        assertThat(said).not().containsText("232");
        frame.press("ArrowLeft");
        assertThat(said).containsText("7 October 2023");
        frame.press("End");
        assertThat(said).containsText("2026");
        frame.hover(new Locator.HoverOptions().setPosition(64, 120));
        assertThat(said).containsText(Pattern.compile("202[34]"));
    }

    private static void read(Chromium chromium, String path, String language) {
        for (Visitor.Screen screen : Visitor.Screen.values()) {
            Visitor reader = chromium.visitor(screen);
            reader.open(path);
            Page page = reader.page();
            Locator figures = page.locator("section[aria-labelledby=figures]");
            assertThat(page.locator("html")).hasAttribute("dir", language.equals("ar") ? "rtl" : "ltr");
            assertThat(figures.locator("svg[role=img]:visible")).hasCount(1);
            reader.fitsItsWindow();
            String name = "figures-" + language + "-" + screen.name().toLowerCase(Locale.ROOT);
            reader.look(name);
            figures.locator("details summary").click();
            assertThat(figures.locator("table tbody tr").first()).isVisible();
            assertThat(figures.locator("table")).containsText(language.equals("ar") ? "٣٣٬١٣٧" : "33,137");
            reader.fitsItsWindow();
            reader.look(name + "-table");
        }
    }

    /** A new point of today reaches the page, past what the gateway keeps; in how many seconds stands in the log. */
    private static void overtake(Chromium chromium, DeskByApi desk, String series, String slug) {
        Visitor reader = chromium.visitor(Visitor.Screen.PHONE);
        reader.open("/verdicts/" + slug);
        Locator banner = reader.page().locator("aside[aria-labelledby=recheck]");
        assertThat(banner).hasCount(0);
        long start = System.nanoTime();
        desk.as("editor")
                .send(
                        "POST",
                        "/api/series/" + series.substring(series.lastIndexOf('/') + 1) + "/points",
                        Map.of("asOf", LocalDate.now(ZoneOffset.UTC).toString(), "best", 91_000, "confirmed", true),
                        DeskByApi.key())
                .expect(201);
        while (banner.count() == 0 && System.nanoTime() - start < LONGEST.toNanos()) {
            reader.page().reload();
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        LOG.log(System.Logger.Level.INFO, "The banner stood on the page after {0} ms", took);
        assertThat(banner).containsText("91,000");
        reader.fitsItsWindow();
        reader.look("figures-banner-phone");
    }
}
