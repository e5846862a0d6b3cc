package org.plumbline.review.figure.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.plumbline.review.check.Figures;
import org.plumbline.review.check.Point;
import org.plumbline.review.check.SeriesAt;
import org.plumbline.review.check.words.Phrases;

/** One picture of a chart. */
final class Picture {

    /** So many points of one series are drawn at most; a picture then stays small enough for a page. */
    private static final int MOST_POINTS = 480;

    private static final int COLOURS = 4;
    private static final int TICK_WIDTH = 62;
    private static final double NEAR = 24;
    private static final double POINT_DISTANCE = 6;
    private static final double LINE_HEIGHT = 15;
    private static final BigDecimal MANY = BigDecimal.valueOf(1_000_000);

    private final ChartRequest request;
    private final Format format;
    private final Phrases phrases;
    private final List<SeriesAt> series;
    private final Optional<ClaimMark> claim;
    private final Plot plot;
    private final Svg svg = new Svg();

    Picture(ChartRequest request, Format format, Phrases phrases) {
        this.request = request;
        this.format = format;
        this.phrases = phrases;
        this.series = request.drawn();
        this.claim = request.checked().map(check -> ClaimMark.of(check.then()));
        this.plot = Plot.of(format, series, claim.stream().toList(), phrases.isRightToLeft());
    }

    String draw(String title, String description) {
        String id = request.id() + (format.hasRoom() ? "-wide" : "-narrow");
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "chart",
                "viewBox",
                "0 0 " + format.width + " " + format.height,
                "role",
                "img",
                "direction",
                phrases.isRightToLeft() ? "rtl" : "ltr",
                "aria-labelledby",
                id + "-title",
                "aria-describedby",
                id + "-description");
        svg.text("title", title, "id", id + "-title");
        svg.text("desc", description, "id", id + "-description");
        values();
        days();
        List<SeriesLine> lines = lines();
        Space space = new Space(plot);
        lines.forEach(line -> space.takeLine(line.points()));
        plot.values()
                .ticks()
                .forEach(tick -> space.takeText(plot.across(0), plot.across(format.startMargin), plot.y(tick)));
        ends(space);
        claim.ifPresent(mark -> mark.draw(svg, plot, phrases, space));
        judged(space);
        if (request.withPoints()) {
            points(lines);
        }
        return svg.close("svg").toString();
    }

    private void values() {
        svg.open("g", "class", "chart-axis");
        boolean many =
                plot.values().ticks().stream().anyMatch(tick -> tick.abs().compareTo(MANY) >= 0);
        for (BigDecimal tick : plot.values().ticks()) {
            String y = Svg.at(plot.y(tick));
            svg.add(
                    "path",
                    "class",
                    tick.signum() == 0 ? "chart-grid chart-zero" : "chart-grid",
                    "d",
                    "M" + Svg.at(plot.left()) + " " + y + "h" + format.plotWidth());
            svg.text(
                    "text",
                    many ? phrases.compact(tick) : figures(series.getFirst()).of(tick),
                    "x",
                    Svg.at(plot.across(format.startMargin - 8)),
                    "y",
                    Svg.at(plot.y(tick) + 4),
                    "text-anchor",
                    "end");
        }
        svg.close("g");
    }

    private void days() {
        svg.open("g", "class", "chart-axis");
        for (TimeAxis.Tick tick : plot.time().ticks(format.plotWidth() / TICK_WIDTH)) {
            double x = plot.x(tick.day());
            svg.add("path", "class", "chart-tick", "d", "M" + Svg.at(x) + " " + format.bottom() + "v5");
            svg.text(
                    "text",
                    phrases.day(tick.day(), tick.pattern()),
                    "x",
                    Svg.at(x),
                    "y",
                    Svg.at(format.bottom() + 20),
                    "text-anchor",
                    "middle");
        }
        svg.close("g");
    }

    private List<SeriesLine> lines() {
        LocalDate until = claim.map(ClaimMark::day).orElse(LocalDate.MAX);
        List<SeriesLine> lines = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            SeriesLine line = new SeriesLine(plot, series.get(i).points(), until, MOST_POINTS / series.size());
            svg.open("g", "class", colour(i));
            line.draw(svg, series.get(i).head().estimated());
            svg.close("g");
            lines.add(line);
        }
        return lines;
    }

    /** The point that the claim was judged by; its figure stands beside it where there is one alone. */
    private void judged(Space space) {
        List<Point> points = claim.map(ClaimMark::judgedBy).orElse(List.of());
        for (Point point : points) {
            double x = plot.x(point.asOf());
            double y = plot.y(point.best());
            svg.add("circle", "class", "chart-judged", "cx", Svg.at(x), "cy", Svg.at(y), "r", "4.5");
            if (points.size() == 1 && !point.equals(series.getFirst().points().getLast())) {
                String figure = figures(series.getFirst()).of(point.best());
                String words = format.hasRoom()
                        ? phrases.say(
                                "chart.point", Map.of("figure", figure, "day", phrases.day(point.asOf(), "d MMM y")))
                        : figure;
                Space.Place place = space.choose(
                        Stream.of(y + 18, y - 10, y + 34, y - 26)
                                .flatMap(height -> Stream.of(
                                        new Space.Place(plot.onwards(x, 14), height, true),
                                        new Space.Place(plot.onwards(x, -14), height, false)))
                                .toList(),
                        List.of(words));
                svg.text(
                        "text",
                        words,
                        "class",
                        "chart-label",
                        "x",
                        Svg.at(place.x()),
                        "y",
                        Svg.at(place.y()),
                        "text-anchor",
                        place.anchor());
            }
        }
    }

    /** The latest figure of each series at its end, with its name if there are several; pushed apart where they meet. */
    private void ends(Space space) {
        record End(int number, SeriesAt series, Point last) {}
        List<End> ends = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            ends.add(new End(i, series.get(i), series.get(i).points().getLast()));
        }
        ends.sort((one, other) -> other.last().best().compareTo(one.last().best()));
        double free = 0;
        for (End end : ends) {
            double x = plot.x(end.last().asOf());
            double y = plot.y(end.last().best());
            List<String> lines = List.of(
                    figures(end.series()).of(end.last().best()),
                    series.size() == 1
                            ? phrases.day(end.last().asOf(), "d MMM y")
                            : shortened(end.series().head().source()));
            double beside = plot.across(format.width - format.endMargin + 10);
            Space.Place place;
            if (format.hasRoomBeside() && Math.abs(x - beside) < NEAR) {
                place = space.choose(List.of(new Space.Place(beside, Math.max(y, free) + 4, true)), lines);
                free = place.y() + 2 * LINE_HEIGHT;
            } else {
                place = space.choose(
                        Stream.of(y + 4, y - LINE_HEIGHT - 8, y + LINE_HEIGHT + 4)
                                .flatMap(height -> Stream.of(
                                        new Space.Place(plot.onwards(x, 10), height, true),
                                        new Space.Place(plot.onwards(x, -10), height, false)))
                                .toList(),
                        lines);
            }
            svg.open("g", "class", colour(end.number()));
            svg.add(
                    "circle",
                    "class",
                    end.last().derived() ? "chart-dot chart-open" : "chart-dot",
                    "cx",
                    Svg.at(x),
                    "cy",
                    Svg.at(y),
                    "r",
                    "4");
            for (int i = 0; i < lines.size(); i++) {
                svg.text(
                        "text",
                        lines.get(i),
                        "class",
                        i == 0 ? "chart-label chart-strong chart-figure" : "chart-label chart-small",
                        "x",
                        Svg.at(place.x()),
                        "y",
                        Svg.at(place.y() + i * LINE_HEIGHT),
                        "text-anchor",
                        place.anchor());
            }
            svg.close("g");
        }
    }

    /** Something to point at for each point; near neighbours share one, as a finger could not tell them apart. */
    private void points(List<SeriesLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            svg.open("g", "class", "chart-points " + colour(i));
            double last = Double.NaN;
            for (Point point : lines.get(i).points()) {
                double x = plot.x(point.asOf());
                if (Math.abs(x - last) < POINT_DISTANCE) {
                    continue;
                }
                last = x;
                svg.open(
                        "circle",
                        "class",
                        "chart-point",
                        "cx",
                        Svg.at(x),
                        "cy",
                        Svg.at(plot.y(point.best())),
                        "r",
                        "6");
                svg.text("title", Description.point(phrases, series.get(i), point, series.size() > 1));
                svg.close("circle");
            }
            svg.close("g");
        }
    }

    private Figures figures(SeriesAt one) {
        return new Figures(phrases, one.head().unit());
    }

    private String shortened(String name) {
        int most = (format.endMargin - 12) / 6;
        return name.codePointCount(0, name.length()) <= most
                ? name
                : name.substring(0, name.offsetByCodePoints(0, most - 1)).strip() + "…";
    }

    private static String colour(int number) {
        return "chart-series-" + (number % COLOURS + 1);
    }
}
