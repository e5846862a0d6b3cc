package org.plumbline.gateway.cache;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How long a shared cache may serve an answer, in seconds of its age (RFC 9111, RFC 5861).
 *
 * @param fresh without asking again
 * @param whileRevalidating so much longer, while it asks
 * @param ifError so much longer than {@code fresh}, if the service cannot be asked or fails
 */
record Freshness(long fresh, long whileRevalidating, long ifError) {

    /** What must not be found in shared memory, or not without asking each time. */
    private static final Set<String> FORBIDDING = Set.of("no-store", "private", "no-cache", "must-understand");

    private static final long NONE = -1;

    /** Longer than any process lives, and far from where sums overflow. */
    private static final long LONGEST = 10L * 365 * 24 * 60 * 60;

    /**
     * What the service says to shared caches. Only an answer that speaks to them ({@code public} with {@code s-maxage}),
     * or never changes ({@code immutable}, RFC 8246), is kept: whatever else there is was not made for it.
     */
    static Optional<Freshness> of(List<String> cacheControl) {
        boolean isPublic = false;
        boolean immutable = false;
        long sharedAge = NONE;
        long age = NONE;
        long whileRevalidating = 0;
        long ifError = 0;
        for (String directive :
                String.join(",", cacheControl).toLowerCase(Locale.ROOT).split(",", -1)) {
            int equals = directive.indexOf('=');
            String name = (equals < 0 ? directive : directive.substring(0, equals)).strip();
            String value = equals < 0 ? "" : directive.substring(equals + 1).strip();
            if (FORBIDDING.contains(name)) {
                return Optional.empty();
            }
            switch (name) {
                case "public" -> isPublic = true;
                case "immutable" -> immutable = true;
                case "s-maxage" -> sharedAge = shorter(sharedAge, seconds(value));
                case "max-age" -> age = shorter(age, seconds(value));
                case "stale-while-revalidate" -> whileRevalidating = seconds(value);
                case "stale-if-error" -> ifError = seconds(value);
                default -> {
                    // RFC 9111, 5.2.3: a directive that a cache does not know says nothing to it.
                }
            }
        }
        long fresh = sharedAge == NONE && immutable ? age : sharedAge;
        return isPublic && fresh > 0 ? Optional.of(new Freshness(fresh, whileRevalidating, ifError)) : Optional.empty();
    }

    /** The same, but fresh for so many seconds at the most, and never served later. */
    Freshness atMost(long seconds) {
        return new Freshness(Math.min(fresh, seconds), 0, 0);
    }

    /** What is said twice holds at its shorter (RFC 9111, 4.2.1, lets a cache choose so). */
    private static long shorter(long one, long other) {
        return one == NONE ? other : Math.min(one, other);
    }

    /** What cannot be read allows nothing. */
    private static long seconds(String value) {
        String digits = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        return digits.length() > 9 ? LONGEST : Math.min(Long.parseLong(digits), LONGEST);
    }
}
