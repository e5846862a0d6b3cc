package org.plumbline.gateway.security;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.inject.Singleton;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

import org.plumbline.gateway.config.GatewayConfig;
import org.plumbline.gateway.config.PublicUrl;

/** The headers that every response carries, whoever made it. */
@Singleton
public class SecurityHeaders {

    /** Values of {@code Referrer-Policy} that tell other sites less than ours does. */
    private static final Set<String> QUIETER_REFERRER_POLICIES = Set.of("no-referrer", "same-origin", "strict-origin");

    private static final List<String> DISCLOSING = List.of("Server", "X-Powered-By", "Via", "X-AspNet-Version");

    private final String contentSecurityPolicy;
    private final String contentSecurityPolicyWithinOthers;
    private final boolean secure;

    SecurityHeaders(GatewayConfig config) {
        PublicUrl publicUrl = config.publicUrl();
        secure = publicUrl.isSecure();
        // Browsers hold a form's redirects to form-action too, and logging out ends at the identity provider.
        String policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
                + " font-src 'self'; connect-src 'self'; form-action 'self' " + origin(config.identityUrl())
                + "; base-uri 'none'; frame-ancestors ";
        contentSecurityPolicy = policy + "'none'";
        contentSecurityPolicyWithinOthers = policy + "*";
    }

    /** Completes a response's headers just before they are sent. */
    public void complete(MultiMap headers, Confidentiality confidentiality, Framing framing) {
        DISCLOSING.forEach(headers::remove);
        // Added, not set: where a service sends a policy too, the browser holds to both, so the stricter wins.
        headers.add(
                "Content-Security-Policy",
                switch (framing) {
                    case NOBODY -> contentSecurityPolicy;
                    case ANYBODY -> contentSecurityPolicyWithinOthers;
                });
        headers.set("X-Content-Type-Options", "nosniff");
        if (!isQuieter(headers.get("Referrer-Policy"))) {
            headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        }
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set(
                "Permissions-Policy",
                "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(),"
                        + " microphone=(), midi=(), payment=(), usb=()");
        if (secure) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        switch (confidentiality) {
            case PUBLIC -> {}
            case PRIVATE -> {
                if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
                    headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
                }
            }
            case SESSION -> {
                if (!staysWithTheReader(headers.getAll(HttpHeaders.CACHE_CONTROL))) {
                    headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
                }
            }
        }
    }

    /** Who may show a response within a page of theirs. */
    public enum Framing {
        NOBODY,
        /** Made to stand in others' pages: it shows what is public, and nothing can be done on it. */
        ANYBODY
    }

    /** For whose eyes a response is. */
    public enum Confidentiality {
        /** The service says how long it may be kept. */
        PUBLIC,
        /** Not kept unless the service says so. */
        PRIVATE,
        /** Made with the session's token, and may carry its cookie: no shared cache, whatever the service says. */
        SESSION
    }

    private static boolean isQuieter(@Nullable String referrerPolicy) {
        return referrerPolicy != null
                && QUIETER_REFERRER_POLICIES.contains(referrerPolicy.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean staysWithTheReader(List<String> cacheControl) {
        String directives = String.join(",", cacheControl).toLowerCase(Locale.ROOT);
        return directives.contains("no-store") || (directives.contains("private") && !directives.contains("public"));
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
