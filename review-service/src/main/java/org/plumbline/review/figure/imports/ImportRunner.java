package org.plumbline.review.figure.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import org.plumbline.kit.batch.BatchRunner;

/** Runs imports of figures in the background, a batch of each in turn, until none has rows that wait; then waits to be woken. */
@ApplicationScoped
class ImportRunner {

    private final BatchRunner runner;

    ImportRunner(FigureImports imports, ImportBatch batch, FiguresConfig config) {
        runner = new BatchRunner("figure-imports", imports::running, batch::next, config.pollEvery());
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    void start() {
        runner.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop();
    }

    /** Ends after the batch at work. */
    void stop() throws InterruptedException {
        runner.stop();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) SteerImport.Started started) {
        runner.wake();
    }
}
