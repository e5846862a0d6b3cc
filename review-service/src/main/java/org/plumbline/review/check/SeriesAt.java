package org.plumbline.review.check;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A series as it was known at one time: restatements resolved, so that each day has one point at most.
 *
 * @param points in any order; kept by day
 */
public record SeriesAt(Head head, List<Point> points) {

    private static final Comparator<Point> BY_DAY = Comparator.comparing(Point::asOf);

    /**
     * What a series is about.
     *
     * @param name for people
     * @param source who gives the figures
     * @param measure what is counted, e.g. {@code killed}
     * @param subject of whom
     * @param unit null for a plain count
     * @param periodStart the first day that a cumulative series counts
     * @param estimated estimated rather than counted from reports
     */
    public record Head(
            UUID id,
            String name,
            String source,
            @Nullable String measure,
            @Nullable String subject,
            @Nullable String place,
            @Nullable String unit,
            @Nullable LocalDate periodStart,
            Counting counting,
            boolean estimated) {}

    public SeriesAt {
        points = points.stream().sorted(BY_DAY).toList();
        Set<LocalDate> days = new HashSet<>();
        for (Point point : points) {
            if (!days.add(point.asOf())) {
                throw new IllegalArgumentException("Two points of " + point.asOf() + ": resolve restatements first");
            }
        }
    }

    /** The latest point of the day or of one before it. */
    public Optional<Point> latest(LocalDate day) {
        int count = until(day);
        return count == 0 ? Optional.empty() : Optional.of(points.get(count - 1));
    }

    /** The points of the day and before. */
    List<Point> upTo(LocalDate day) {
        return points.subList(0, until(day));
    }

    /** The points from the first day to the last, both included. */
    List<Point> between(LocalDate first, LocalDate last) {
        int from = until(first.minusDays(1));
        return points.subList(from, Math.max(from, until(last)));
    }

    /** How many points there are of the day and before, found by halving. */
    private int until(LocalDate day) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).asOf().isAfter(day)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
