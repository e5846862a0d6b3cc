package org.plumbline.review.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Horizontal bars, as a template draws them in SVG: each with its value in words beside it, so that colour tells nothing
 * that words do not. Narrow enough to be read on a phone without being scaled down much.
 *
 * @param width in the drawing's own units, as all lengths
 * @param series what the bars of a group stand for, in their order; empty if there is one only
 */
public record BarChart(int width, int height, List<String> series, List<Group> groups) {

    private static final int WIDTH = 400;
    private static final int LONGEST_BAR = 250;
    private static final int LABEL = 18;
    private static final int BAR = 14;
    private static final int BETWEEN_BARS = 3;
    private static final int BETWEEN_GROUPS = 8;
    private static final int BESIDE = 6;
    private static final int LONGEST_LABEL = 44;

    /**
     * What stands under one label.
     *
     * @param baseline where the label's letters stand
     */
    public record Group(String label, int baseline, List<Bar> bars) {}

    /**
     * A bar from the start of the line to {@code width}.
     *
     * @param number which series it belongs to, from 1
     * @param words beside it, which begin at {@code wordsAt} and stand on {@code baseline}
     */
    public record Bar(int number, int y, int width, int height, int wordsAt, int baseline, String words) {}

    /**
     * Values under one label.
     *
     * @param values one for each series
     */
    record Row(String label, List<Value> values) {}

    /** How long a bar is, on the scale that all bars share, and what it says. */
    record Value(double amount, String words) {}

    /**
     * Lays it out.
     *
     * @param series the name of each; one name or none where every row has one value
     * @throws IllegalArgumentException for an amount that is no length
     */
    static BarChart of(List<String> series, List<Row> rows) {
        double longest = 0;
        for (Row row : rows) {
            for (Value value : row.values()) {
                if (!(value.amount() >= 0) || Double.isInfinite(value.amount())) {
                    throw new IllegalArgumentException("A bar of the length " + value.amount());
                }
                longest = Math.max(longest, value.amount());
            }
        }
        int y = 0;
        List<Group> groups = new ArrayList<>();
        for (Row row : rows) {
            int baseline = y + BAR;
            y += LABEL;
            List<Bar> bars = new ArrayList<>();
            for (Value value : row.values()) {
                int width = width(value.amount(), longest);
                bars.add(
                        new Bar(bars.size() + 1, y, width, BAR, width + BESIDE, y + BAR - BETWEEN_BARS, value.words()));
                y += BAR + BETWEEN_BARS;
            }
            y += BETWEEN_GROUPS;
            groups.add(new Group(shortened(row.label()), baseline, List.copyOf(bars)));
        }
        return new BarChart(WIDTH, Math.max(y, 1), series.size() > 1 ? List.copyOf(series) : List.of(), groups);
    }

    /** Whatever is not nothing can be seen. */
    private static int width(double amount, double longest) {
        return amount == 0 ? 0 : Math.max(1, (int) Math.round(LONGEST_BAR * (amount / longest)));
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1))
                                .strip() + "…";
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }
}
