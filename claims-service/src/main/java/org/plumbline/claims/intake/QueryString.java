package org.plumbline.claims.intake;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** A path with its parameters, for links and redirects; relative, so that no Host header gets into it. */
public final class QueryString {

    private final StringBuilder url;
    private char separator = '?';

    public QueryString(String path) {
        url = new StringBuilder(path);
    }

    /** Adds a parameter unless there is nothing in it. */
    public QueryString with(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            url.append(separator).append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            separator = '&';
        }
        return this;
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
