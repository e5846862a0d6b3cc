package org.plumbline.review.check;

import java.math.BigDecimal;

/**
 * How lenient and how strict a check is.
 *
 * @param overtakenPercent how far, in percent of the claimed bound, a figure may pass it before the claim is overtaken
 * @param aboutPercent how far, in percent of the claimed figure, "about" reaches at the least
 * @param staleDays how old, in days, a point may be on the day that is judged, whatever the rhythm of its series
 * @param staleIntervals how many of its series' usual intervals old it may be
 */
public record CheckPolicy(BigDecimal overtakenPercent, BigDecimal aboutPercent, int staleDays, int staleIntervals) {

    public static final CheckPolicy DEFAULT = new CheckPolicy(BigDecimal.TEN, BigDecimal.TWO, 30, 2);

    public CheckPolicy {
        if (overtakenPercent.signum() < 0 || aboutPercent.signum() < 0 || staleDays < 0 || staleIntervals < 0) {
            throw new IllegalArgumentException("A policy has no negative allowance");
        }
    }

    /** How far a figure may pass the claimed bound: at least one unit of the bound's last stated digit. */
    BigDecimal margin(Claimed claimed) {
        return percent(claimed.value(), overtakenPercent).max(claimed.lastDigit());
    }

    /** How far "about" reaches to either side: at least one unit of the last stated digit. */
    BigDecimal about(Claimed claimed) {
        return percent(claimed.value(), aboutPercent).max(claimed.lastDigit());
    }

    private static BigDecimal percent(BigDecimal of, BigDecimal percent) {
        return of.abs().multiply(percent).movePointLeft(2);
    }
}
