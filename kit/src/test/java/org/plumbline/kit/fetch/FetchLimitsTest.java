package org.plumbline.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;

class FetchLimitsTest {

    @Test
    void areStrictUnlessConfigured() {
        FetchLimits limits = Fixtures.limits();

        assertThat(limits.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(limits.totalTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(limits.maxHeadBytes()).isEqualTo(64 * 1024);
        assertThat(limits.maxBodyBytes()).isEqualTo(10 * 1024 * 1024);
        assertThat(limits.maxRedirects()).isEqualTo(5);
        assertThat(limits.ports()).containsExactlyInAnyOrder(80, 443);
        assertThat(limits.types())
                .containsExactly(
                        "text/html",
                        "application/xhtml+xml",
                        "text/plain",
                        "application/pdf",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(limits.userAgent()).isEqualTo("Plumbline fact-check desk (+https://plumbline.example)");
    }

    @Test
    void refuseAUserAgentThatWouldAddHeaders() {
        FetchLimits limits = Fixtures.limits("user-agent", "Desk\r\nCookie: a=b");

        assertThatThrownBy(() -> PageFetch.ofPublicWeb(limits, Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
