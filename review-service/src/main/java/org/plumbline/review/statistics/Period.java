package org.plumbline.review.statistics;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Shown;

/**
 * The days that are counted, in the desk's time zone.
 *
 * @param from the first of them
 * @param to the last of them
 */
record Period(LocalDate from, LocalDate to) {

    private static final int WEEKS_AT_FIRST = 12;
    private static final int MOST_WEEKS = 26;
    private static final int MOST_YEARS = 10;
    private static final String DAY = "must be a day such as 2024-04-07";

    /** What one line of the throughput is about. */
    enum Unit {
        WEEK,
        MONTH;

        /** The first day of the one that a day is in. */
        LocalDate start(LocalDate day) {
            return switch (this) {
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
            };
        }

        LocalDate next(LocalDate start) {
            return switch (this) {
                case WEEK -> start.plusWeeks(1);
                case MONTH -> start.plusMonths(1);
            };
        }
    }

    /**
     * Reads it.
     *
     * @param from left out, the Monday that makes it twelve weeks
     * @param to left out, today
     * @throws ProblemException 422 with every day that is none, and for a period that is turned around or too long
     */
    static Period of(@Nullable String from, @Nullable String to, LocalDate today) {
        List<Problem.Violation> violations = new ArrayList<>();
        LocalDate last = day("to", to, today, violations);
        LocalDate first = day("from", from, Unit.WEEK.start(last).minusWeeks(WEEKS_AT_FIRST - 1), violations);
        if (violations.isEmpty() && last.isBefore(first)) {
            violations.add(new Problem.Violation("to", "must not be before the first day"));
        }
        if (violations.isEmpty() && first.plusYears(MOST_YEARS).isBefore(last)) {
            violations.add(new Problem.Violation(
                    "from", "must not be more than " + MOST_YEARS + " years before the last day"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new Period(first, last);
    }

    private static LocalDate day(
            String field, @Nullable String typed, LocalDate ifNone, List<Problem.Violation> violations) {
        if (typed == null || typed.isBlank()) {
            return ifNone;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            violations.add(new Problem.Violation(field, DAY));
            return ifNone;
        }
        violations.add(new Problem.Violation(field, DAY));
        return ifNone;
    }

    Instant start() {
        return Shown.start(from);
    }

    /** The first instant that is not in it any more. */
    Instant end() {
        return Shown.start(to.plusDays(1));
    }

    /** Weeks, or months where weeks would be too many to read. */
    Unit unit() {
        return ChronoUnit.WEEKS.between(from, to) < MOST_WEEKS ? Unit.WEEK : Unit.MONTH;
    }

    /** The first day of each unit that it touches. */
    List<LocalDate> units() {
        List<LocalDate> starts = new ArrayList<>();
        for (LocalDate start = unit().start(from); !start.isAfter(to); start = unit().next(start)) {
            starts.add(start);
        }
        return starts;
    }
}
