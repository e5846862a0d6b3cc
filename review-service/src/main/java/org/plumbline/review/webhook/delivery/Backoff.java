package org.plumbline.review.webhook.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When something that failed is tried again: after pauses that double, each a quarter longer or shorter by chance, so that
 * what failed together does not come back together.
 *
 * @param first after the first failure
 * @param longest that a pause grows to
 * @param giveUpAfter counted from when it was to be sent first
 */
record Backoff(Duration first, Duration longest, Duration giveUpAfter) {

    private static final double SPREAD = 0.25;

    Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0 || giveUpAfter.isNegative()) {
            throw new IllegalArgumentException("Pauses are positive, and the longest is no shorter than the first");
        }
    }

    /**
     * When the next attempt is.
     *
     * @param attempts how many failed, one at least
     * @param since when it was to be sent first
     * @param chance from 0 to 1
     * @return empty if it is to be given up
     */
    Optional<Instant> next(int attempts, Instant since, Instant now, double chance) {
        double factor = 1 + SPREAD * (2 * chance - 1);
        Duration pause = Duration.ofMillis(Math.round(pause(attempts).toMillis() * factor));
        Instant next = now.plus(pause);
        return next.isAfter(since.plus(giveUpAfter)) ? Optional.empty() : Optional.of(next);
    }

    private Duration pause(int attempts) {
        Duration pause = first;
        for (int i = 1; i < attempts && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
