package org.plumbline.gateway.proxy;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jboss.logging.Logger;

import org.plumbline.gateway.config.PublicUrl;

/** Takes out of messages what concerns one connection, the gateway or a service alone. */
final class Cleaning {

    /** By which a service names what its answer is made of, and what is outdated by the request. For the gateway alone. */
    private static final String MADE_OF = "Surrogate-Key";

    static final String OUTDATED = "Surrogate-Purge";

    /** Of the service's directives, those for caches that can be purged; behind the gateway's own there is none. */
    private static final String FOR_CACHES =
            "(?i)(?:^|,)\\s*(?:s-maxage|stale-while-revalidate|stale-if-error)\\s*=[^,]*";

    private static final Logger LOG = Logger.getLogger(Cleaning.class);

    /** Of RFC 9110, 7.6.1, and what older clients send. Transfer-Encoding is the proxy library's own business. */
    private static final List<String> HOP_BY_HOP = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Upgrade",
            "HTTP2-Settings");

    /** Of those, the connection's own framing must not be named away by a client. */
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "host");

    private final PublicUrl publicUrl;
    private final List<URI> services;

    /** @param services addresses under which services may speak of themselves */
    Cleaning(PublicUrl publicUrl, List<URI> services) {
        this.publicUrl = publicUrl;
        this.services = services;
    }

    /** Takes from a service's headers what is not for a client, and puts right what it says of itself. */
    void clean(MultiMap headers) {
        removeHopByHop(headers);
        headers.remove(HttpHeaders.SET_COOKIE);
        headers.remove("Set-Cookie2");
        headers.remove(MADE_OF);
        headers.remove(OUTDATED);
        if (headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(
                    HttpHeaders.CACHE_CONTROL,
                    String.join(", ", headers.getAll(HttpHeaders.CACHE_CONTROL))
                            .replaceAll(FOR_CACHES, "")
                            .replaceAll("^\\s*,\\s*", ""));
        }
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null) {
            headers.set(HttpHeaders.LOCATION, publicLocation(location));
        }
    }

    static void removeHopByHop(MultiMap headers) {
        for (String connection : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String named : connection.split(",", -1)) {
                String name = named.strip();
                if (!name.isEmpty() && !FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                    headers.remove(name);
                }
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
    }

    /** A service that speaks of itself by its inner address, or by http behind TLS, is put right. */
    private String publicLocation(String location) {
        URI uri;
        try {
            uri = URI.create(location);
        } catch (IllegalArgumentException e) {
            LOG.warnf("A service sent an unreadable Location: %s", e.getMessage());
            return location;
        }
        if (uri.getRawAuthority() == null) {
            return location;
        }
        boolean ours = uri.getRawAuthority().equalsIgnoreCase(publicUrl.authority())
                || services.stream()
                        .anyMatch(address -> uri.getRawAuthority().equalsIgnoreCase(address.getRawAuthority()));
        if (!ours) {
            return location;
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
        return publicUrl + path + query + fragment;
    }
}
