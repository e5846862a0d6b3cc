package org.plumbline.gateway.cache;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

import org.plumbline.gateway.cache.Stored.Ticket;
import org.plumbline.gateway.config.CacheConfig;

/**
 * What is kept, and what is being asked for. It never holds an answer that was asked for before something in it was
 * purged, nor one older than another that it held.
 */
@Singleton
class Memory {

    private static final int PURGES_REMEMBERED = 10_000;
    private static final int BYTES_PER_CHARACTER = 2;

    private final Cache<String, Stored> kept;
    private final ConcurrentMap<String, Future<Fetched>> running = new ConcurrentHashMap<>();
    private final PurgeLog purges = new PurgeLog(PURGES_REMEMBERED);
    private final AtomicLong order = new AtomicLong();
    private final TimeMeter time;
    private final CacheCounts counts;

    Memory(CacheConfig config, TimeMeter time, CacheCounts counts) {
        this.time = time;
        this.counts = counts;
        // On the caller's thread: what is over the bound is gone when the call returns.
        kept = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(config.maxSize().asLongValue())
                .weigher((String address, Stored stored) -> BYTES_PER_CHARACTER * address.length() + stored.bytes())
                .build();
    }

    @Nullable
    Stored find(String address) {
        return kept.getIfPresent(address);
    }

    /** Before anything is asked for, so that what is purged from then on is known to be newer. */
    Ticket ask() {
        return new Ticket(order.incrementAndGet(), purges.now(), time.currentTimeNanos());
    }

    /**
     * Joins whoever asks for the same.
     *
     * @return what they will get; null if nobody asks, and {@code mine} is what others will join
     */
    @Nullable
    Future<Fetched> join(String address, Future<Fetched> mine) {
        return running.putIfAbsent(address, mine);
    }

    /** Whether somebody asks for it already. */
    boolean isAsked(String address) {
        return running.containsKey(address);
    }

    void done(String address, Future<Fetched> mine) {
        running.remove(address, mine);
    }

    /** Keeps it, unless something in it was purged since it was asked for, or what is kept was asked for later. */
    void keep(String address, Stored stored) {
        synchronized (purges) {
            if (purges.isOutdated(stored.ticket().purges(), stored.keys())) {
                counts.refused.increment();
                return;
            }
            kept.asMap()
                    .merge(
                            address,
                            stored,
                            (before, next) ->
                                    before.ticket().order() > next.ticket().order() ? before : next);
        }
    }

    /** In place of the same without a label; if that was purged meanwhile, it stays so. */
    void replace(String address, Stored before, Stored labelled) {
        synchronized (purges) {
            kept.asMap().replace(address, before, labelled);
        }
    }

    /** Whether it was not purged since it was found there; with or without its label. */
    boolean holds(String address, Stored stored) {
        Stored now = find(address);
        return now != null && now.ticket().equals(stored.ticket());
    }

    void forget(String address, Stored outdated) {
        kept.asMap().remove(address, outdated);
    }

    /** Forgets whatever is made of one of these. Whoever asks from now on does not get what was asked for before. */
    void purge(Set<String> keys) {
        synchronized (purges) {
            purges.purged(keys);
            running.clear();
            kept.asMap().values().removeIf(stored -> !Collections.disjoint(stored.keys(), keys));
        }
        counts.purges.increment();
    }

    /** Forgets everything: something may have been purged that nobody heard of. */
    void clear() {
        synchronized (purges) {
            purges.purgedAll();
            running.clear();
            kept.invalidateAll();
        }
        counts.purges.increment();
    }

    long answers() {
        return kept.estimatedSize();
    }

    long bytes() {
        return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
