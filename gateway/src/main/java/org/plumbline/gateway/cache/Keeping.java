package org.plumbline.gateway.cache;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** Says which answers of a service may be kept for everybody. */
final class Keeping {

    /** By which the service names what an answer is made of; for this cache alone. */
    static final String KEYS = "Surrogate-Key";

    private static final Set<Integer> LASTING = Set.of(200, 301, 308);

    /** What is not there may be there in a moment. */
    private static final Set<Integer> PASSING = Set.of(404, 410);

    private static final long PASSING_SECONDS = 5;

    /** Each makes an answer somebody's, a part, or one of several. */
    private static final List<CharSequence> FORBIDDING = List.of(
            HttpHeaders.SET_COOKIE,
            "Set-Cookie2",
            "WWW-Authenticate",
            HttpHeaders.CONTENT_RANGE,
            HttpHeaders.CONTENT_ENCODING);

    private Keeping() {}

    /** How long it may be kept; empty if not at all. */
    static Optional<Freshness> of(int status, MultiMap headers) {
        boolean lasting = LASTING.contains(status);
        if ((!lasting && !PASSING.contains(status))
                || FORBIDDING.stream().anyMatch(headers::contains)
                || varies(headers.getAll(HttpHeaders.VARY))) {
            return Optional.empty();
        }
        return Freshness.of(headers.getAll(HttpHeaders.CACHE_CONTROL))
                .map(freshness -> lasting ? freshness : freshness.atMost(PASSING_SECONDS));
    }

    /** What the answer is made of. */
    static Set<String> keys(MultiMap headers) {
        return headers.getAll(KEYS).stream()
                .flatMap(value -> Arrays.stream(value.split(" ", -1)))
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The one thing that answers may differ by is what this cache does itself. */
    private static boolean varies(List<String> vary) {
        return vary.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .anyMatch(name -> !name.isEmpty() && !name.equals("accept-encoding"));
    }
}
