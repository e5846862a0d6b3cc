package org.plumbline.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

class PurgeLogTest {

    private final PurgeLog log = new PurgeLog(2);

    @Test
    void knowsWhatWasPurgedSince() {
        long before = log.now();
        log.purged(Set.of("a"));
        long after = log.now();

        assertThat(log.isOutdated(before, Set.of("a", "b"))).isTrue();
        assertThat(log.isOutdated(before, Set.of("b"))).isFalse();
        assertThat(log.isOutdated(after, Set.of("a"))).isFalse();
    }

    @Test
    void takesAllForOutdatedThatItNoLongerRemembers() {
        long before = log.now();
        log.purged(Set.of("a"));
        log.purged(Set.of("b"));
        assertThat(log.isOutdated(before, Set.of("c"))).isFalse();

        log.purged(Set.of("c"));

        assertThat(log.isOutdated(before, Set.of("d"))).isTrue();
        assertThat(log.isOutdated(log.now(), Set.of("a"))).isFalse();
    }

    @Test
    void remembersTheLastTimeOfEach() {
        log.purged(Set.of("a"));
        log.purged(Set.of("b"));
        long between = log.now();
        log.purged(Set.of("a"));
        log.purged(Set.of("c"));

        assertThat(log.isOutdated(between, Set.of("a"))).isTrue();
        assertThat(log.isOutdated(between, Set.of("b"))).isFalse();
    }

    @Test
    void forgetsEverythingAtOnce() {
        long before = log.now();
        log.purgedAll();

        assertThat(log.isOutdated(before, Set.of())).isTrue();
        assertThat(log.isOutdated(log.now(), Set.of("a"))).isFalse();
    }
}
