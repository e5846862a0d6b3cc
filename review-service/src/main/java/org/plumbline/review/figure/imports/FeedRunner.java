package org.plumbline.review.figure.imports;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks every now and then for files that are due, and has them fetched one after the other. */
@ApplicationScoped
class FeedRunner {

    private static final Logger LOG = Logger.getLogger(FeedRunner.class);

    private final FetchFeeds fetching;
    private final FiguresConfig config;
    private final Semaphore stop = new Semaphore(0);
    private boolean failing;
    private @Nullable Thread thread;

    FeedRunner(FetchFeeds fetching, FiguresConfig config) {
        this.fetching = fetching;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.feeds()) {
            thread = Thread.ofVirtual().name("figure-feeds").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.release();
        if (thread != null) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void run() {
        try {
            while (!stop.tryAcquire(config.feedsEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            boolean more = true;
            while (more && stop.availablePermits() == 0) {
                more = fetching.next();
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("Files of figures cannot be fetched; trying again until they can", e);
                failing = true;
            }
        }
    }
}
