package org.plumbline.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.gateway.config.GatewayConfig;
import org.plumbline.gateway.config.PublicUrl;
import org.plumbline.gateway.security.SecurityHeaders.Confidentiality;
import org.plumbline.gateway.security.SecurityHeaders.Framing;

class SecurityHeadersTest {

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    @Test
    void demandsTlsOnlyWhereThePublicAddressHasIt() {
        complete("http://localhost:8080", Confidentiality.PUBLIC);
        assertThat(headers.contains("Strict-Transport-Security")).isFalse();

        complete("https://plumbline.example", Confidentiality.PUBLIC);
        assertThat(headers.get("Strict-Transport-Security")).contains("max-age=31536000");
    }

    @Test
    void keepsTheServicesOwnPolicyBesideOurs() {
        headers.set("Content-Security-Policy", "sandbox");

        complete("https://plumbline.example", Confidentiality.PUBLIC);

        assertThat(headers.getAll("Content-Security-Policy"))
                .hasSize(2)
                .contains("sandbox")
                .anyMatch(policy -> policy.contains("form-action 'self' https://id.example:8443;"));
    }

    @ParameterizedTest
    @CsvSource({"NOBODY, frame-ancestors 'none'", "ANYBODY, frame-ancestors *"})
    void letsOthersShowOnlyWhatIsMadeForIt(Framing framing, String expected) {
        new SecurityHeaders(config("https://plumbline.example")).complete(headers, Confidentiality.PUBLIC, framing);

        assertThat(headers.get("Content-Security-Policy"))
                .endsWith("; " + expected)
                .startsWith("default-src 'none'; style-src 'self'; script-src 'self';");
    }

    @ParameterizedTest
    @CsvSource({
        "no-referrer,               no-referrer",
        "same-origin,               same-origin",
        "unsafe-url,                strict-origin-when-cross-origin",
        "no-referrer-when-downgrade, strict-origin-when-cross-origin",
    })
    void keepsAReferrerPolicyOnlyIfItTellsLess(String theirs, String expected) {
        headers.set("Referrer-Policy", theirs);

        complete("https://plumbline.example", Confidentiality.PUBLIC);

        assertThat(headers.getAll("Referrer-Policy")).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "PUBLIC,  -,                       -",
                "PUBLIC,  'public, max-age=60',    'public, max-age=60'",
                "PRIVATE, -,                       no-store",
                "PRIVATE, 'public, max-age=60',    'public, max-age=60'",
                "SESSION, -,                       no-store",
                "SESSION, 'public, max-age=60',    no-store",
                "SESSION, 'max-age=60',            no-store",
                "SESSION, 'private, max-age=60',   'private, max-age=60'",
            })
    void keepsWhatASessionMadeOutOfSharedCaches(Confidentiality confidentiality, String theirs, String expected) {
        if (theirs != null) {
            headers.set("Cache-Control", theirs);
        }

        complete("https://plumbline.example", confidentiality);

        assertThat(headers.get("Cache-Control")).isEqualTo(expected);
    }

    private void complete(String publicUrl, Confidentiality confidentiality) {
        new SecurityHeaders(config(publicUrl)).complete(headers, confidentiality, Framing.NOBODY);
    }

    static GatewayConfig config(String publicUrl) {
        return new GatewayConfig() {
            @Override
            public PublicUrl publicUrl() {
                return new PublicUrl(publicUrl);
            }

            @Override
            public URI claimsUrl() {
                return URI.create("http://claims.example");
            }

            @Override
            public URI reviewsUrl() {
                return URI.create("http://reviews.example");
            }

            @Override
            public Duration publicPatience() {
                return Duration.ofSeconds(8);
            }

            @Override
            public URI identityUrl() {
                return URI.create("https://id.example:8443/realms/plumbline");
            }
        };
    }
}
