package org.plumbline.review.figure.chart;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import org.plumbline.review.check.Point;

/**
 * Leaves out points that would not be seen: of each column of the picture the first and last, lowest and highest stay, where
 * they are. A line through these looks like one through all (Jugel, Jerzak, Hackenbroich, Markl: "M4: A
 * Visualization-Oriented Time Series Data Aggregation", PVLDB 7(10), 2014).
 */
final class Thinning {

    private static final Comparator<Point> BY_DAY = Comparator.comparing(Point::asOf);

    private Thinning() {}

    /**
     * @param points in the order of their days
     * @param x where a point lies, in pixels
     * @param most how many points are few enough to be left as they are
     */
    static List<Point> thin(List<Point> points, ToDoubleFunction<Point> x, int most) {
        List<Point> thinned = points;
        for (double column = 1; thinned.size() > most; column *= 2) {
            thinned = byColumn(points, x, column);
        }
        return thinned;
    }

    private static List<Point> byColumn(List<Point> points, ToDoubleFunction<Point> x, double column) {
        TreeMap<Long, Extremes> columns = new TreeMap<>();
        for (Point point : points) {
            columns.merge(
                    (long) Math.floor(x.applyAsDouble(point) / column),
                    new Extremes(point, point, point, point, point, point),
                    Extremes::and);
        }
        TreeSet<Point> kept = new TreeSet<>(BY_DAY);
        columns.values().forEach(extremes -> extremes.points().forEach(kept::add));
        return List.copyOf(kept);
    }

    private record Extremes(Point first, Point last, Point least, Point most, Point lowest, Point highest) {

        private static final Comparator<Point> BY_BEST = Comparator.comparing(Point::best);
        private static final Comparator<Point> BY_LOW =
                Comparator.comparing(point -> point.amount().low());
        private static final Comparator<Point> BY_HIGH =
                Comparator.comparing(point -> point.amount().high());

        Extremes and(Extremes later) {
            return new Extremes(
                    first,
                    later.last,
                    lower(least, later.least, BY_BEST),
                    lower(later.most, most, BY_BEST.reversed()),
                    lower(lowest, later.lowest, BY_LOW),
                    lower(later.highest, highest, BY_HIGH.reversed()));
        }

        Stream<Point> points() {
            return Stream.of(first, last, least, most, lowest, highest);
        }

        private static Point lower(Point one, Point other, Comparator<Point> order) {
            return order.compare(one, other) <= 0 ? one : other;
        }
    }
}
