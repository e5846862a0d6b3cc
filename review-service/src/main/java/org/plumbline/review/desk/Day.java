package org.plumbline.review.desk;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;

/**
 * A date as a page tells it, as precise as it was said.
 *
 * @param exact {@code 2024-04}, for programs
 * @param words {@code April 2024}
 */
public record Day(String exact, String words) {

    static @Nullable Day of(@Nullable PartialDate date) {
        return date == null ? null : new Day(date.toString(), words(date));
    }

    static String words(PartialDate date) {
        return Shown.date(date, "en");
    }
}
