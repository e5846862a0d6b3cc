package org.plumbline.review.figure.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.plumbline.review.check.Point;

/** The line of one series: until the claim's day in one weight, later in another, dotted where it was filled in. */
final class SeriesLine {

    /** Points further apart than this, in pixels, get a mark each. */
    private static final double ROOM_FOR_MARKS = 7;

    private enum Stroke {
        THEN("chart-line"),
        THEN_DERIVED("chart-line chart-derived"),
        LATER("chart-line chart-later"),
        LATER_DERIVED("chart-line chart-later chart-derived");

        private final String classes;

        Stroke(String classes) {
            this.classes = classes;
        }

        static Stroke of(boolean later, boolean derived) {
            return later ? (derived ? LATER_DERIVED : LATER) : (derived ? THEN_DERIVED : THEN);
        }
    }

    private final Plot plot;
    private final List<Point> points;
    private final LocalDate until;

    /**
     * @param all in the order of their days, at least one
     * @param until the last day in the first weight
     */
    SeriesLine(Plot plot, List<Point> all, LocalDate until, int most) {
        this.plot = plot;
        this.until = until;
        this.points = new ArrayList<>();
        for (boolean later : new boolean[] {false, true}) {
            points.addAll(Thinning.thin(
                    all.stream()
                            .filter(point -> point.asOf().isAfter(until) == later)
                            .toList(),
                    point -> plot.x(point.asOf()),
                    most / 2));
        }
    }

    /** The points that are really drawn. */
    List<Point> points() {
        return points;
    }

    void draw(Svg svg, boolean estimated) {
        range(svg);
        Map<Stroke, StringBuilder> paths = new EnumMap<>(Stroke.class);
        Stroke before = null;
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            Stroke stroke = Stroke.of(to.asOf().isAfter(until), from.derived() || to.derived());
            StringBuilder path = paths.computeIfAbsent(stroke, _ -> new StringBuilder());
            if (stroke != before) {
                path.append('M').append(place(from));
            }
            path.append('L').append(place(to));
            before = stroke;
        }
        paths.forEach((stroke, path) -> svg.add(
                "path",
                "class",
                stroke.classes + (estimated ? " chart-estimated" : ""),
                "fill",
                "none",
                "d",
                path.toString()));
        if (plot.format().plotWidth() / ROOM_FOR_MARKS >= points.size()) {
            points.forEach(point -> mark(svg, point));
        }
    }

    private void mark(Svg svg, Point point) {
        String later = point.asOf().isAfter(until) ? " chart-later" : "";
        svg.add(
                "circle",
                "class",
                (point.derived() ? "chart-dot chart-open" : "chart-dot") + later,
                "cx",
                Svg.at(plot.x(point.asOf())),
                "cy",
                Svg.at(plot.y(point.best())),
                "r",
                "3");
    }

    /** The band between the lowest and the highest figure, wherever the source gives a range. */
    private void range(Svg svg) {
        if (points.stream().noneMatch(point -> point.amount().isRange())) {
            return;
        }
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(Svg.at(plot.x(point.asOf())))
                    .append(' ')
                    .append(Svg.at(plot.y(point.amount().high())));
        }
        for (Point point : points.reversed()) {
            path.append('L')
                    .append(Svg.at(plot.x(point.asOf())))
                    .append(' ')
                    .append(Svg.at(plot.y(point.amount().low())));
        }
        svg.add("path", "class", "chart-range", "d", path.append('Z').toString());
    }

    private String place(Point point) {
        return Svg.at(plot.x(point.asOf())) + " " + Svg.at(plot.y(point.best()));
    }
}
