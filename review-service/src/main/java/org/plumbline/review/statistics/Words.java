package org.plumbline.review.statistics;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;

/** Numbers and durations as the page tells them. */
final class Words {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Words() {}

    static String number(long number) {
        return Shown.number(number, "en");
    }

    /**
     * As exact as it matters: {@code 12 min}, {@code 5 h 20 min}, {@code 3 d 4 h}.
     *
     * @param seconds null if there is nothing that took any time
     */
    static String duration(@Nullable Double seconds) {
        if (seconds == null) {
            return "–";
        }
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return seconds == 0 ? "0 min" : "under 1 min";
        }
        if (whole < HOUR) {
            return whole / MINUTE + " min";
        }
        return whole < DAY
                ? of(whole / HOUR, "h", whole % HOUR / MINUTE, "min")
                : of(whole / DAY, "d", whole % DAY / HOUR, "h");
    }

    /** {@code 3 of 12 (25 %)}; a share of nothing is none. */
    static String share(long part, long whole) {
        return whole == 0
                ? number(part)
                : number(part) + " of " + number(whole) + " (" + Math.round(100.0 * part / whole) + " %)";
    }

    private static String of(long many, String unit, long few, String smaller) {
        return number(many) + " " + unit + (few == 0 ? "" : " " + few + " " + smaller);
    }
}
