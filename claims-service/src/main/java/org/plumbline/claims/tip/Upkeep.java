package org.plumbline.claims.tip;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Deletes what has expired and fills in what an older version left out, from the start on and then every hour. */
@ApplicationScoped
class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);
    private static final int BATCH = 500;

    private final Askers askers;
    private final SameText sameText;
    private final Clock clock;

    Upkeep(Askers askers, SameText sameText, Clock clock) {
        this.askers = askers;
        this.sameText = sameText;
        this.clock = clock;
    }

    @Scheduled(every = "{plumbline.tips.upkeep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int forgotten = askers.forget(clock.instant());
        if (forgotten > 0) {
            LOG.infof("Forgot who asked in %d periods", forgotten);
        }
        int filledIn = sameText.fillIn(BATCH);
        while (filledIn == BATCH) {
            filledIn = sameText.fillIn(BATCH);
        }
    }
}
