package org.plumbline.review.figure.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.plumbline.review.check.Point;

/** Finds places for labels where they cover least of what is drawn. */
final class Space {

    private static final double LINE_HEIGHT = 16;
    private static final double ASCENT = 12;
    private static final double LETTER = 6.8;
    private static final double SAMPLE = 4;

    /** A line may touch a label; another label may not; and a label may leave the plot, but not the picture. */
    private static final int LINE = 1;

    private static final int TOUCH = 2;
    private static final int LABEL = 20;
    private static final int BESIDE_THE_PLOT = 10;
    private static final int OUTSIDE = 1000;

    private final Plot plot;
    private final List<Spot> taken = new ArrayList<>();

    private record Spot(double x, double y, int weight) {}

    /**
     * Where a label may stand.
     *
     * @param y the base of its first line
     * @param onwards whether it goes on from x in the direction of reading, or ends there
     */
    record Place(double x, double y, boolean onwards) {

        String anchor() {
            return onwards ? "start" : "end";
        }
    }

    Space(Plot plot) {
        this.plot = plot;
    }

    /** Takes what a line through the points covers. */
    void takeLine(List<Point> points) {
        for (int i = 1; i < points.size(); i++) {
            take(
                    plot.x(points.get(i - 1).asOf()),
                    plot.y(points.get(i - 1).best()),
                    plot.x(points.get(i).asOf()),
                    plot.y(points.get(i).best()));
        }
    }

    void take(double fromX, double fromY, double toX, double toY) {
        take(fromX, fromY, toX, toY, LINE);
    }

    /** Takes what a line of text covers that stands there already, about a height. */
    void takeText(double fromX, double toX, double y) {
        take(fromX, y - ASCENT / 2, toX, y - ASCENT / 2, LABEL);
        take(fromX, y + ASCENT / 2, toX, y + ASCENT / 2, LABEL);
    }

    private void take(double fromX, double fromY, double toX, double toY, int weight) {
        int steps = 1 + (int) (Math.hypot(toX - fromX, toY - fromY) / SAMPLE);
        for (int i = 0; i <= steps; i++) {
            taken.add(new Spot(fromX + (toX - fromX) * i / steps, fromY + (toY - fromY) * i / steps, weight));
        }
    }

    /** The first of the places where lines of text cover least; it is taken from then on. */
    Place choose(List<Place> places, List<String> lines) {
        double width = LETTER
                * lines.stream()
                        .mapToInt(line -> line.codePointCount(0, line.length()))
                        .max()
                        .orElse(0);
        Place best = places.stream()
                .min(Comparator.comparingInt(place -> cover(place, width, lines.size())))
                .orElseThrow();
        for (int line = 0; line < lines.size(); line++) {
            double y = best.y() - ASCENT / 2 + line * LINE_HEIGHT;
            take(best.x(), y, plot.onwards(best.x(), best.onwards() ? width : -width), y, LABEL);
        }
        return best;
    }

    private int cover(Place place, double width, int lines) {
        double end = plot.onwards(place.x(), place.onwards() ? width : -width);
        double left = Math.min(place.x(), end);
        double right = Math.max(place.x(), end);
        double top = place.y() - ASCENT;
        double bottom = place.y() + 4 + (lines - 1) * LINE_HEIGHT;
        int covered = taken.stream()
                .filter(spot -> spot.x() >= left && spot.x() <= right && spot.y() >= top && spot.y() <= bottom)
                .mapToInt(Spot::weight)
                .sum();
        Format format = plot.format();
        boolean beside = left < plot.left() || right > plot.left() + format.plotWidth();
        boolean outside = left < 0 || right > format.width || top < 0 || bottom > format.bottom();
        return Math.max(0, covered - TOUCH) + (beside ? BESIDE_THE_PLOT : 0) + (outside ? OUTSIDE : 0);
    }
}
