package org.plumbline.gateway.proxy;

import java.util.concurrent.TimeUnit;

/**
 * Knows whether a service answers. Once several requests in a row brought no answer, readers are not made to wait for it
 * any more: now and then one of their requests finds out whether it is back. An error is an answer.
 */
public final class Circuit {

    private static final int OPENS_AFTER = 3;
    private static final long PAUSE_NANOSECONDS = TimeUnit.SECONDS.toNanos(2);

    private final long patienceNanoseconds;
    private volatile int unanswered;
    private long nextTry;

    /** @param patienceNanoseconds after which a request counts as unanswered */
    Circuit(long patienceNanoseconds) {
        this.patienceNanoseconds = patienceNanoseconds;
    }

    /** Whether the last request that ended brought no answer. */
    public boolean isSilent() {
        return unanswered > 0;
    }

    /** Whether a reader's request may be made now. Whoever is told so makes it: it may be the one that finds out. */
    synchronized boolean mayAsk(long nanoTime) {
        if (unanswered < OPENS_AFTER) {
            return true;
        }
        if (nanoTime - nextTry < 0) {
            return false;
        }
        // Nobody else until this one has its answer, or would have to have it.
        nextTry = nanoTime + patienceNanoseconds;
        return true;
    }

    synchronized void noAnswer(long nanoTime) {
        unanswered = Math.min(unanswered + 1, OPENS_AFTER);
        nextTry = nanoTime + PAUSE_NANOSECONDS;
    }

    void answered() {
        if (unanswered > 0) {
            reset();
        }
    }

    private synchronized void reset() {
        unanswered = 0;
    }
}
