package org.plumbline.review.correction;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Deletes addresses that nobody was written to for long enough. */
@ApplicationScoped
class ForgetAddresses {

    private static final Logger LOG = Logger.getLogger(ForgetAddresses.class);

    private final CorrectionRequests requests;
    private final Clock clock;

    ForgetAddresses(CorrectionRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Scheduled(every = "{plumbline.readers.upkeep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int forgotten = requests.forgetExpired(clock.instant());
        if (forgotten > 0) {
            LOG.infof("Deleted %d addresses of correction requests", forgotten);
        }
    }
}
