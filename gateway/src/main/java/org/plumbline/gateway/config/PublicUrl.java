package org.plumbline.gateway.config;

import java.net.URI;
import java.util.Locale;

/**
 * The absolute base of all public addresses. Nothing is ever built from the request's {@code Host}, which the client
 * chooses.
 */
public final class PublicUrl {

    private final String scheme;
    private final String authority;

    /**
     * Reads the address from configuration.
     *
     * @throws IllegalArgumentException if it is not http or https with a host and without a path
     */
    public PublicUrl(String url) {
        URI uri = URI.create(url);
        String path = uri.getRawPath();
        if (uri.getScheme() == null
                || uri.getHost() == null
                || uri.getRawQuery() != null
                || (path != null && !path.isEmpty() && !path.equals("/"))) {
            throw new IllegalArgumentException("Not the base of a site: " + url);
        }
        scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("Not the base of a site: " + url);
        }
        boolean usualPort = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        authority = uri.getHost().toLowerCase(Locale.ROOT) + (usualPort ? "" : ":" + uri.getPort());
    }

    public String scheme() {
        return scheme;
    }

    /** Host, with the port where it is not the usual one. */
    public String authority() {
        return authority;
    }

    /** What browsers send as {@code Origin}. */
    public String origin() {
        return scheme + "://" + authority;
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    @Override
    public String toString() {
        return origin();
    }
}
