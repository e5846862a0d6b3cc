package org.plumbline.review.recheck;

import java.time.Duration;
import java.util.Optional;
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

import org.plumbline.review.figure.series.PointsAdded;
import org.plumbline.review.figure.series.PointsRetracted;

/** Judges verdicts as soon as figures come in, and every second whatever another instance or the end of a file left. */
@ApplicationScoped
class RecheckRunner {

    private static final Logger LOG = Logger.getLogger(RecheckRunner.class);
    private static final long EVERY_MILLIS = 1000;

    private final JudgeVerdicts judging;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopping;
    private boolean failing;
    private @Nullable Thread thread;

    RecheckRunner(JudgeVerdicts judging) {
        this.judging = judging;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("rechecks").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        work.release();
        if (thread != null) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) PointsAdded added) {
        work.release();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) PointsRetracted retracted) {
        work.release();
    }

    private void run() {
        while (!stopping) {
            try {
                round();
                failing = false;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.error("Rechecks cannot be looked for; trying again until they can", e);
                    failing = true;
                }
            }
            await();
        }
    }

    /** Judges all that is due. */
    void round() {
        Optional<UUID> next = judging.next();
        while (next.isPresent() && !stopping) {
            UUID verdict = next.get();
            try {
                judging.judge(verdict);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Verdict %s cannot be judged by what came in; trying again later", verdict);
                judging.postpone(verdict);
            }
            next = judging.next();
        }
    }

    private void await() {
        try {
            if (work.tryAcquire(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
