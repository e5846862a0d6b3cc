package org.plumbline.review.check;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One figure of a series.
 *
 * @param asOf the day that it speaks of, to its end
 * @param derived filled in by the makers of the series rather than reported
 */
public record Point(LocalDate asOf, Amount amount, boolean derived) {

    /** A reported figure without a range. */
    public static Point reported(LocalDate asOf, BigDecimal best) {
        return new Point(asOf, Amount.of(best), false);
    }

    public BigDecimal best() {
        return amount.best();
    }
}
