package org.plumbline.review.figure.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.figure.series.NewPoint;
import org.plumbline.review.figure.series.Origin;
import org.plumbline.review.figure.series.Point;

/**
 * What a series says of some days, to tell a file's news from what is there already; what is found to be news is known
 * from then on.
 *
 * <p>A row is no news if it says what counts for its day, or what an older point of that day said that the source
 * published at the same time. Otherwise a file that holds its own restatements would restate them each time it comes.
 */
final class KnownFigures {

    private final Map<LocalDate, List<NewPoint>> byDay = new HashMap<>();

    /**
     * Begins with what the series has.
     *
     * @param standing the points that count, restated ones too, the newest recorded first
     */
    KnownFigures(List<Point> standing) {
        for (Point point : standing.reversed()) {
            know(new NewPoint(
                    point.asOf(),
                    point.low(),
                    point.best(),
                    point.high(),
                    point.published(),
                    point.origin(),
                    null,
                    null));
        }
    }

    /**
     * What a row would do.
     *
     * @param news whether it would become a point
     * @param restates what it would stand instead of; null if it is the first of its day
     */
    record Judgement(boolean news, @Nullable NewPoint restates) {}

    /** Judges a row, and takes what it says for known. */
    Judgement judge(NewPoint row) {
        List<NewPoint> known = byDay.getOrDefault(row.asOf(), List.of());
        NewPoint counts = known.isEmpty() ? null : known.getLast();
        boolean counted = counts != null && same(counts, row);
        boolean saidThen = known.stream()
                .anyMatch(one ->
                        one.published() != null && Objects.equals(one.published(), row.published()) && same(one, row));
        // A figure that somebody filled in says nothing against the one that the source gave.
        boolean weaker = counts != null && counts.origin() == Origin.REPORTED && row.origin() == Origin.DERIVED;
        if (counted || saidThen || weaker) {
            return new Judgement(false, null);
        }
        know(row);
        return new Judgement(true, counts);
    }

    private void know(NewPoint point) {
        byDay.computeIfAbsent(point.asOf(), any -> new ArrayList<>()).add(point);
    }

    private static boolean same(NewPoint one, NewPoint other) {
        return one.origin() == other.origin()
                && one.best().compareTo(other.best()) == 0
                && Objects.compare(one.low(), other.low(), KnownFigures::compare) == 0
                && Objects.compare(one.high(), other.high(), KnownFigures::compare) == 0;
    }

    private static int compare(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return one.compareTo(other);
    }
}
