package org.plumbline.gateway.cache;

import java.util.concurrent.atomic.LongAdder;

import jakarta.inject.Singleton;

/** How often what happened, since the start. */
@Singleton
class CacheCounts {

    final LongAdder hits = new LongAdder();
    final LongAdder unchanged = new LongAdder();
    final LongAdder stale = new LongAdder();
    final LongAdder labelled = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder coalesced = new LongAdder();
    final LongAdder passed = new LongAdder();
    final LongAdder purges = new LongAdder();
    final LongAdder refused = new LongAdder();
}
