package org.plumbline.review.figure.series;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;

/** Takes down a single point that somebody typed, and takes one back. */
@ApplicationScoped
class KeepPoints {

    private static final Logger LOG = Logger.getLogger(KeepPoints.class);

    private final Points points;
    private final RecordPoints recording;
    private final IdempotencyKeys keys;
    private final Audit audit;

    KeepPoints(Points points, RecordPoints recording, IdempotencyKeys keys, Audit audit) {
        this.points = points;
        this.recording = recording;
        this.keys = keys;
        this.audit = audit;
    }

    /** What an idempotency key of an addition stands for. */
    private record Addition(UUID series, NewPoint point) {}

    /**
     * Adds a point; of a day that has one it is a restatement.
     *
     * @param key sent twice by the same person with the same point, it adds once
     * @return its id
     * @throws ProblemException 404, 409 {@code series-retired}, 422
     */
    @Transactional
    UUID add(UUID series, @NotNull @Valid NewPoint point, Person by, @Nullable String key) {
        return keys.once(key, by.sub(), "add-point", new Addition(series, point), () -> {
            Point before = points.at(series, Known.now().asOf(point.asOf()))
                    .filter(known -> known.asOf().equals(point.asOf()))
                    .orElse(null);
            UUID id = recording.add(series, List.of(point), by, null).getFirst();
            Changes changes = new Changes()
                    .add("low", before == null ? null : before.low(), point.low())
                    .add("best", before == null ? null : before.best(), point.best())
                    .add("high", before == null ? null : before.high(), point.high())
                    .add("origin", before == null ? null : before.origin(), point.origin());
            audit.record(
                    by,
                    "series.point-added",
                    series,
                    Map.of("pointId", id, "asOf", point.asOf(), Changes.FIELD, changes.toMap()));
            LOG.infof("Point %s added to series %s", id, series);
            return id;
        });
    }

    /**
     * Takes a point back by a counter-entry. What it had restated counts again.
     *
     * @throws ProblemException 404, 409 {@code already-retracted}
     */
    @Transactional
    Point retract(UUID series, UUID id, @NotNull @Valid KeepSeries.Reason why, Person by) {
        Point point = points.get(series, id);
        if (recording.retract(series, List.of(id), why.reason(), by).isEmpty()) {
            throw ProblemException.rule("already-retracted", "This point was taken back before.");
        }
        Changes changes = new Changes().add("retracted", null, why.reason());
        audit.record(
                by,
                "series.point-retracted",
                series,
                Map.of("pointId", id, "asOf", point.asOf(), Changes.FIELD, changes.toMap()));
        LOG.infof("Point %s of series %s retracted", id, series);
        return points.get(series, id);
    }
}
