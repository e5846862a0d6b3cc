package org.plumbline.gateway.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import io.github.bucket4j.TimeMeter;

/** Time that stands still until a test lets it pass. */
@Alternative
@Singleton
public final class HandSetTime implements TimeMeter {

    private final AtomicLong nanos = new AtomicLong();

    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    public long currentTimeNanos() {
        return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
