package org.plumbline.review.figure.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scale of the figures, from one tick to another; ticks are one, two or five times a power of ten apart.
 *
 * @param lowest the first tick
 * @param steps how many steps there are to the last tick, at least one
 */
record ValueAxis(BigDecimal lowest, BigDecimal step, int steps) {

    /**
     * An axis with about so many ticks that holds both ends.
     *
     * @param whole whether ticks between whole numbers make no sense
     */
    static ValueAxis over(BigDecimal least, BigDecimal most, int ticks, boolean whole) {
        BigDecimal span = most.subtract(least);
        if (span.signum() == 0) {
            BigDecimal around = most.abs().movePointLeft(1).max(BigDecimal.ONE);
            return over(least.subtract(around), most.add(around), ticks, whole);
        }
        BigDecimal step = step(span.doubleValue() / ticks);
        if (whole) {
            step = step.max(BigDecimal.ONE);
        }
        BigDecimal low = least.divide(step, 0, RoundingMode.FLOOR);
        BigDecimal high = most.divide(step, 0, RoundingMode.CEILING);
        return new ValueAxis(
                low.multiply(step), step, Math.max(1, high.subtract(low).intValueExact()));
    }

    List<BigDecimal> ticks() {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(tick -> lowest.add(step.multiply(BigDecimal.valueOf(tick))))
                .toList();
    }

    /** Where a figure lies between the lowest tick, 0, and the highest, 1. */
    double share(BigDecimal figure) {
        return figure.subtract(lowest).doubleValue() / step.doubleValue() / steps;
    }

    /** The step nearest to the one wanted, as ratios go: 14 is nearer to 10, 15 to 20. */
    private static BigDecimal step(double wanted) {
        int exponent = (int) Math.floor(Math.log10(wanted));
        double leading = wanted / Math.pow(10, exponent);
        int nice = leading < Math.sqrt(2) ? 1 : leading < Math.sqrt(10) ? 2 : leading < Math.sqrt(50) ? 5 : 10;
        return BigDecimal.valueOf(nice).scaleByPowerOfTen(exponent);
    }
}
