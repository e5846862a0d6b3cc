package org.plumbline.review.subscriber;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Deletes the addresses of those who did not say that they want to be told. */
@ApplicationScoped
class ForgetUnconfirmed {

    private static final Logger LOG = Logger.getLogger(ForgetUnconfirmed.class);

    private final Subscriptions subscriptions;
    private final Clock clock;

    ForgetUnconfirmed(Subscriptions subscriptions, Clock clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Scheduled(every = "{plumbline.readers.upkeep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int forgotten = subscriptions.forgetUnconfirmed(clock.instant());
        if (forgotten > 0) {
            LOG.infof("Deleted %d subscriptions that nobody confirmed", forgotten);
        }
    }
}
