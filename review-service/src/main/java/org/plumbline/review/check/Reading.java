package org.plumbline.review.check;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/** Reads from a series the figure that a claim is to be judged by. */
record Reading(Question question, SeriesAt series) {

    /** How many of the latest intervals tell how often a series has a point. */
    private static final int INTERVALS = 12;

    /** A figure, or why there is none. */
    sealed interface Answer {}

    /** A figure, and whether it is too old to speak of the day that is judged. */
    record Found(Basis basis, boolean tooOld) implements Answer {}

    record Nothing(NotCovered reason) implements Answer {}

    Answer read() {
        PartialDate start = question.claimed().periodStart();
        if (start != null && start.first().isAfter(question.day())) {
            return new Nothing(NotCovered.NOT_BEGUN);
        }
        return switch (series.head().counting()) {
            case LEVEL -> latest();
            case CUMULATIVE -> cumulative(start);
            case PER_PERIOD -> sum(start);
        };
    }

    private Answer latest() {
        return series.latest(question.day())
                .<Answer>map(point -> new Found(new Basis.Latest(point), isTooOld(point, question.day())))
                .orElse(new Nothing(NotCovered.NO_POINT));
    }

    private Answer cumulative(@Nullable PartialDate start) {
        LocalDate counted = series.head().periodStart();
        if (start == null || counted == null || isWithin(counted, start)) {
            return latest();
        }
        if (start.last().isBefore(counted)) {
            return new Nothing(NotCovered.COUNTS_FROM_LATER);
        }
        LocalDate eve = start.first().minusDays(1);
        Optional<Point> before = series.latest(eve);
        Optional<Point> latest = series.latest(question.day());
        if (before.isEmpty() || isTooOld(before.get(), eve)) {
            return new Nothing(NotCovered.NO_POINT_AT_START);
        }
        return latest.filter(point -> point.asOf().isAfter(eve))
                .<Answer>map(
                        point -> new Found(new Basis.Difference(before.get(), point), isTooOld(point, question.day())))
                .orElse(new Nothing(NotCovered.NO_POINT));
    }

    /** Whole days only: a monthly figure cannot be cut, and a share cannot be summed. */
    private Answer sum(@Nullable PartialDate start) {
        if (start == null || series.head().unit() != null) {
            return new Nothing(NotCovered.PER_PERIOD);
        }
        PartialDate end = question.claimed().periodEnd();
        LocalDate last = end != null && end.last().equals(question.day())
                ? question.day()
                : series.latest(question.day()).map(Point::asOf).orElse(question.day());
        List<Point> days = series.between(start.first(), last);
        if (days.isEmpty()) {
            return new Nothing(NotCovered.NO_POINT);
        }
        return days.size() == ChronoUnit.DAYS.between(start.first(), last) + 1
                ? new Found(new Basis.Sum(days), isTooOld(days.getLast(), question.day()))
                : new Nothing(NotCovered.INCOMPLETE);
    }

    /** Older than the policy allows, by the days themselves and by how often the series has a point. */
    private boolean isTooOld(Point point, LocalDate day) {
        long age = ChronoUnit.DAYS.between(point.asOf(), day);
        return age > question.policy().staleDays()
                && age > question.policy().staleIntervals() * usualInterval(point.asOf());
    }

    /** The median, in days, of the latest intervals up to the day; zero for a single point. */
    private long usualInterval(LocalDate day) {
        List<Point> known = series.upTo(day);
        List<Point> last = known.subList(Math.max(0, known.size() - INTERVALS - 1), known.size());
        long[] intervals = IntStream.range(1, last.size())
                .mapToLong(i -> ChronoUnit.DAYS.between(
                        last.get(i - 1).asOf(), last.get(i).asOf()))
                .sorted()
                .toArray();
        return intervals.length == 0 ? 0 : intervals[intervals.length / 2];
    }

    private static boolean isWithin(LocalDate day, PartialDate date) {
        return !day.isBefore(date.first()) && !day.isAfter(date.last());
    }
}
