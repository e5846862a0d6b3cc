package org.plumbline.gateway.security;

import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

import org.plumbline.gateway.config.GatewayConfig;
import org.plumbline.gateway.config.PublicUrl;

/**
 * Tells requests that our own pages sent from those that another site made a browser send. Current browsers say so in
 * {@code Sec-Fetch-Site}, which no page can set; older ones, and all of them on plain HTTP, at least name the
 * {@code Origin}.
 */
@Singleton
public class SameOrigin {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final PublicUrl publicUrl;

    SameOrigin(GatewayConfig config) {
        this.publicUrl = config.publicUrl();
    }

    public static boolean isSafe(HttpMethod method) {
        return SAFE.contains(method);
    }

    /** Whether the request came from a page of ours. One that says nothing about it did not. */
    public boolean isProvenBy(MultiMap headers) {
        List<String> site = headers.getAll("Sec-Fetch-Site");
        if (!site.isEmpty()) {
            return site.stream().allMatch("same-origin"::equals);
        }
        List<String> origin = headers.getAll(HttpHeaders.ORIGIN);
        return !origin.isEmpty() && origin.stream().allMatch(publicUrl.origin()::equals);
    }
}
