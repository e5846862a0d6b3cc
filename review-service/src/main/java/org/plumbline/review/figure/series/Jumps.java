package org.plumbline.review.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds sudden changes in a line of figures, for a person to look at.
 *
 * <p>A change is the difference to the last other figure, for each day between the two; days on which nothing changed are
 * no changes. One is a jump if it lies farther than eight times the scaled median absolute deviation from the median of
 * the last thirty, and is more than half a percent of the figure before. With fewer than eight changes before it nobody
 * knows what is usual; it is a jump then if the figure is more than ten times the one before or less than a tenth of it,
 * and at least a hundred away. Medians, because one jump must not hide the next (the scaling by 1.4826 makes the deviation that of a normal
 * distribution: Rousseeuw and Croux, Alternatives to the Median Absolute Deviation, 1993). In a cumulative line every
 * figure below the one before is a fall.
 */
public final class Jumps {

    private static final int LOOK_BACK = 30;
    private static final int FEWEST = 8;
    private static final double DEVIATIONS = 8 * 1.4826;
    private static final double SMALLEST_SHARE = 0.005;
    private static final BigDecimal SUDDEN_FACTOR = BigDecimal.TEN;
    private static final BigDecimal SMALLEST_SUDDEN = BigDecimal.valueOf(100);

    private Jumps() {}

    /** What is striking about a figure. */
    public enum Kind {
        JUMP,
        FALL
    }

    /** A figure of the line. */
    public record Figure(LocalDate day, BigDecimal value) {}

    /** What is striking about it, in words. */
    public record Flag(Kind kind, String words) {}

    /**
     * What is striking, by day.
     *
     * @param line by day, one figure each, the earliest first
     */
    public static Map<LocalDate, Flag> in(List<Figure> line, boolean cumulative) {
        Map<LocalDate, Flag> flags = new HashMap<>();
        List<Double> changes = new ArrayList<>();
        Figure changed = null;
        for (Figure figure : line) {
            if (changed == null) {
                changed = figure;
                continue;
            }
            BigDecimal move = figure.value().subtract(changed.value());
            if (move.signum() == 0) {
                continue;
            }
            double perDay = move.doubleValue() / Math.max(1, ChronoUnit.DAYS.between(changed.day(), figure.day()));
            if (cumulative && move.signum() < 0) {
                flags.put(
                        figure.day(),
                        new Flag(
                                Kind.FALL,
                                "lower than " + changed.value().toPlainString() + " as of " + changed.day()
                                        + ", though the figures add up"));
            } else if (changes.size() < FEWEST && isSudden(changed.value(), figure.value())) {
                flags.put(
                        figure.day(),
                        new Flag(
                                Kind.JUMP,
                                "more than tenfold away from " + changed.value().toPlainString() + " as of "
                                        + changed.day()));
            } else if (isJump(perDay, changes, changed.value().abs().doubleValue())) {
                flags.put(
                        figure.day(),
                        new Flag(
                                Kind.JUMP,
                                "a change of " + move.toPlainString() + " since " + changed.day()
                                        + ", far from what it was before"));
            }
            changes.add(perDay);
            changed = figure;
        }
        return flags;
    }

    private static boolean isSudden(BigDecimal before, BigDecimal now) {
        BigDecimal larger = before.abs().max(now.abs());
        BigDecimal smaller = before.abs().min(now.abs());
        return larger.compareTo(smaller.multiply(SUDDEN_FACTOR)) > 0
                && now.subtract(before).abs().compareTo(SMALLEST_SUDDEN) >= 0;
    }

    private static boolean isJump(double change, List<Double> before, double value) {
        if (before.size() < FEWEST) {
            return false;
        }
        double[] last = before.subList(Math.max(0, before.size() - LOOK_BACK), before.size()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double usual = median(last);
        double deviation =
                median(Arrays.stream(last).map(one -> Math.abs(one - usual)).toArray());
        return Math.abs(change - usual) > Math.max(DEVIATIONS * deviation, SMALLEST_SHARE * value);
    }

    private static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
