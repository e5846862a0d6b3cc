package org.plumbline.gateway.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Remembers what was purged when, so that an answer that was asked for before a purge and arrives after it is known to be
 * outdated. Of keys purged long ago it only remembers that there were some; what was asked for before counts as outdated.
 */
final class PurgeLog {

    private final int most;
    private final Map<String, Long> last = new LinkedHashMap<>();
    private long clock;
    private long forgotten;

    /**
     * @param most how many keys are remembered
     */
    PurgeLog(int most) {
        this.most = most;
    }

    /** The time, counted in purges. */
    synchronized long now() {
        return clock;
    }

    synchronized void purged(Set<String> keys) {
        clock++;
        for (String key : keys) {
            last.remove(key);
            last.put(key, clock);
        }
        Iterator<Long> oldest = last.values().iterator();
        for (int surplus = last.size() - most; surplus > 0; surplus--) {
            forgotten = oldest.next();
            oldest.remove();
        }
    }

    /** Everything was purged. */
    synchronized void purgedAll() {
        clock++;
        forgotten = clock;
        last.clear();
    }

    /** Whether one of the keys was purged after the time. */
    synchronized boolean isOutdated(long asked, Set<String> keys) {
        return forgotten > asked || keys.stream().anyMatch(key -> last.getOrDefault(key, 0L) > asked);
    }
}
