package org.plumbline.kit.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A page as it was fetched.
 *
 * @param url where the page was in the end, without fragment
 * @param exchanges every request and its response: the redirects in their order, then the page
 * @param headers of the page, by name in any case; several values of one name in their order
 * @param contentType type and subtype, lower case, without parameters
 * @param charset as the Content-Type declares it, unchecked; null if it does not
 * @param body decoded: neither chunked nor compressed
 * @param fetchedAt when the page itself was asked for
 */
public record Fetched(
        URI url,
        List<Exchange> exchanges,
        Map<String, List<String>> headers,
        String contentType,
        @Nullable String charset,
        Bytes body,
        Instant fetchedAt) {

    public Fetched {
        exchanges = List.copyOf(exchanges);
    }

    /** The first value of a header of the page. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * One request and its response, byte for byte.
     *
     * @param address that was connected to
     * @param response status line, headers and body as they came; interim responses left out
     * @param payload the body of the response without its transfer coding, still compressed if it came so
     */
    public record Exchange(
            URI url, InetAddress address, int status, Bytes request, Bytes response, Bytes payload, Instant at) {}
}
