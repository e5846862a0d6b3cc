package org.plumbline.review.figure.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.qute.Engine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.check.Amount;
import org.plumbline.review.check.CheckPolicy;
import org.plumbline.review.check.Claimed;
import org.plumbline.review.check.Comparator;
import org.plumbline.review.check.Counting;
import org.plumbline.review.check.FigureCheck;
import org.plumbline.review.check.Point;
import org.plumbline.review.check.SeriesAt;
import org.plumbline.review.figure.GazaSeries;

/** The chart as a part of a page; each page is kept under {@code target/charts}, to be looked at. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ChartTemplateTest {

    private static final Path PAGES = Path.of("target", "charts");

    @Inject
    Engine templates;

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void showsPictureSourcesAndTable(String language) throws IOException {
        Drawn drawn = gaza(language, "Killed in Gaza", List.of(GazaSeries.read()), Comparator.MORE_THAN, null);
        String page = page("gaza-" + language, drawn, "/data/gaza");
        assertThat(page)
                .contains(
                        drawn.wide(),
                        drawn.narrow(),
                        "dir=\"" + drawn.direction() + "\"",
                        "<bdi>Gaza Ministry of Health</bdi>",
                        "<a href=\"/data/gaza\">",
                        "<time datetime=\"2024-04-06\">",
                        "<summary>" + drawn.labels().table() + "</summary>")
                .doesNotContain("NOT_FOUND", "style=", "<script");
        assertThat(page.split("<tr>", -1)).hasSize(2 + drawn.rows().size());
        assertThat(page.split("<th scope=\"col\"", -1)).hasSize(1 + 3);
    }

    @Test
    void namesTheSourcesInTheTableWhereThereAreSeveral() throws IOException {
        SeriesAt survey = new SeriesAt(
                new SeriesAt.Head(
                        new UUID(1, 2),
                        "Survey",
                        "A <b>household</b> survey",
                        "killed",
                        null,
                        null,
                        null,
                        null,
                        Counting.CUMULATIVE,
                        true),
                List.of(
                        survey("2024-01-15", 30_000, false),
                        survey("2024-03-01", 40_000, true),
                        survey("2025-01-05", 75_200, false)));
        Drawn drawn = gaza("en", "Killed in Gaza", List.of(GazaSeries.read(), survey), Comparator.BETWEEN, "40000");
        String page = page("two", drawn, null);
        assertThat(page.split("<th scope=\"col\"", -1)).hasSize(1 + 6);
        assertThat(page)
                .contains("<td><bdi>A &lt;b&gt;household&lt;/b&gt; survey</bdi></td>")
                .doesNotContain("<b>household</b>", "<a href");
    }

    @Test
    void saysThatThereIsNothingToDraw() throws IOException {
        Drawn drawn = FigureChart.draw(new ChartRequest("chart", "Killed", List.of(), null, "en", false));
        assertThat(page("empty", drawn, null))
                .contains("<p class=\"empty\">There is no point to draw.</p>")
                .doesNotContain("<svg", "<table", "data-chart");
    }

    private String page(String name, Drawn drawn, @Nullable String allPoints) throws IOException {
        String part = templates
                .getTemplate("figure/chart")
                .data("chart", drawn)
                .data("allPoints", allPoints)
                .render();
        Files.createDirectories(PAGES);
        Files.writeString(
                PAGES.resolve(name + ".html"),
                "<!doctype html><html lang=\"%s\" dir=\"%s\"><meta charset=\"utf-8\"><title>%s</title><link rel=\"stylesheet\" href=\"../../../kit/src/main/resources/plumbline/assets/plumbline.css\"><main class=\"measure\">%s</main><script src=\"../../../kit/src/main/resources/plumbline/assets/chart.js\"></script></html>"
                        .formatted(drawn.language(), drawn.direction(), name, part));
        return part;
    }

    private static Drawn gaza(
            String language, String title, List<SeriesAt> series, Comparator comparator, @Nullable String upper) {
        Claimed claimed = Claimed.of(comparator, new BigDecimal("33000"), upper == null ? null : new BigDecimal(upper));
        return FigureChart.draw(new ChartRequest(
                "chart",
                title,
                series,
                FigureCheck.check(
                        claimed,
                        PartialDate.parse("2024-04-07"),
                        LocalDate.parse("2026-08-22"),
                        series,
                        CheckPolicy.DEFAULT),
                language,
                true));
    }

    private static Point survey(String day, long best, boolean derived) {
        return new Point(
                LocalDate.parse(day),
                new Amount(
                        BigDecimal.valueOf(best * 9 / 10),
                        BigDecimal.valueOf(best),
                        BigDecimal.valueOf(best * 11 / 10)),
                derived);
    }
}
