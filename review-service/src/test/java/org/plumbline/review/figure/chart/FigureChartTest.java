package org.plumbline.review.figure.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.check.Amount;
import org.plumbline.review.check.CheckPolicy;
import org.plumbline.review.check.CheckResult;
import org.plumbline.review.check.Claimed;
import org.plumbline.review.check.Comparator;
import org.plumbline.review.check.Counting;
import org.plumbline.review.check.FigureCheck;
import org.plumbline.review.check.Point;
import org.plumbline.review.check.SeriesAt;
import org.plumbline.review.figure.GazaSeries;

class FigureChartTest {

    private static final PartialDate STATED = PartialDate.parse("2024-04-07");
    private static final LocalDate TODAY = LocalDate.parse("2026-08-22");

    /** All that a picture may be made of; there is no style, no script and no address among it. */
    private static final Set<String> ELEMENTS = Set.of("svg", "g", "title", "desc", "path", "rect", "circle", "text");

    private static final Set<String> ATTRIBUTES = Set.of(
            "xmlns",
            "class",
            "id",
            "viewBox",
            "role",
            "direction",
            "aria-labelledby",
            "aria-describedby",
            "d",
            "fill",
            "x",
            "y",
            "width",
            "height",
            "cx",
            "cy",
            "r",
            "text-anchor");

    private static final List<String> PAYLOADS = List.of(
            "</title><script>alert(1)</script>",
            "\" onload=\"alert(1)",
            "' x='",
            "]]><!--",
            "&lt;b&gt; &amp;",
            "<![CDATA[",
            "\u0000\u0001\ud800\ufffe",
            "{chart.wide.raw} $1 \\");

    @Test
    void isWellFormedAndMadeOfClassesOnly() {
        for (Drawn drawn : all()) {
            for (String picture : List.of(drawn.wide(), drawn.narrow())) {
                everyElement(parse(picture)).forEach(element -> {
                    assertThat(ELEMENTS).contains(element.getTagName());
                    for (int i = 0; i < element.getAttributes().getLength(); i++) {
                        assertThat(ATTRIBUTES)
                                .contains(element.getAttributes().item(i).getNodeName());
                    }
                });
                assertThat(picture.length()).isLessThan(30_000);
            }
        }
    }

    @Test
    void saysWhatItShowsInWords() {
        Drawn drawn = gaza("en");
        assertThat(drawn.title()).isEqualTo("\u2068Killed in Gaza\u2069, 7 October 2023 to 22 August 2026");
        assertThat(drawn.description())
                .isEqualTo("\u2068Gaza Ministry of Health\u2069: 73,419 as of 22 August 2026, after 232 as of 7 October"
                        + " 2023. The claim of 7 April 2024, more than 33,000, is drawn at 7 April 2024. When it was"
                        + " said: consistent. Now: overtaken.");
        Element svg = parse(drawn.wide()).getDocumentElement();
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(text(svg, svg.getAttribute("aria-labelledby"))).isEqualTo(drawn.title());
        assertThat(text(svg, svg.getAttribute("aria-describedby"))).isEqualTo(drawn.description());
        assertThat(drawn.key())
                .containsExactly(
                        "Upright bar: the numbers for which the claim is right. A hollow end: that number itself is not"
                                + " included. An arrow: every number beyond it too.",
                        "Thin lines: after the claim.",
                        "Dotted lines and hollow dots: filled in by the makers of the series, not reported.");
    }

    @Test
    void putsEachFigureWhereItBelongs() {
        Plot plot = Plot.of(Format.WIDE, List.of(GazaSeries.read()), List.of(), false);
        assertThat(plot.y(BigDecimal.ZERO)).isEqualTo(Format.WIDE.bottom());
        assertThat(plot.y(new BigDecimal("80000"))).isEqualTo(Format.WIDE.top());
        assertThat(plot.y(new BigDecimal("40000"))).isCloseTo(197, within(0.001));
        assertThat(plot.x(LocalDate.parse("2023-10-07"))).isEqualTo(Format.WIDE.startMargin);
        assertThat(plot.x(TODAY)).isEqualTo(Format.WIDE.width - Format.WIDE.endMargin);
        assertThat(plot.x(LocalDate.parse("2025-03-15"))).isCloseTo(317, within(1.0));

        Plot mirrored = Plot.of(Format.WIDE, List.of(GazaSeries.read()), List.of(), true);
        for (Point point : GazaSeries.read().points()) {
            assertThat(mirrored.x(point.asOf())).isCloseTo(Format.WIDE.width - plot.x(point.asOf()), within(0.001));
        }
    }

    @Test
    void drawsEveryPointThatItDrawsWhereItIs() {
        SeriesAt series = GazaSeries.read();
        Plot plot = Plot.of(Format.WIDE, List.of(series), List.of(), false);
        List<String> places = series.points().stream()
                .map(point -> Svg.at(plot.x(point.asOf())) + " " + Svg.at(plot.y(point.best())))
                .toList();
        Drawn drawn = FigureChart.draw(new ChartRequest("c", "Killed", List.of(series), null, "en", false));
        List<String> drawnPlaces = all(drawn.wide(), "path")
                .filter(path -> path.getAttribute("class").startsWith("chart-line"))
                .flatMap(path -> Stream.of(path.getAttribute("d").split("[ML]")))
                .filter(place -> !place.isEmpty())
                .toList();
        assertThat(drawnPlaces).hasSizeGreaterThanOrEqualTo(places.size());
        assertThat(places).containsAll(drawnPlaces);
        assertThat(drawnPlaces).containsAll(places);
    }

    @ParameterizedTest
    @EnumSource(Comparator.class)
    void drawsTheClaimAsWhatItAllows(Comparator comparator) {
        Drawn drawn = gaza(comparator, "33000", comparator == Comparator.BETWEEN ? "40000" : null);
        Element bar = all(drawn.wide(), "rect").findFirst().orElseThrow();
        double top = Double.parseDouble(bar.getAttribute("y"));
        double bottom = top + Double.parseDouble(bar.getAttribute("height"));
        Plot plot = Plot.of(Format.WIDE, List.of(GazaSeries.read()), List.of(), false);
        double at = plot.y(new BigDecimal("33000"));
        List<String> ends = all(drawn.wide(), "circle")
                .map(circle -> circle.getAttribute("class"))
                .filter(classes -> classes.startsWith("chart-end"))
                .toList();
        String full = "chart-end";
        String hollow = "chart-end chart-open";
        switch (comparator) {
            case MORE_THAN -> assertBar(top, Format.WIDE.top(), bottom, at, ends, hollow);
            case AT_LEAST -> assertBar(top, Format.WIDE.top(), bottom, at, ends, full);
            case FEWER_THAN -> assertBar(top, at, bottom, Format.WIDE.bottom(), ends, hollow);
            case AT_MOST -> assertBar(top, at, bottom, Format.WIDE.bottom(), ends, full);
            case BETWEEN -> assertBar(top, plot.y(new BigDecimal("40000")), bottom, at, ends, full, full);
            case EXACTLY ->
                assertBar(
                        top,
                        plot.y(new BigDecimal("33500")),
                        bottom,
                        plot.y(new BigDecimal("32500")),
                        ends,
                        full,
                        hollow);
            case ABOUT ->
                assertBar(
                        top,
                        plot.y(new BigDecimal("34000")),
                        bottom,
                        plot.y(new BigDecimal("32000")),
                        ends,
                        full,
                        full);
        }
        double x = plot.x(LocalDate.parse("2024-04-07"));
        assertThat(Double.parseDouble(bar.getAttribute("x")) + Double.parseDouble(bar.getAttribute("width")) / 2)
                .isCloseTo(x, within(0.1));
    }

    private static void assertBar(
            double top, double wantedTop, double bottom, double wantedBottom, List<String> ends, String... wanted) {
        assertThat(top).isCloseTo(wantedTop, within(0.1));
        assertThat(bottom).isCloseTo(wantedBottom, within(0.2));
        assertThat(ends).containsExactly(wanted);
    }

    @Test
    void drawsOnlyTheDayOfAClaimThatCountsFromElsewhere() {
        Claimed since = new Claimed(
                Comparator.MORE_THAN,
                new BigDecimal("11000"),
                null,
                2,
                "killed",
                null,
                null,
                null,
                PartialDate.parse("2024"),
                null,
                null,
                false);
        Drawn drawn = draw(check(since, GazaSeries.read()), "en", false, GazaSeries.read());
        assertThat(all(drawn.wide(), "rect")).isEmpty();
        assertThat(all(drawn.wide(), "path").map(path -> path.getAttribute("class")))
                .contains("chart-guide");
        assertThat(drawn.description()).contains("has no place on this scale");
    }

    @Test
    void tellsDerivedLaterAndEstimatedByMoreThanColour() {
        SeriesAt series = new SeriesAt(
                head("A survey", Counting.CUMULATIVE, null, true),
                List.of(
                        point("2024-03-01", "30000", false),
                        point("2024-04-01", "32000", true),
                        point("2024-04-20", "34000", false),
                        point("2024-05-20", "36000", false)));
        Drawn drawn = draw(check(claimed(Comparator.ABOUT, "33000", null), series), "en", false, series);
        assertThat(all(drawn.wide(), "path")
                        .map(path -> path.getAttribute("class"))
                        .filter(classes -> classes.startsWith("chart-line")))
                .containsExactly(
                        "chart-line chart-derived chart-estimated",
                        "chart-line chart-later chart-estimated",
                        "chart-line chart-later chart-derived chart-estimated");
        assertThat(all(drawn.wide(), "circle").map(circle -> circle.getAttribute("class")))
                .contains("chart-dot chart-open", "chart-dot", "chart-dot chart-later");
        assertThat(drawn.key()).hasSize(4);
    }

    @Test
    void mirrorsInArabicWithItsWordsAndNumerals() {
        Drawn drawn = gaza("ar");
        assertThat(drawn.direction()).isEqualTo("rtl");
        Element svg = parse(drawn.wide()).getDocumentElement();
        assertThat(svg.getAttribute("direction")).isEqualTo("rtl");
        assertThat(all(drawn.wide(), "text").map(Node::getTextContent))
                .contains("٨٠٬٠٠٠", "٧٣٬٤١٩", "أكثر من ٣٣٬٠٠٠")
                .noneMatch(text -> text.matches(".*[0-9a-z].*"));
        Element bar = all(drawn.wide(), "rect").findFirst().orElseThrow();
        Element ltr = all(gaza("en").wide(), "rect").findFirst().orElseThrow();
        assertThat(Double.parseDouble(bar.getAttribute("x")))
                .isCloseTo(
                        Format.WIDE.width
                                - Double.parseDouble(ltr.getAttribute("x"))
                                - Double.parseDouble(ltr.getAttribute("width")),
                        within(0.2));
    }

    @Test
    void thinsAMillionPointsWithoutMovingOne() {
        List<Point> points = IntStream.range(0, 1_000_000)
                .mapToObj(i -> Point.reported(
                        LocalDate.EPOCH.plusDays(i), BigDecimal.valueOf(Math.round(1e6 * Math.sin(i / 1000.0)))))
                .toList();
        Plot plot = Plot.of(
                Format.WIDE, List.of(new SeriesAt(head("S", Counting.LEVEL, null, false), points)), List.of(), false);
        List<Point> thinned = Thinning.thin(points, point -> plot.x(point.asOf()), 500);
        assertThat(thinned).hasSizeBetween(100, 500).isSortedAccordingTo((one, other) -> one.asOf()
                .compareTo(other.asOf()));
        assertThat(points).containsAll(thinned);
        assertThat(thinned).contains(points.getFirst(), points.getLast());
        assertThat(thinned.stream().map(Point::best).max(BigDecimal::compareTo))
                .isEqualTo(points.stream().map(Point::best).max(BigDecimal::compareTo));
        assertThat(thinned.stream().map(Point::best).min(BigDecimal::compareTo))
                .isEqualTo(points.stream().map(Point::best).min(BigDecimal::compareTo));
    }

    @Test
    void saysThatThereIsNothingToDraw() {
        Drawn none = FigureChart.draw(new ChartRequest("c", "Killed", List.of(), null, "en", false));
        Drawn empty = draw(
                check(claimed(Comparator.AT_LEAST, "14", null)),
                "en",
                false,
                new SeriesAt(head("S", Counting.CUMULATIVE, null, false), List.of()));
        for (Drawn drawn : List.of(none, empty)) {
            assertThat(drawn.wide()).isEmpty();
            assertThat(drawn.narrow()).isEmpty();
            assertThat(drawn.rows()).isEmpty();
            assertThat(drawn.description()).isEqualTo("There is no point to draw.");
        }
    }

    @Test
    void drawsOnlyWhatSharesTheScale() {
        SeriesAt percent = new SeriesAt(
                head("Office", Counting.LEVEL, "percent", false), List.of(point("2024-04-01", "4.1", false)));
        Drawn drawn = draw(null, "en", false, GazaSeries.read(), percent);
        assertThat(drawn.description()).doesNotContain("Office");
        assertThat(drawn.rows()).anyMatch(row -> row.figure().equals("4.1%"));
    }

    @Test
    void keepsATableOfEachMonthAndOfWhatTheClaimWasJudgedBy() {
        Drawn drawn = gaza("en");
        assertThat(drawn.thinned()).isTrue();
        assertThat(drawn.rows().getFirst())
                .isEqualTo(new Drawn.Row(
                        "2026-08-22",
                        "22 August 2026",
                        "Gaza Ministry of Health",
                        "73,419",
                        "",
                        "",
                        "the claim was judged by this"));
        assertThat(drawn.rows())
                .contains(new Drawn.Row(
                        "2024-04-06",
                        "6 April 2024",
                        "Gaza Ministry of Health",
                        "33,137",
                        "",
                        "",
                        "the claim was judged by this"));
        assertThat(drawn.rows().stream().map(row -> row.day().substring(0, 7)).distinct())
                .hasSize(35);
        assertThat(drawn.rows()).hasSize(36);
    }

    @Test
    void letsEachPointBePointedAt() {
        Drawn drawn = draw(null, "en", true, GazaSeries.read());
        List<String> titles = all(drawn.wide(), "circle")
                .filter(circle -> circle.getAttribute("class").equals("chart-point"))
                .map(Node::getTextContent)
                .toList();
        assertThat(titles).hasSizeGreaterThan(50).contains("232 as of 7 October 2023");
        assertThat(drawn.wide().length()).isLessThan(30_000);
        assertThat(gaza("en").wide()).doesNotContain("chart-point");
    }

    @Test
    void escapesWhateverNamesHold() {
        for (String payload : PAYLOADS) {
            SeriesAt series = new SeriesAt(
                    head(payload, Counting.CUMULATIVE, payload, false),
                    List.of(point("2024-04-01", "32000", false), point("2024-04-06", "33137", true)));
            Drawn drawn =
                    FigureChart.draw(new ChartRequest("c", payload, List.of(series, other(series)), null, "en", true));
            Document picture = parse(drawn.wide());
            assertThat(everyElement(picture).map(Element::getTagName)).doesNotContain("script", "b");
            assertThat(everyElement(picture).map(element -> element.getAttribute("onload")))
                    .containsOnly("");
            assertThat(text(picture.getDocumentElement(), "c-wide-title"))
                    .contains(payload.replaceAll("[\u0000\u0001\ufffe]|\\p{Cs}", "\ufffd"));
        }
    }

    @Test
    void refusesAnIdThatIsNone() {
        assertThatThrownBy(() -> new ChartRequest("a\"b", "", List.of(), null, "en", false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Drawn> all() {
        List<Drawn> all = new ArrayList<>();
        for (String language : List.of("en", "ar")) {
            for (Comparator comparator : Comparator.values()) {
                Claimed claimed = claimed(comparator, "33000", comparator == Comparator.BETWEEN ? "34000" : null);
                all.add(draw(check(claimed, GazaSeries.read()), language, true, GazaSeries.read()));
            }
            for (List<Point> points : List.of(
                    List.of(point("2024-04-06", "33137", false)),
                    List.of(point("2024-04-06", "0", false)),
                    List.of(point("2024-04-01", "5", false), point("2024-04-06", "5", true)),
                    List.of(point("2024-04-01", "-5", false), point("2024-04-06", "7", true)),
                    List.of(point("2024-04-01", "0.001", false), point("2024-04-06", "0.003", true)),
                    List.of(point("1000-01-01", "1", false), point("9999-12-31", "999999999999.999", false)),
                    IntStream.range(0, 20_000)
                            .mapToObj(i -> new Point(
                                    LocalDate.EPOCH.plusDays(i),
                                    new Amount(
                                            BigDecimal.valueOf(i),
                                            BigDecimal.valueOf(i * 2L),
                                            BigDecimal.valueOf(i * 3L)),
                                    i % 5 == 0))
                            .toList())) {
                for (Counting counting : Counting.values()) {
                    SeriesAt series = new SeriesAt(head("Source", counting, null, false), points);
                    all.add(draw(null, language, true, series));
                    all.add(draw(
                            check(claimed(Comparator.EXACTLY, "33000", null), series, other(series)),
                            language,
                            false,
                            series,
                            other(series)));
                }
            }
        }
        return all;
    }

    private static Drawn gaza(String language) {
        return draw(
                check(claimed(Comparator.MORE_THAN, "33000", null), GazaSeries.read()),
                language,
                false,
                GazaSeries.read());
    }

    private static Drawn gaza(Comparator comparator, String value, @Nullable String upper) {
        return draw(check(claimed(comparator, value, upper), GazaSeries.read()), "en", false, GazaSeries.read());
    }

    private static Drawn draw(@Nullable CheckResult check, String language, boolean withPoints, SeriesAt... series) {
        String title = language.equals("ar") ? "القتلى في غزة" : "Killed in Gaza";
        return FigureChart.draw(new ChartRequest("c", title, List.of(series), check, language, withPoints));
    }

    private static CheckResult check(Claimed claimed, SeriesAt... series) {
        return FigureCheck.check(claimed, STATED, TODAY, List.of(series), CheckPolicy.DEFAULT);
    }

    private static Claimed claimed(Comparator comparator, String value, @Nullable String upper) {
        return Claimed.of(comparator, new BigDecimal(value), upper == null ? null : new BigDecimal(upper));
    }

    private static Point point(String day, String best, boolean derived) {
        return new Point(LocalDate.parse(day), Amount.of(new BigDecimal(best)), derived);
    }

    private static SeriesAt other(SeriesAt series) {
        return new SeriesAt(
                new SeriesAt.Head(
                        new UUID(1, 2),
                        "Other",
                        "Another source with a name that is too long for its place",
                        null,
                        null,
                        null,
                        series.head().unit(),
                        null,
                        series.head().counting(),
                        true),
                series.points());
    }

    private static SeriesAt.Head head(String source, Counting counting, @Nullable String unit, boolean estimated) {
        return new SeriesAt.Head(new UUID(1, 1), source, source, null, null, null, unit, null, counting, estimated);
    }

    private static Document parse(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError("Not well-formed: " + svg, e);
        }
    }

    private static Stream<Element> all(String svg, String name) {
        return everyElement(parse(svg)).filter(element -> element.getTagName().equals(name));
    }

    private static Stream<Element> everyElement(Document document) {
        NodeList elements = document.getElementsByTagName("*");
        return IntStream.range(0, elements.getLength()).mapToObj(elements::item).map(Element.class::cast);
    }

    private static String text(Element svg, String id) {
        return everyElement(svg.getOwnerDocument())
                .filter(element -> element.getAttribute("id").equals(id))
                .map(Node::getTextContent)
                .findFirst()
                .orElseThrow();
    }
}
