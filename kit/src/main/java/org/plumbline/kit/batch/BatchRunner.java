package org.plumbline.kit.batch;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does long work in the background, a batch of each piece in turn, until none has more; then waits to be woken, or for a
 * while.
 *
 * <p>What is to be done stands in the database: after a restart it goes on where it was, and so does another instance.
 */
public final class BatchRunner {

    private static final Logger LOG = Logger.getLogger(BatchRunner.class);
    private static final Duration ENDING = Duration.ofSeconds(15);

    private final String name;
    private final Supplier<? extends Collection<UUID>> running;
    private final Predicate<UUID> batch;
    private final Duration pollEvery;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopping;
    private boolean failing;
    private @Nullable Thread thread;

    /**
     * Does nothing until it is started.
     *
     * @param name of the thread, and of the work in the log
     * @param running the pieces of work that are to be done now
     * @param batch does the next batch of one, and says whether it may have more
     * @param pollEvery how long it waits for whatever nobody woke it for
     */
    public BatchRunner(
            String name, Supplier<? extends Collection<UUID>> running, Predicate<UUID> batch, Duration pollEvery) {
        this.name = name;
        this.running = running;
        this.batch = batch;
        this.pollEvery = pollEvery;
    }

    public void start() {
        stopping = false;
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** Ends after the batch at work. */
    public void stop() throws InterruptedException {
        stopping = true;
        work.release();
        if (thread != null) {
            thread.join(ENDING);
        }
    }

    /** There is something to do. */
    public void wake() {
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
            for (UUID one : running.get()) {
                more |= !stopping && next(one);
            }
        } catch (RuntimeException e) {
            failed(name + " cannot be looked up; trying again until they can", e);
        }
        return more;
    }

    /** One that fails holds up no other. */
    private boolean next(UUID one) {
        try {
            boolean more = batch.test(one);
            failing = false;
            return more;
        } catch (RuntimeException e) {
            failed(name + ": " + one + " cannot go on; trying again until it can", e);
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
            if (work.tryAcquire(pollEvery.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
