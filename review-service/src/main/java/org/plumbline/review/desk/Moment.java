package org.plumbline.review.desk;

import java.time.Duration;
import java.time.Instant;

import org.plumbline.kit.web.Shown;

/**
 * A time as a page tells it.
 *
 * @param exact in ISO 8601, for programs
 * @param words in the desk's zone
 * @param ago how long it is ago, e.g. {@code 3 hours}
 */
public record Moment(String exact, String words, String ago) {

    /** A time as of now. */
    public static Moment of(Instant at, Instant now) {
        return new Moment(at.toString(), Shown.time(at, "en"), ago(Duration.between(at, now)));
    }

    private static String ago(Duration duration) {
        if (duration.toDays() > 0) {
            return count(duration.toDays(), "day");
        }
        if (duration.toHours() > 0) {
            return count(duration.toHours(), "hour");
        }
        return duration.toMinutes() > 0 ? count(duration.toMinutes(), "minute") : "less than a minute";
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
