package org.plumbline.review.figure.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.plumbline.review.check.SeriesAt;
import org.plumbline.review.figure.series.CheckedSeries;
import org.plumbline.review.figure.series.Origin;
import org.plumbline.review.figure.series.Point;
import org.plumbline.review.figure.series.Points;
import org.plumbline.review.figure.series.Series;
import org.plumbline.review.figure.series.SeriesCatalogue;
import org.plumbline.review.figure.series.SeriesFacts;
import org.plumbline.review.verdict.PublicFigures;

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
        return known(id, point -> true);
    }

    /**
     * A series as a published check is held against: with all that was reported, and of what its makers filled in, only
     * what the check had seen. The days of its points tell that, whatever the clocks said.
     *
     * @param knownBy as the check says
     */
    Known since(PublicFigures.Line published, Instant knownBy) {
        LocalDate last = published.points().isEmpty()
                ? LocalDate.MIN
                : published.points().getLast().asOf();
        return known(
                published.id(),
                point -> point.origin() == Origin.REPORTED
                        || (!point.asOf().isAfter(last) && !point.recordedAt().isAfter(knownBy)));
    }

    /** The point that counts for a day. */
    UUID counting(UUID series, LocalDate asOf) {
        return points.at(series, org.plumbline.review.figure.series.Known.now().asOf(asOf))
                .orElseThrow(() -> new IllegalStateException("Series " + series + " has nothing for " + asOf))
                .id();
    }

    /** The point that said so and was taken back, unless another one says the same of that day. */
    Optional<UUID> takenBack(UUID series, PublicFigures.Dated figure) {
        List<Point> said = points
                .written(
                        series,
                        figure.asOf(),
                        org.plumbline.review.figure.series.Known.now().asOf(figure.asOf()),
                        null,
                        Integer.MAX_VALUE)
                .stream()
                .filter(point -> point.best().compareTo(figure.best()) == 0)
                .toList();
        return said.stream().anyMatch(point -> point.retraction() == null)
                ? Optional.empty()
                : said.stream().map(Point::id).findFirst();
    }

    private Known known(UUID id, Predicate<Point> which) {
        SeriesFacts facts = catalogue.get(id).facts();
        List<Point> line =
                points.current(id, FIRST, LAST).stream().filter(which).toList();
        return new Known(facts, CheckedSeries.of(id, facts, line));
    }
}
