package org.plumbline.review.figure.series;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.plumbline.review.check.Amount;
import org.plumbline.review.check.Counting;
import org.plumbline.review.check.SeriesAt;

/** Series in the form in which checks and charts take them. */
public final class CheckedSeries {

    private CheckedSeries() {}

    /** A series with these points, one for each day, the earliest first. */
    public static SeriesAt of(UUID id, SeriesFacts facts, List<Point> points) {
        return new SeriesAt(
                head(id, facts), points.stream().map(CheckedSeries::point).toList());
    }

    private static SeriesAt.Head head(UUID id, SeriesFacts facts) {
        return new SeriesAt.Head(
                id,
                facts.name(),
                facts.sourceName(),
                facts.measure(),
                facts.subject(),
                facts.place(),
                facts.unit(),
                facts.periodStart() == null ? null : facts.periodStart().first(),
                facts.accumulation() == Accumulation.CUMULATIVE ? Counting.CUMULATIVE : Counting.PER_PERIOD,
                facts.basis() == Basis.ESTIMATED);
    }

    private static org.plumbline.review.check.Point point(Point point) {
        BigDecimal best = point.best();
        return new org.plumbline.review.check.Point(
                point.asOf(),
                new Amount(
                        Objects.requireNonNullElse(point.low(), best),
                        best,
                        Objects.requireNonNullElse(point.high(), best)),
                point.origin() == Origin.DERIVED);
    }
}
