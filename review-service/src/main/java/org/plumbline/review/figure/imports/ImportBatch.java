package org.plumbline.review.figure.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.lock.TransactionLock;
import org.plumbline.review.figure.series.NewPoint;
import org.plumbline.review.figure.series.PointLimits;
import org.plumbline.review.figure.series.Points;
import org.plumbline.review.figure.series.RecordPoints;
import org.plumbline.review.figure.series.SeriesCatalogue;

/**
 * The next rows of an import, in one transaction: the points, what became of each row, and how far the import is.
 * Wherever the service dies, either all of it is there or the rows still wait.
 */
@ApplicationScoped
class ImportBatch {

    /** How many rows a transaction takes; whoever cancels waits that long. */
    static final int ROWS = 200;

    private static final Logger LOG = Logger.getLogger(ImportBatch.class);
    private static final long LOCK = 0x506C756D62466967L;

    private final DataSource dataSource;
    private final SeriesCatalogue catalogue;
    private final FigureImports imports;
    private final ImportRows rows;
    private final Points points;
    private final RecordPoints recording;
    private final Audit audit;
    private final Clock clock;

    ImportBatch(
            DataSource dataSource,
            SeriesCatalogue catalogue,
            FigureImports imports,
            ImportRows rows,
            Points points,
            RecordPoints recording,
            Audit audit,
            Clock clock) {
        this.dataSource = dataSource;
        this.catalogue = catalogue;
        this.imports = imports;
        this.rows = rows;
        this.points = points;
        this.recording = recording;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds the next rows.
     *
     * @return whether there may be more to do at once: not if the import has ended, or another instance is at work
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean next(UUID importId) {
        if (!holdsLock()) {
            return false;
        }
        FigureImport running = imports.findByIdOptional(importId, LockModeType.PESSIMISTIC_WRITE)
                .orElse(null);
        if (running == null || running.state() != ImportState.RUNNING) {
            return false;
        }
        if (catalogue.getToChange(running.seriesId()).isRetired()) {
            stop(running);
            return false;
        }
        List<Table.Row> next = rows.waiting(importId, ROWS);
        if (next.isEmpty()) {
            finish(running);
            return false;
        }
        take(running, next);
        return true;
    }

    private void take(FigureImport running, List<Table.Row> next) {
        Mapping mapping = running.mapping();
        if (mapping == null) {
            throw new IllegalStateException("Import " + running.id() + " runs without a mapping");
        }
        // The rows kept to what the series said when they were looked at; it may have been described anew since.
        PointLimits limits = PointLimits.ofDays(clock.instant());
        RowReader reader = new RowReader(mapping, running.header(), limits);
        List<NewPoint> read = next.stream()
                .map(reader::read)
                .map(RowReader.Reading::point)
                .filter(point -> point != null)
                .toList();
        if (read.size() < next.size()) {
            throw new IllegalStateException(
                    "Rows of import " + running.id() + " that could be read cannot be any more");
        }
        // Asked once more: since the preview, somebody may have added the same.
        KnownFigures known = new KnownFigures(points.standing(
                running.seriesId(), read.stream().map(NewPoint::asOf).distinct().toList()));
        List<NewPoint> news = new ArrayList<>();
        List<Integer> added = new ArrayList<>();
        List<Integer> unchanged = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
            if (known.judge(read.get(i)).news()) {
                news.add(read.get(i));
                added.add(next.get(i).number());
            } else {
                unchanged.add(next.get(i).number());
            }
        }
        recording.add(running.seriesId(), news, running.submittedBy(), running.id());
        rows.finish(running.id(), added, "ADDED");
        rows.finish(running.id(), unchanged, "UNCHANGED");
        running.count(added.size(), unchanged.size());
    }

    private void finish(FigureImport running) {
        running.finish(clock.instant());
        record(running, "series.import-finished");
        LOG.infof(
                "Import %s of series %s done: %d points, %d rows refused",
                running.id(), running.seriesId(), running.added(), running.refused());
    }

    /** Somebody retired the series meanwhile. */
    private void stop(FigureImport running) {
        running.cancel(clock.instant());
        record(running, "series.import-cancelled");
        LOG.infof("Import %s stopped: series %s is retired", running.id(), running.seriesId());
    }

    private void record(FigureImport running, String action) {
        audit.record(
                running.submittedBy(),
                action,
                running.seriesId(),
                Map.of(
                        "importId", running.id(),
                        "added", running.added(),
                        "unchanged", running.unchanged(),
                        "refused", running.refused()));
    }

    /** One batch of a service at a time, in whichever instance. */
    private boolean holdsLock() {
        try (Connection connection = dataSource.getConnection()) {
            return TransactionLock.tryTake(connection, LOCK);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot ask for the lock on imports of figures", e);
        }
    }
}
