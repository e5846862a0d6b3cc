package org.plumbline.review.figure.series;

import java.time.Clock;
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
import org.plumbline.kit.problem.ProblemType;

/** Takes down a single point that somebody typed, and takes one back. */
@ApplicationScoped
class KeepPoints {

    private static final Logger LOG = Logger.getLogger(KeepPoints.class);

    private final SeriesCatalogue catalogue;
    private final Points points;
    private final StrikingPoints striking;
    private final RecordPoints recording;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final Clock clock;

    KeepPoints(
            SeriesCatalogue catalogue,
            Points points,
            StrikingPoints striking,
            RecordPoints recording,
            IdempotencyKeys keys,
            Audit audit,
            Clock clock) {
        this.catalogue = catalogue;
        this.points = points;
        this.striking = striking;
        this.recording = recording;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an idempotency key of an addition stands for. */
    private record Addition(UUID series, NewPoint point) {}

    /**
     * Adds a point; of a day that has one it is a restatement.
     *
     * @param keeper whether whoever adds it may confirm what is striking
     * @param key sent twice by the same person with the same point, it adds once
     * @return its id
     * @throws ProblemException 404, 409 {@code series-retired}, {@code figure-striking}, {@code editor-confirms}, 422
     */
    @Transactional
    UUID add(UUID series, @NotNull @Valid NewPoint point, Person by, boolean keeper, @Nullable String key) {
        return keys.once(key, by.sub(), "add-point", new Addition(series, point), () -> {
            // Held from here on, so that nothing comes between what is looked at and what is written.
            Series to = catalogue.getToChange(series);
            to.requireActive();
            PointLimits.of(to.facts(), clock.instant()).refuse(point);
            refuseStriking(to, point, keeper);
            Point before = points.at(series, Known.now().asOf(point.asOf()))
                    .filter(known -> known.asOf().equals(point.asOf()))
                    .orElse(null);
            UUID id = recording.add(series, List.of(point), by, null).getFirst();
            Changes changes = new Changes()
                    .add("low", before == null ? null : before.low(), point.low())
                    .add("best", before == null ? null : before.best(), point.best())
                    .add("high", before == null ? null : before.high(), point.high())
                    .add("origin", before == null ? null : before.origin(), point.origin())
                    .add("confirmed", null, point.confirmed() ? Boolean.TRUE : null);
            audit.record(
                    by,
                    "series.point-added",
                    series,
                    Map.of("pointId", id, "asOf", point.asOf(), Changes.FIELD, changes.toMap()));
            LOG.infof("Point %s added to series %s", id, series);
            return id;
        });
    }

    /** What would move every verdict that hangs on the series takes two looks, one of them an editor's. */
    private void refuseStriking(Series series, NewPoint point, boolean keeper) {
        if (point.confirmed() && keeper) {
            return;
        }
        String words = striking.words(series.id(), series.facts().accumulation(), point)
                .orElse(null);
        if (words != null) {
            String why = "The figure is " + words + ".";
            throw keeper
                    ? ProblemException.rule("figure-striking", why + " If it is right, confirm it.")
                    : ProblemException.rule("editor-confirms", why + " If it is right, an editor has to add it.");
        }
    }

    /** Whether somebody typed the point themselves. */
    static boolean typed(Point point, Person by) {
        return point.importId() == null && point.recordedBy().sub().equals(by.sub());
    }

    /**
     * Takes a point back by a counter-entry. What it had restated counts again.
     *
     * @param keeper whether whoever takes it back may do so with any point, and not only with what they typed themselves
     * @throws ProblemException 403, 404, 409 {@code already-retracted}
     */
    @Transactional
    Point retract(UUID series, UUID id, @NotNull @Valid KeepSeries.Reason why, Person by, boolean keeper) {
        Point point = points.get(series, id);
        if (!keeper && !typed(point, by)) {
            throw ProblemException.of(
                    ProblemType.FORBIDDEN, "Editors take points back, and whoever typed one takes back their own.");
        }
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
