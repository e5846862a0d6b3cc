package org.plumbline.review.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** Addresses of the desk's pages. */
final class Address {

    private Address() {}

    /** A path with those parameters that have a value, given as names and values in turn. */
    static String of(String path, @Nullable String... parameters) {
        StringBuilder address = new StringBuilder(path);
        char separator = '?';
        for (int i = 0; i < parameters.length; i += 2) {
            String value = parameters[i + 1];
            if (value != null && !value.isEmpty()) {
                address.append(separator)
                        .append(parameters[i])
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                separator = '&';
            }
        }
        return address.toString();
    }
}
