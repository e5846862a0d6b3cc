package org.plumbline.review.check;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * The figures that a claim allows, as an interval; what the check judges by is what the chart draws.
 *
 * <p>"More than 33,000" allows all above 33,000. "33,000", said to two significant digits, allows what rounds to it half
 * up: from 32,500 to below 33,500 (the rule of IEEE 754's {@code roundTiesToAway}). "About" allows one unit of the last
 * stated digit, or a policy's percentage if that is more, to either side: one unit more in all than without it.
 *
 * @param lower null for no lower end
 * @param lowerIncluded whether the lower end itself is allowed
 * @param upper null for no upper end
 */
public record Allowed(
        @Nullable BigDecimal lower,
        boolean lowerIncluded,
        @Nullable BigDecimal upper,
        boolean upperIncluded) {

    public static Allowed by(Claimed claimed, CheckPolicy policy) {
        BigDecimal value = claimed.value();
        return switch (claimed.comparator()) {
            case AT_LEAST -> new Allowed(value, true, null, false);
            case MORE_THAN -> new Allowed(value, false, null, false);
            case AT_MOST -> new Allowed(null, false, value, true);
            case FEWER_THAN -> new Allowed(null, false, value, false);
            case BETWEEN -> new Allowed(value, true, claimed.upper(), true);
            case EXACTLY -> {
                BigDecimal half = claimed.lastDigit().divide(BigDecimal.TWO);
                boolean negative = value.signum() < 0;
                yield new Allowed(value.subtract(half), !negative, value.add(half), negative);
            }
            case ABOUT -> {
                BigDecimal reach = policy.about(claimed);
                yield new Allowed(value.subtract(reach), true, value.add(reach), true);
            }
        };
    }

    public boolean holds(BigDecimal figure) {
        return !isBelow(figure) && !isAbove(figure);
    }

    /** Whether all that is allowed is more than the figure. */
    boolean isAbove(BigDecimal figure) {
        int order = lower == null ? 1 : figure.compareTo(lower);
        return order < 0 || (order == 0 && !lowerIncluded);
    }

    /** Whether all that is allowed is less than the figure. */
    boolean isBelow(BigDecimal figure) {
        int order = upper == null ? -1 : figure.compareTo(upper);
        return order > 0 || (order == 0 && !upperIncluded);
    }

    /** Whether some figure of the range is allowed. */
    boolean meets(Amount range) {
        return !isAbove(range.high()) && !isBelow(range.low());
    }

    /** Whether every figure of the range is allowed. */
    boolean covers(Amount range) {
        return holds(range.low()) && holds(range.high());
    }
}
