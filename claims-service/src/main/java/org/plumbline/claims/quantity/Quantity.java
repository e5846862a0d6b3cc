package org.plumbline.claims.quantity;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/**
 * A figure that a claim states: how many, of what, of whom, where and as of when.
 *
 * @param value the figure, or the lower end of a range
 * @param upper the upper end, for {@link Comparator#BETWEEN} only
 * @param measure what is counted, e.g. {@code killed}; a measure or a unit is always there
 * @param unit what is measured in, e.g. {@code percent}, {@code USD}, {@code week}
 * @param ofWhom who or what is counted, e.g. {@code Palestinians}
 * @param periodStart the first day, month or year that the figure covers
 * @param asOf when the figure stood so
 * @param attributedTo whose figure it is
 * @param text the words that it was read from
 * @param start where these words begin in the claim's text, in UTF-16 units; with {@code end} or not at all
 * @param end where they end, exclusive
 * @param significantDigits how many digits of the figure were meant
 * @param partOf the figure that this one is a part of, e.g. 14 for the seven in "14 people, including seven commanders"
 * @param negated whether the text says that it is not this figure: "not 33,000"
 * @param provenance for a field's name, where its content comes from
 */
public record Quantity(
        Comparator comparator,
        BigDecimal value,
        @Nullable BigDecimal upper,
        @Nullable String measure,
        @Nullable String unit,
        @Nullable String ofWhom,
        @Nullable String place,
        @Nullable PartialDate periodStart,
        @Nullable PartialDate periodEnd,
        @Nullable PartialDate asOf,
        @Nullable String attributedTo,
        @Nullable String text,
        @Nullable Integer start,
        @Nullable Integer end,
        @Nullable Integer significantDigits,
        @Nullable BigDecimal partOf,
        boolean negated,
        Map<String, Provenance> provenance) {

    /** The fields whose provenance may be told. */
    public static final Set<String> FIELDS_WITH_PROVENANCE = Set.of(
            "comparator",
            "value",
            "upper",
            "measure",
            "unit",
            "ofWhom",
            "place",
            "periodStart",
            "periodEnd",
            "asOf",
            "attributedTo");

    private static final int MAX_INTEGER_DIGITS = 12;
    private static final int MAX_DECIMALS = 3;

    public Quantity {
        if (!isWritable(value) || (upper != null && !isWritable(upper)) || (partOf != null && !isWritable(partOf))) {
            throw new IllegalArgumentException(
                    "A figure has at most " + MAX_INTEGER_DIGITS + " digits and " + MAX_DECIMALS + " decimals");
        }
        if ((comparator == Comparator.BETWEEN) != (upper != null)) {
            throw new IllegalArgumentException("A range, and nothing else, has an upper end");
        }
        if (upper != null && upper.compareTo(value) <= 0) {
            throw new IllegalArgumentException("A range ends above its start");
        }
        if (measure == null && unit == null) {
            throw new IllegalArgumentException("A quantity has a measure or a unit");
        }
        if ((start == null) != (end == null) || (start != null && end != null && (start < 0 || end <= start))) {
            throw new IllegalArgumentException("A span has a start and an end after it");
        }
        if (periodStart != null && periodEnd != null && periodEnd.last().isBefore(periodStart.first())) {
            throw new IllegalArgumentException("A period ends after its start");
        }
        value = plain(value);
        upper = upper == null ? null : plain(upper);
        partOf = partOf == null ? null : plain(partOf);
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }

    /** A figure that stands for itself: a part of no other, and not denied. */
    public Quantity(
            Comparator comparator,
            BigDecimal value,
            @Nullable BigDecimal upper,
            @Nullable String measure,
            @Nullable String unit,
            @Nullable String ofWhom,
            @Nullable String place,
            @Nullable PartialDate periodStart,
            @Nullable PartialDate periodEnd,
            @Nullable PartialDate asOf,
            @Nullable String attributedTo,
            @Nullable String text,
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable Integer significantDigits,
            Map<String, Provenance> provenance) {
        this(
                comparator,
                value,
                upper,
                measure,
                unit,
                ofWhom,
                place,
                periodStart,
                periodEnd,
                asOf,
                attributedTo,
                text,
                start,
                end,
                significantDigits,
                null,
                false,
                provenance);
    }

    /** Whether the figure is short enough to be written out; {@code 1e999999} is not. */
    public static boolean isWritable(BigDecimal figure) {
        return (long) figure.precision() - figure.scale() <= MAX_INTEGER_DIGITS
                && figure.scale() <= MAX_DECIMALS
                && figure.scale() >= -MAX_INTEGER_DIGITS;
    }

    /** The same words elsewhere in the text. */
    public Quantity movedBy(int offset) {
        return start == null || end == null || offset == 0
                ? this
                : new Quantity(
                        comparator,
                        value,
                        upper,
                        measure,
                        unit,
                        ofWhom,
                        place,
                        periodStart,
                        periodEnd,
                        asOf,
                        attributedTo,
                        text,
                        start + offset,
                        end + offset,
                        significantDigits,
                        partOf,
                        negated,
                        provenance);
    }

    /** The same figure beside another text, in which its words do not stand: nothing of it is stated there. */
    public Quantity fromElsewhere() {
        Map<String, Provenance> context = new TreeMap<>(provenance);
        context.replaceAll((field, from) -> from == Provenance.STATED ? Provenance.CONTEXT : from);
        return new Quantity(
                comparator,
                value,
                upper,
                measure,
                unit,
                ofWhom,
                place,
                periodStart,
                periodEnd,
                asOf,
                attributedTo,
                null,
                null,
                null,
                significantDigits,
                partOf,
                negated,
                context);
    }

    /** Whether it says the same, whatever words it was read from: 33,000 and 33,000.0 are one figure. */
    public boolean isSameFigureAs(Quantity other) {
        return comparator == other.comparator
                && negated == other.negated
                && isSame(value, other.value)
                && isSame(upper, other.upper)
                && isSame(partOf, other.partOf)
                && Arrays.asList(measure, unit, ofWhom, place, periodStart, periodEnd, asOf, attributedTo)
                        .equals(Arrays.asList(
                                other.measure,
                                other.unit,
                                other.ofWhom,
                                other.place,
                                other.periodStart,
                                other.periodEnd,
                                other.asOf,
                                other.attributedTo));
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

    /** 3.3E+4 is 33000: a figure is stored and sent as people write it. */
    private static BigDecimal plain(BigDecimal figure) {
        return figure.scale() < 0 ? figure.setScale(0) : figure;
    }
}
