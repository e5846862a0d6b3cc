package org.plumbline.review.figure.imports;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs imports of figures in the background, a batch of each in turn, until none has rows that wait; then waits to be woken.
 *
 * <p>All that it knows stands in the database: after a restart it goes on where it was, and so does another instance.
 */
@ApplicationScoped
class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);

    private final FigureImports imports;
    private final ImportBatch batch;
    private final FiguresConfig config;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopping;
    private boolean failing;
    private @Nullable Thread thread;

    ImportRunner(FigureImports imports, ImportBatch batch, FiguresConfig config) {
        this.imports = imports;
        this.batch = batch;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    void start() {
        stopping = false;
        thread = Thread.ofVirtual().name("figure-imports").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop();
    }

    /** Ends after the batch at work. */
    void stop() throws InterruptedException {
        stopping = true;
        work.release();
        if (thread != null) {
            thread.join(Duration.ofSeconds(15));
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) SteerImport.Started started) {
        work.release();
    }

    private void run() {
        while (!stopping) {
            if (!round()) {
                awaitWork();
            }
        }
    }

    /** Whether there may be more to do at once. */
    private boolean round() {
        boolean more = false;
        try {
            for (UUID running : imports.running()) {
                more |= !stopping && next(running);
            }
        } catch (RuntimeException e) {
            failed("Imports of figures cannot be looked up; trying again until they can", e);
        }
        return more;
    }

    /** One import that fails holds up no other. */
    private boolean next(UUID running) {
        try {
            boolean more = batch.next(running);
            failing = false;
            return more;
        } catch (RuntimeException e) {
            failed("Import " + running + " cannot go on; trying again until it can", e);
            return false;
        }
    }

    private void failed(String what, RuntimeException e) {
        if (!failing) {
            LOG.warn(what, e);
            failing = true;
        }
    }

    private void awaitWork() {
        try {
            if (work.tryAcquire(config.pollEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
