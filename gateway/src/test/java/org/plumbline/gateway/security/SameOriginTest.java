package org.plumbline.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

    private final SameOrigin sameOrigin = new SameOrigin(SecurityHeadersTest.config("https://plumbline.example"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -,                              true",
                "same-origin, https://elsewhere.example,      true",
                "same-site,   https://plumbline.example,      false",
                "cross-site,  https://plumbline.example,      false",
                "none,        -,                              false",
                "'',          https://plumbline.example,      false",
                "-,           https://plumbline.example,      true",
                "-,           https://plumbline.example:443,  false",
                "-,           http://plumbline.example,       false",
                "-,           https://x.plumbline.example,    false",
                "-,           null,                           false",
                "-,           -,                              false",
            })
    void believesTheBrowserAndElseTheOrigin(String site, String origin, boolean expected) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (site != null) {
            headers.set("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            headers.set("Origin", origin);
        }

        assertThat(sameOrigin.isProvenBy(headers)).isEqualTo(expected);
    }

    @Test
    void isNotTakenInByASecondHeader() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Sec-Fetch-Site", "same-origin")
                .add("Sec-Fetch-Site", "cross-site");

        assertThat(sameOrigin.isProvenBy(headers)).isFalse();
    }
}
