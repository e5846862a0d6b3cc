package org.plumbline.review.check;

import java.math.BigDecimal;

/**
 * A figure with the range that its source gives for it.
 *
 * @param low at most {@code best}
 * @param high at least {@code best}
 */
public record Amount(BigDecimal low, BigDecimal best, BigDecimal high) {

    public Amount {
        if (low.compareTo(best) > 0 || best.compareTo(high) > 0) {
            throw new IllegalArgumentException("A range holds its best figure");
        }
    }

    /** A figure without a range. */
    public static Amount of(BigDecimal best) {
        return new Amount(best, best, best);
    }

    public boolean isRange() {
        return low.compareTo(high) < 0;
    }

    public Amount plus(Amount other) {
        return new Amount(low.add(other.low), best.add(other.best), high.add(other.high));
    }

    /** The difference; its range is as wide as the two may differ, since nothing is known of how their errors hang together. */
    public Amount minus(Amount other) {
        return new Amount(low.subtract(other.high), best.subtract(other.best), high.subtract(other.low));
    }
}
