package org.plumbline.review.check;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.inbox.ClaimSnapshot;

/**
 * The figure that a claim states.
 *
 * @param value the figure, or the lower end of a range
 * @param upper the upper end, for {@link Comparator#BETWEEN} only
 * @param significantDigits how many digits of the figure were meant: 2 of 33,000
 * @param measure what is counted, e.g. {@code killed}
 * @param unit what is measured in; null or {@code person} for a plain count
 * @param subject who is counted
 * @param asOf when the figure stood so
 * @param denied whether the claim says that it is not this figure
 */
public record Claimed(
        Comparator comparator,
        BigDecimal value,
        @Nullable BigDecimal upper,
        int significantDigits,
        @Nullable String measure,
        @Nullable String unit,
        @Nullable String subject,
        @Nullable String place,
        @Nullable PartialDate periodStart,
        @Nullable PartialDate periodEnd,
        @Nullable PartialDate asOf,
        boolean denied) {

    public Claimed {
        if ((comparator == Comparator.BETWEEN) != (upper != null)) {
            throw new IllegalArgumentException("A range, and nothing else, has an upper end");
        }
        if (upper != null && upper.compareTo(value) < 0) {
            throw new IllegalArgumentException("A range does not end below its start");
        }
        if (significantDigits < 1) {
            throw new IllegalArgumentException("A figure has at least one digit");
        }
    }

    /** A bare figure, all of whose digits but the zeros at the end of a whole number are meant. */
    public static Claimed of(Comparator comparator, BigDecimal value, @Nullable BigDecimal upper) {
        return new Claimed(comparator, value, upper, digits(value), null, null, null, null, null, null, null, false);
    }

    /** What an event says of it; empty if it has no value, or a comparator or range that this service does not know. */
    public static Optional<Claimed> of(ClaimSnapshot.Quantity quantity) {
        BigDecimal value = quantity.value();
        Optional<Comparator> comparator = Arrays.stream(Comparator.values())
                .filter(known -> known.name().equals(quantity.comparator()))
                .findFirst();
        BigDecimal upper = quantity.upper();
        if (value == null
                || comparator.isEmpty()
                || (comparator.get() == Comparator.BETWEEN) != (upper != null)
                || (upper != null && upper.compareTo(value) < 0)) {
            return Optional.empty();
        }
        Integer digits = quantity.significantDigits();
        return Optional.of(new Claimed(
                comparator.get(),
                value,
                upper,
                digits == null || digits < 1 ? digits(value) : digits,
                quantity.measure(),
                quantity.unit(),
                quantity.ofWhom(),
                quantity.place(),
                quantity.periodStart(),
                quantity.periodEnd(),
                quantity.asOf(),
                Boolean.TRUE.equals(quantity.negated())));
    }

    /** One unit of the last digit that was meant: 1,000 for 33,000 said to two digits, 0.1 for 4.5. */
    BigDecimal lastDigit() {
        if (value.signum() == 0) {
            return BigDecimal.ONE.movePointLeft(Math.max(0, value.scale()));
        }
        int leading = value.precision() - value.scale() - 1;
        return BigDecimal.ONE.scaleByPowerOfTen(leading + 1 - significantDigits);
    }

    private static int digits(BigDecimal value) {
        return Math.max(
                1,
                value.scale() > 0
                        ? value.precision()
                        : value.stripTrailingZeros().precision());
    }
}
