package org.plumbline.review.figure.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.plumbline.review.check.Amount;
import org.plumbline.review.check.Counting;
import org.plumbline.review.check.Point;
import org.plumbline.review.check.SeriesAt;
import org.plumbline.review.figure.series.Accumulation;
import org.plumbline.review.figure.series.Basis;
import org.plumbline.review.figure.series.Origin;
import org.plumbline.review.figure.series.Points;
import org.plumbline.review.figure.series.Series;
import org.plumbline.review.figure.series.SeriesCatalogue;
import org.plumbline.review.figure.series.SeriesFacts;

/** Series with all points that count now, as the check takes them. */
@ApplicationScoped
public class LiveSeries {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    private final SeriesCatalogue catalogue;
    private final Points points;
    private final EntityManager entities;

    LiveSeries(SeriesCatalogue catalogue, Points points, EntityManager entities) {
        this.catalogue = catalogue;
        this.points = points;
        this.entities = entities;
    }

    /** A series and what is said of it. */
    public record Known(SeriesFacts facts, SeriesAt line) {}

    boolean exists(UUID id) {
        return entities.find(Series.class, id) != null;
    }

    public Known get(UUID id) {
        SeriesFacts facts = catalogue.get(id).facts();
        List<Point> line =
                points.current(id, FIRST, LAST).stream().map(LiveSeries::point).toList();
        return new Known(facts, new SeriesAt(head(id, facts), line));
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

    private static Point point(org.plumbline.review.figure.series.Point point) {
        BigDecimal best = point.best();
        return new Point(
                point.asOf(),
                new Amount(
                        Objects.requireNonNullElse(point.low(), best),
                        best,
                        Objects.requireNonNullElse(point.high(), best)),
                point.origin() == Origin.DERIVED);
    }
}
