package org.plumbline.review.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration MOST = Duration.ofHours(24);

    @ParameterizedTest
    @CsvSource({
        "429, 1, 2026-11-23T08:00:01Z",
        "503, ' 3600 ', 2026-11-23T09:00:00Z",
        "503, 'Mon, 23 Nov 2026 08:30:00 GMT', 2026-11-23T08:30:00Z",
        "429, 0000000086400, 2026-11-24T08:00:00Z",
    })
    void readsSecondsAndDates(int status, String header, Instant expected) {
        assertThat(RetryAfter.of(status, header, NOW, MOST)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"86401", "99999999999999999999999", "Thu, 31 Dec 2099 23:59:59 GMT"})
    void waitsNoLongerThanTheBound(String header) {
        assertThat(RetryAfter.of(503, header, NOW, MOST)).contains(NOW.plus(MOST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-5",
                "1.5",
                "soon",
                "٣٦٠٠",
                "Mon, 23 Nov 2026 07:59:59 GMT",
                "Tue, 23 Nov 2026 08:30:00 GMT",
                "2026-11-23T09:00:00Z"
            })
    void heedsNothingThatSaysNothing(String header) {
        assertThat(RetryAfter.of(503, header, NOW, MOST)).isEmpty();
    }

    @Test
    void heedsItOnlyOfWhoIsBusy() {
        for (int status : new int[] {200, 301, 404, 410, 500, 502}) {
            assertThat(RetryAfter.of(status, "60", NOW, MOST)).as("%d", status).isEmpty();
        }
        assertThat(RetryAfter.of(429, null, NOW, MOST)).isEmpty();
    }
}
