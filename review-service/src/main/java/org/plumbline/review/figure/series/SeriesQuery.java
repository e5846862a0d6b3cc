package org.plumbline.review.figure.series;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.text.Text;

/** The parameters of lists, as a URL has them. */
final class SeriesQuery {

    /** Before the first day of any series. */
    static final LocalDate FIRST_DAY = LocalDate.of(1000, 1, 1);

    private static final int LONGEST = 200;

    private SeriesQuery() {}

    /** What to look for; null for nothing. */
    static @Nullable String text(@Nullable String text) {
        String typed = Text.orNull(text);
        if (typed != null && (typed.length() > LONGEST || !typed.matches(Text.LINE))) {
            throw ProblemException.invalid("q", "must be a line of at most " + LONGEST + " characters");
        }
        return typed;
    }

    static boolean flag(String name, @Nullable String value) {
        if (value == null || value.isEmpty() || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw ProblemException.invalid(name, "must be true or false");
    }

    /** The first day of what a date means; of nothing, the first there is. */
    static LocalDate from(@Nullable String from) {
        return from == null || from.isBlank()
                ? FIRST_DAY
                : Known.date("from", from).first();
    }
}
