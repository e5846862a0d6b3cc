package org.plumbline.gateway.cache;

import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.github.bucket4j.TimeMeter;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether purges reach this gateway. While they do not, what is kept is served for seconds only, and never while
 * the next is being fetched.
 */
@Singleton
class Liveness {

    /** How old an answer may be, in seconds, while nobody hears of purges. */
    static final Long BLIND_SECONDS = 5L;

    private static final long SILENCE_NANOSECONDS = TimeUnit.SECONDS.toNanos(5);

    private final TimeMeter time;
    private volatile boolean heard;
    private volatile long last;

    Liveness(TimeMeter time) {
        this.time = time;
    }

    long now() {
        return time.currentTimeNanos();
    }

    /** All purges up to that time have been heard. */
    void caughtUp(long nanoTime) {
        last = nanoTime;
        heard = true;
    }

    /** As {@link Stored#use} wants it. */
    @Nullable
    Long blindAfter(long nanoTime) {
        return heard && nanoTime - last < SILENCE_NANOSECONDS ? null : BLIND_SECONDS;
    }
}
