package org.plumbline.claims.imports;

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

/** Starts imports, stops them, and lets them go on. */
@ApplicationScoped
class SteerImport {

    private static final Logger LOG = Logger.getLogger(SteerImport.class);

    /** Fired when there is work, for the runner to wake up once the transaction is committed. */
    record Started() {}

    private final ClaimImports imports;
    private final ImportRows rows;
    private final Audit audit;
    private final IdempotencyKeys keys;
    private final Clock clock;
    private final Event<Started> started;

    SteerImport(
            ClaimImports imports,
            ImportRows rows,
            Audit audit,
            IdempotencyKeys keys,
            Clock clock,
            Event<Started> started) {
        this.imports = imports;
        this.rows = rows;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
        this.started = started;
    }

    /**
     * Who wants something done to which import.
     *
     * @param version that it was decided from
     * @param ownerOnly the {@code sub} of somebody who sees none but their own; null for the desk
     */
    record Order(
            UUID id,
            long version,
            Person by,
            @Nullable String ownerOnly,
            @Nullable String key) {}

    private record Request(UUID id, long version) {}

    /**
     * Lets the import begin.
     *
     * @throws ProblemException 404, 409 {@code import-state}, 412
     */
    @Transactional
    ClaimImport start(Order order) {
        return change(order, "started", found -> {
            found.start();
            started.fire(new Started());
        });
    }

    /**
     * Lets a cancelled import go on with the rows that wait.
     *
     * @throws ProblemException 404, 409 {@code import-state}, 412
     */
    @Transactional
    ClaimImport resume(Order order) {
        return change(order, "resumed", found -> {
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
    ClaimImport cancel(Order order) {
        return change(order, "cancelled", found -> {
            found.cancel(clock.instant());
            if (found.state() == ImportState.DISCARDED) {
                rows.delete(found.id());
            }
        });
    }

    private ClaimImport change(Order order, String what, Consumer<ClaimImport> change) {
        String operation = "import-" + what;
        keys.once(order.key(), order.by().sub(), operation, new Request(order.id(), order.version()), () -> {
            // A batch holds the import as well, so this waits for the rows that are being imported just now.
            ClaimImport found = imports.getToChange(order.id(), order.ownerOnly())
                    .orElseThrow(() -> ProblemException.notFound("import", order.id()));
            Versions.check(order.version(), found.version(), () -> ImportView.of(found, List.of()));
            change.accept(found);
            imports.flush();
            audit.record(order.by(), "claim-import." + what, found.id(), Map.of("imported", found.imported()));
            LOG.infof("Import %s %s", found.id(), what);
            return found.id();
        });
        return imports.findById(order.id());
    }
}
