package org.plumbline.review.evidence;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The address of a page on the web: {@code http} or {@code https}, a host, no user name or password.
 *
 * @param uri as it was given
 */
public record WebAddress(URI uri) {

    /** The address in the text, or nothing if it is not one. */
    public static Optional<WebAddress> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null
                    ? Optional.of(new WebAddress(uri))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            // The caller says so to whoever typed it; there is nothing more to know.
            return Optional.empty();
        }
    }

    /** The host in lower case, without {@code www.}. */
    public String host() {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /**
     * Whether both lead to one page as far as the addresses tell: the scheme, {@code www.}, the default port, a last
     * slash, the fragment and what campaigns append make no difference.
     */
    public boolean samePageAs(WebAddress other) {
        return page().equals(other.page());
    }

    private String page() {
        String path = uri.normalize().getRawPath();
        if (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        int port = uri.getPort() == 80 || uri.getPort() == 443 ? -1 : uri.getPort();
        return host() + ":" + port + path + "?" + queryWithoutCampaigns(uri.getRawQuery());
    }

    private static String queryWithoutCampaigns(@Nullable String query) {
        return query == null
                ? ""
                : Arrays.stream(query.split("&", -1))
                        .filter(part ->
                                !part.startsWith("utm_") && !part.startsWith("fbclid=") && !part.startsWith("gclid="))
                        .collect(Collectors.joining("&"));
    }
}
