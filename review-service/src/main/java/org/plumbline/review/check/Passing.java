package org.plumbline.review.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * When a series went past the claimed bound.
 *
 * @param after the last day on which it had not; null if its first point is past the bound already
 * @param by the first day on which it had
 * @param reached whether coming to the bound is enough, or it has to be left behind
 */
public record Passing(BigDecimal mark, @Nullable LocalDate after, LocalDate by, boolean reached) {

    /** Whether the day is known: the points on both sides of the bound are those of two days in a row. */
    public boolean isExact() {
        return after != null && after.plusDays(1).equals(by);
    }

    /**
     * Finds it among points in the order of their days. What was filled in says nothing about a day, so only reported
     * points count, if there are any. Empty if the bound was not passed, or if the series fell before it was.
     */
    static Optional<Passing> of(Claimed claimed, List<Point> points) {
        boolean reached = claimed.comparator() == Comparator.AT_LEAST || claimed.comparator() == Comparator.FEWER_THAN;
        boolean anyReported = points.stream().anyMatch(point -> !point.derived());
        Point before = null;
        for (Point point : points) {
            if (anyReported && point.derived()) {
                continue;
            }
            if (before != null && point.best().compareTo(before.best()) < 0) {
                return Optional.empty();
            }
            int order = point.best().compareTo(claimed.value());
            if (order > 0 || (order == 0 && reached)) {
                return Optional.of(
                        new Passing(claimed.value(), before == null ? null : before.asOf(), point.asOf(), reached));
            }
            before = point;
        }
        return Optional.empty();
    }
}
