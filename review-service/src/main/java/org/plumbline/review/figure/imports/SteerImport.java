package org.plumbline.review.figure.imports;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.figure.series.RecordPoints;
import org.plumbline.review.figure.series.SeriesCatalogue;

/** Starts imports of figures, stops them, lets them go on, and takes them back. */
@ApplicationScoped
class SteerImport {

    private static final Logger LOG = Logger.getLogger(SteerImport.class);

    /** Fired when there is work, for the runner to wake up once the transaction is committed. */
    record Started() {}

    private final SeriesCatalogue catalogue;
    private final FigureImports imports;
    private final ImportRows rows;
    private final RecordPoints recording;
    private final Audit audit;
    private final IdempotencyKeys keys;
    private final Clock clock;
    private final Event<Started> started;

    SteerImport(
            SeriesCatalogue catalogue,
            FigureImports imports,
            ImportRows rows,
            RecordPoints recording,
            Audit audit,
            IdempotencyKeys keys,
            Clock clock,
            Event<Started> started) {
        this.catalogue = catalogue;
        this.imports = imports;
        this.rows = rows;
        this.recording = recording;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
        this.started = started;
    }

    /**
     * Who wants something done to which import.
     *
     * @param version that it was decided from
     * @param keeper whether they may say that what is striking is right
     */
    record Order(
            UUID series,
            UUID id,
            long version,
            Person by,
            boolean keeper,
            @Nullable String key) {}

    private record Request(UUID id, long version) {}

    /**
     * Lets the import begin. What would move every verdict that hangs on the series takes an editor's look, as does a
     * single point.
     *
     * @throws ProblemException 404, 409 {@code import-state}, {@code series-retired} or {@code editor-confirms}, 412
     */
    @Transactional
    FigureImport start(Order order) {
        return change(order, "started", found -> {
            catalogue.get(order.series()).requireActive();
            if (found.flagged() > 0 && !order.keeper()) {
                throw ProblemException.rule(
                        "editor-confirms",
                        "Striking rows in this file: " + found.flagged()
                                + ". If they are right, an editor has to start it.");
            }
            found.start();
            started.fire(new Started());
        });
    }

    /**
     * Lets a cancelled import go on with the rows that wait.
     *
     * @throws ProblemException 404, 409 {@code import-state} or {@code series-retired}, 412
     */
    @Transactional
    FigureImport resume(Order order) {
        return change(order, "resumed", found -> {
            catalogue.get(order.series()).requireActive();
            found.resume();
            started.fire(new Started());
        });
    }

    /**
     * Stops a running import after the rows that it is at work on; gives up one that has not begun.
     *
     * @throws ProblemException 404, 409 {@code import-state}, 412
     */
    @Transactional
    FigureImport cancel(Order order) {
        return change(order, "cancelled", found -> {
            found.cancel(clock.instant());
            if (found.state() == ImportState.DISCARDED) {
                rows.delete(found.id());
            }
        });
    }

    /**
     * Takes back every point of the import that somebody has not taken back before, by counter-entries. What they had
     * restated counts again.
     *
     * @throws ProblemException 404, 409 {@code import-state}, 412
     */
    @Transactional
    FigureImport undo(Order order) {
        return change(order, "undone", found -> {
            found.undo();
            List<UUID> points = recording.retractImport(
                    order.series(), found.id(), "The import that brought it was undone.", order.by());
            LOG.infof("%d points of series %s retracted", points.size(), order.series());
        });
    }

    private FigureImport change(Order order, String what, Consumer<FigureImport> change) {
        String operation = "figure-import-" + what;
        keys.once(order.key(), order.by().sub(), operation, new Request(order.id(), order.version()), () -> {
            // A batch holds the import as well, so this waits for the rows that are being added just now.
            FigureImport found = imports.getToChange(order.series(), order.id());
            Versions.check(order.version(), found.version(), () -> ImportView.of(found));
            change.accept(found);
            imports.flush();
            audit.record(
                    order.by(),
                    "series.import-" + what,
                    order.series(),
                    Map.of("importId", found.id(), "added", found.added()));
            LOG.infof("Import %s of series %s %s", found.id(), order.series(), what);
            return found.id();
        });
        return imports.get(order.series(), order.id());
    }
}
