package org.plumbline.review.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final double MIDDLE = 0.5;

    private final Backoff backoff = new Backoff(Duration.ofSeconds(30), Duration.ofHours(6), Duration.ofDays(3));

    @Test
    void doublesThePausesUpToTheLongestAndEndsInTime() {
        List<Duration> pauses = new ArrayList<>();
        Instant now = START;
        int attempts = 1;
        Optional<Instant> next = backoff.next(attempts, START, now, MIDDLE);
        while (next.isPresent()) {
            pauses.add(Duration.between(now, next.get()));
            now = next.get();
            next = backoff.next(++attempts, START, now, MIDDLE);
        }
        assertThat(pauses.subList(0, 12))
                .containsExactly(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(8),
                        Duration.ofMinutes(16),
                        Duration.ofMinutes(32),
                        Duration.ofMinutes(64),
                        Duration.ofMinutes(128),
                        Duration.ofMinutes(256),
                        Duration.ofHours(6),
                        Duration.ofHours(6));
        assertThat(pauses.subList(10, pauses.size())).containsOnly(Duration.ofHours(6));
        assertThat(Duration.between(START, now)).isBetween(Duration.ofHours(66), Duration.ofDays(3));
    }

    @Test
    void spreadsEachPauseByAQuarter() {
        assertThat(backoff.next(1, START, START, 0)).contains(START.plusMillis(22_500));
        assertThat(backoff.next(1, START, START, 1)).contains(START.plusMillis(37_500));
        assertThat(backoff.next(40, START, START, 0)).contains(START.plus(Duration.ofMinutes(270)));
    }

    @Test
    void givesUpWhatWouldComeAfterTheEnd() {
        Instant last = START.plus(Duration.ofDays(3)).minusSeconds(30);
        assertThat(backoff.next(1, START, last, MIDDLE)).contains(START.plus(Duration.ofDays(3)));
        assertThat(backoff.next(1, START, last.plusMillis(1), MIDDLE)).isEmpty();
    }

    @Test
    void refusesPausesThatMakeNoSense() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofHours(1), Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofHours(2), Duration.ofHours(1), Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
