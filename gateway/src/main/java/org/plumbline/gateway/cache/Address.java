package org.plumbline.gateway.cache;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.plumbline.gateway.route.RequestTarget;

/** The one address under which an answer is kept, asked for by many. */
final class Address {

    /** What others append to a link in order to follow who clicks on it; no page of ours depends on it. */
    private static final Set<String> FOLLOWING =
            Set.of("fbclid", "gclid", "dclid", "msclkid", "twclid", "igshid", "mc_cid", "mc_eid", "yclid");

    private Address() {}

    /** Without what says nothing to us; the other parameters stay as they are and in their order. */
    static RequestTarget normal(RequestTarget target) {
        String query = target.query();
        if (query == null) {
            return target;
        }
        String kept = Arrays.stream(query.split("&", -1))
                .filter(parameter -> !parameter.isEmpty() && !isFollowing(parameter))
                .collect(Collectors.joining("&"));
        return kept.equals(query) && !kept.isEmpty()
                ? target
                : new RequestTarget(target.path(), kept.isEmpty() ? null : kept);
    }

    private static boolean isFollowing(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || FOLLOWING.contains(name);
    }
}
