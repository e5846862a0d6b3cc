package org.plumbline.review.figure.series;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.text.Text;

/** Creates series, describes them anew, retires them and takes that back. */
@ApplicationScoped
class KeepSeries {

    private static final Logger LOG = Logger.getLogger(KeepSeries.class);

    private final SeriesCatalogue catalogue;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final Clock clock;

    KeepSeries(SeriesCatalogue catalogue, IdempotencyKeys keys, Audit audit, Clock clock) {
        this.catalogue = catalogue;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why something is done that cannot be seen from the data. */
    @Schema(name = "SeriesReason")
    record Reason(
            @NotBlank
            @Size(max = 1000, message = "must have at most 1000 characters")
            @Pattern(regexp = Text.LINES, message = Text.PLAIN)
            String reason) {

        Reason {
            reason = Text.orEmpty(reason);
        }
    }

    /**
     * Creates a series.
     *
     * @param key sent twice by the same person with the same facts, it creates once
     * @return its id
     * @throws ProblemException 422 if counting began in the future
     */
    @Transactional
    UUID create(@NotNull @Valid SeriesFacts facts, Person by, @Nullable String key) {
        return keys.once(key, by.sub(), "create-series", facts, () -> {
            refuseToBeginLater(facts);
            Series series = new Series(Ids.next(), facts, by, clock.instant());
            catalogue.add(series);
            catalogue.flush();
            record(by, "series.created", series.id(), changes(null, series));
            return series.id();
        });
    }

    /**
     * Describes it anew.
     *
     * @throws ProblemException 404, 412, 422 if counting began in the future
     */
    @Transactional
    Series describe(UUID id, long version, @NotNull @Valid SeriesFacts facts, Person by) {
        return change(id, version, by, "series.changed", series -> {
            refuseToBeginLater(facts);
            series.describe(facts);
        });
    }

    private void refuseToBeginLater(SeriesFacts facts) {
        PartialDate begin = facts.periodStart();
        if (begin != null && begin.first().isAfter(RecordPoints.lastDay(clock.instant()))) {
            throw ProblemException.invalid("periodStart", PointLimits.FUTURE);
        }
    }

    /**
     * Lets it take no more points.
     *
     * @throws ProblemException 404, 409 {@code series-retired}, 412
     */
    @Transactional
    Series retire(UUID id, long version, @NotNull @Valid Reason why, Person by) {
        return change(id, version, by, "series.retired", series -> series.retire(why.reason(), clock.instant()));
    }

    /**
     * Lets it take points again.
     *
     * @throws ProblemException 404, 409 {@code series-not-retired}, 412
     */
    @Transactional
    Series reinstate(UUID id, long version, Person by) {
        return change(id, version, by, "series.reinstated", Series::reinstate);
    }

    private Series change(UUID id, long version, Person by, String action, Consumer<Series> change) {
        Series series = catalogue.getToChange(id);
        Versions.check(version, series.version(), () -> SeriesView.of(series));
        State before = State.of(series);
        change.accept(series);
        catalogue.flush();
        Changes changes = changes(before, series);
        if (!changes.isEmpty()) {
            record(by, action, id, changes);
        }
        return series;
    }

    private void record(Person by, String action, UUID id, Changes changes) {
        audit.record(by, action, id, Map.of(Changes.FIELD, changes.toMap()));
        LOG.infof("%s %s", action, id);
    }

    /** What the audit trail compares. */
    private record State(SeriesFacts facts, @Nullable String retiredBecause) {

        static State of(Series series) {
            return new State(series.facts(), series.retiredBecause());
        }
    }

    private static Changes changes(@Nullable State before, Series series) {
        State after = State.of(series);
        SeriesFacts from = before == null ? null : before.facts();
        SeriesFacts to = after.facts();
        return new Changes()
                .add("name", from == null ? null : from.name(), to.name())
                .add("measure", from == null ? null : from.measure(), to.measure())
                .add("subject", from == null ? null : from.subject(), to.subject())
                .add("place", from == null ? null : from.place(), to.place())
                .add("periodStart", from == null ? null : from.periodStart(), to.periodStart())
                .add("accumulation", from == null ? null : from.accumulation(), to.accumulation())
                .add("basis", from == null ? null : from.basis(), to.basis())
                .add("unit", from == null ? null : from.unit(), to.unit())
                .add("sourceName", from == null ? null : from.sourceName(), to.sourceName())
                .add("sourceUrl", from == null ? null : from.sourceUrl(), to.sourceUrl())
                .add("method", from == null ? null : from.method(), to.method())
                .add("volatility", from == null ? null : from.volatility(), to.volatility())
                .add("tolerancePercent", from == null ? null : from.tolerancePercent(), to.tolerancePercent())
                .add("toleranceAbsolute", from == null ? null : from.toleranceAbsolute(), to.toleranceAbsolute())
                .add("retired", before == null ? null : before.retiredBecause(), after.retiredBecause());
    }
}
