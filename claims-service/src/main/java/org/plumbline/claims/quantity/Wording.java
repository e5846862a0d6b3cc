package org.plumbline.claims.quantity;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/** Quantities and dates in English words, for the desk. */
public final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ENGLISH);
    private static final Set<String> UNITS_WITH_PLURAL =
            Set.of("second", "minute", "hour", "day", "week", "month", "year", "person", "tonne");

    private Wording() {}

    /** For example {@code more than 33,000 killed, Palestinians, Gaza, as of 7 April 2024}. */
    public static String of(Quantity quantity) {
        List<String> parts = new ArrayList<>();
        parts.add(figure(quantity));
        add(parts, "", quantity.ofWhom());
        add(parts, "part of ", quantity.partOf() == null ? null : number(quantity.partOf()));
        add(parts, "", quantity.place());
        add(parts, "", period(quantity));
        add(parts, "as of ", quantity.asOf() == null ? null : date(quantity.asOf()));
        add(parts, "according to ", quantity.attributedTo());
        return String.join(", ", parts);
    }

    /** The figure with what it counts: {@code at least 14 killed}, {@code between 5 and 6 weeks}, {@code 45%}. */
    public static String figure(Quantity quantity) {
        BigDecimal last = quantity.upper() == null ? quantity.value() : quantity.upper();
        String numbers = quantity.upper() == null
                ? number(quantity.value())
                : number(quantity.value()) + " and " + number(quantity.upper());
        return (quantity.negated() ? "not " : "")
                + quantity.comparator().words()
                + withUnit(numbers, quantity.unit(), last)
                + (quantity.measure() == null ? "" : " " + quantity.measure());
    }

    /**
     * {@code since 7 October 2023}, {@code from 2023 to April 2024}, {@code on 1 April 2024}, {@code in 2023}; null where
     * no period is told.
     */
    public static @Nullable String period(Quantity quantity) {
        PartialDate start = quantity.periodStart();
        PartialDate end = quantity.periodEnd();
        if (start == null) {
            return end == null ? null : "until " + date(end);
        }
        if (start.equals(end)) {
            return (start.precision() == PartialDate.Precision.DAY ? "on " : "in ") + date(start);
        }
        return end == null ? "since " + date(start) : "from " + date(start) + " to " + date(end);
    }

    /** {@code 7 April 2024}, {@code April 2024} or {@code 2024}, as precisely as it was said. */
    public static String date(PartialDate date) {
        return switch (date.precision()) {
            case DAY -> DAY.format(date.first());
            case MONTH -> MONTH.format(date.first());
            case YEAR -> YEAR.format(date.first());
        };
    }

    private static String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    private static String withUnit(String numbers, @Nullable String unit, BigDecimal last) {
        if (unit == null) {
            return numbers;
        }
        if (unit.equals("percent")) {
            return numbers + "%";
        }
        if (unit.equals("USD")) {
            return numbers + " US dollars";
        }
        boolean plural = UNITS_WITH_PLURAL.contains(unit) && last.compareTo(BigDecimal.ONE) != 0;
        return numbers + " " + (plural ? pluralOf(unit) : unit);
    }

    private static String pluralOf(String unit) {
        return unit.equals("person") ? "people" : unit + "s";
    }

    private static void add(List<String> parts, String before, @Nullable String words) {
        if (words != null) {
            parts.add(before + words);
        }
    }
}
