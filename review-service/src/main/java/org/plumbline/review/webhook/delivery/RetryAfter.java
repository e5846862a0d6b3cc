package org.plumbline.review.webhook.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Before when a receiver that is busy wants nothing more; {@code Retry-After} of RFC 9110, section 10.2.3. */
final class RetryAfter {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /** What is longer is beyond any bound. */
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * Reads what came with an answer.
     *
     * @param header seconds, or a date in the one form that is still sent (IMF-fixdate)
     * @param most that a receiver can ask for
     * @return empty with another status than 429 and 503, and of what says nothing, is past or cannot be read
     */
    static Optional<Instant> of(int status, @Nullable String header, Instant now, Duration most) {
        if (header == null || (status != TOO_MANY_REQUESTS && status != UNAVAILABLE)) {
            return Optional.empty();
        }
        Instant latest = now.plus(most);
        return asked(header.strip(), now, latest)
                .filter(asked -> asked.isAfter(now))
                .map(asked -> asked.isAfter(latest) ? latest : asked);
    }

    private static Optional<Instant> asked(String value, Instant now, Instant latest) {
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(value.length() > MOST_DIGITS ? latest : now.plusSeconds(Long.parseLong(value)));
        }
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from));
        } catch (DateTimeParseException e) {
            // It means nothing to us: the usual pause holds.
            return Optional.empty();
        }
    }
}
