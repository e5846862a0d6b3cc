package org.plumbline.review.desk;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/**
 * A date as a page tells it, as precise as it was said.
 *
 * @param exact {@code 2024-04}, for programs
 * @param words {@code April 2024}
 */
public record Day(String exact, String words) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ENGLISH);

    static @Nullable Day of(@Nullable PartialDate date) {
        return date == null ? null : new Day(date.toString(), words(date));
    }

    static String words(PartialDate date) {
        return switch (date.precision()) {
            case DAY -> DAY.format(date.first());
            case MONTH -> MONTH.format(date.first());
            case YEAR -> YEAR.format(date.first());
        };
    }
}
