package org.plumbline.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicLinksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[::1]/",
                "http://[::ffff:10.0.0.1]/a",
                "http://[fd00::1]:8080/a",
                "https://127.0.0.1",
                "http://10.1.2.3/a",
                "http://169.254.169.254/latest/",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://localhost:8080/",
                "http://db.internal/",
                "http://intranet/wiki",
            })
    void doNotLeadIntoANetwork(String url) {
        assertThat(PublicLinks.leadOut(url)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ministry.example/daily",
                "http://8.8.8.8/",
                "https://[2606:4700::1111]/a",
                "https://\u0648\u0632\u0627\u0631\u0629.example/a",
                "https://site.example/http://127.0.0.1/",
                "ftp://files.example/",
                "no address",
            })
    void leadAnywhereElse(String url) {
        assertThat(PublicLinks.leadOut(url)).isTrue();
    }
}
