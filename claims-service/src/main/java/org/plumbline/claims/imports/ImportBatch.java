package org.plumbline.claims.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.plumbline.claims.intake.SubmitClaim;
import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.csv.CsvFile;
import org.plumbline.kit.lock.TransactionLock;

/**
 * The next rows of an import, in one transaction: the claims with their events and audit rows, what became of each row,
 * and how far the import is. Wherever the service dies, either all of it is there or the rows still wait.
 */
@ApplicationScoped
class ImportBatch {

    /** How many rows a transaction takes; whoever cancels waits that long. */
    static final int ROWS = 100;

    private static final Logger LOG = Logger.getLogger(ImportBatch.class);
    private static final long LOCK = 0x506C756D62437376L;

    private final DataSource dataSource;
    private final ClaimImports imports;
    private final ImportRows rows;
    private final KnownClaims known;
    private final SubmitClaim submitClaim;
    private final Audit audit;
    private final Clock clock;

    ImportBatch(
            DataSource dataSource,
            ClaimImports imports,
            ImportRows rows,
            KnownClaims known,
            SubmitClaim submitClaim,
            Audit audit,
            Clock clock) {
        this.dataSource = dataSource;
        this.imports = imports;
        this.rows = rows;
        this.known = known;
        this.submitClaim = submitClaim;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Imports the next rows.
     *
     * @return whether there may be more to do at once: not if the import has ended, or another instance is at work
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean next(UUID importId) {
        return nextInTransaction(importId);
    }

    /** As {@link #next}, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean nextInTransaction(UUID importId) {
        if (!holdsLock()) {
            return false;
        }
        ClaimImport running = imports.getToChange(importId, null).orElse(null);
        if (running == null || running.state() != ImportState.RUNNING) {
            return false;
        }
        List<CsvFile.Row> next = rows.waiting(importId, 0, ROWS);
        if (next.isEmpty()) {
            running.finish(clock.instant());
            audit.record(
                    running.submittedBy(),
                    "claim-import.finished",
                    importId,
                    Map.of("imported", running.imported(), "refused", running.refused()));
            LOG.infof("Import %s done: %d claims, %d rows refused", importId, running.imported(), running.refused());
            return false;
        }
        take(running, next);
        return true;
    }

    private void take(ClaimImport running, List<CsvFile.Row> next) {
        // Checked once more: since the preview, somebody may have sent in the same.
        RowCheck.Outcome outcome = new RowCheck(running, known).check(next);
        List<UUID> claims = submitClaim.submitAll(
                outcome.good().stream()
                        .map(good -> RowReader.withQuantities(good.statement()))
                        .toList(),
                running.submittedBy(),
                running.ownOnly(),
                Map.of("importId", running.id()));
        List<ImportRows.Imported> imported = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            imported.add(new ImportRows.Imported(outcome.good().get(i).number(), claims.get(i)));
        }
        rows.markImported(running.id(), imported);
        rows.markRefused(running.id(), outcome.refused());
        running.count(imported.size(), outcome.refused().size());
    }

    /** One batch of a service at a time, so that two files with the same claim make one of it. */
    private boolean holdsLock() {
        try (Connection connection = dataSource.getConnection()) {
            return TransactionLock.tryTake(connection, LOCK);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot ask for the lock on imports", e);
        }
    }
}
