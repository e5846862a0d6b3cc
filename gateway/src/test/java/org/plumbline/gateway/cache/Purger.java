package org.plumbline.gateway.cache;

import java.util.Set;

import jakarta.inject.Singleton;

/** Stands for the events that reach the gateway. */
@Singleton
public final class Purger {

    private final Memory memory;
    private final Liveness liveness;

    Purger(Memory memory, Liveness liveness) {
        this.memory = memory;
        this.liveness = liveness;
    }

    /** All is known that was purged until now. */
    public void caughtUp() {
        liveness.caughtUp(liveness.now());
    }

    public void purge(String... keys) {
        memory.purge(Set.of(keys));
    }

    public void purgeAll() {
        memory.clear();
    }

    public long bytes() {
        return memory.bytes();
    }
}
