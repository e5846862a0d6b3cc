package org.plumbline.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.kit.time.PartialDate;

class ShownTest {

    @ParameterizedTest
    @CsvSource({
        "2024-04-07, en, 7 April 2024",
        "2024-04, en, April 2024",
        "2024, en, 2024",
        "2024-04-07, fr, 7 avril 2024",
        "2024-04-07, ar, ٧ أبريل ٢٠٢٤",
        "2024, ar, ٢٠٢٤"
    })
    void writesADateAsFarAsItWasSaid(String date, String language, String shown) {
        assertThat(Shown.date(PartialDate.parse(date), language)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"33137; en; 33,137", "33137; de; 33.137", "33137; ar; ٣٣٬١٣٧", "12.50; en; 12.5"})
    void groupsNumbers(BigDecimal number, String language, String shown) {
        assertThat(Shown.number(number, language)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "P180D; en; 180 days",
                "PT48H; en; 2 days",
                "PT24H; en; 24 hours",
                "PT36H; en; 36 hours",
                "PT1H; en; 60 minutes",
                "PT90M; en; 90 minutes",
                "PT1M1S; en; 61 seconds",
                "PT1S; en; 1 second",
                "PT0.2S; en; 1 second",
                "PT0S; en; 0 seconds",
                "P2D; ar; يومان",
                "P8D; ar; ٨ أيام",
                "P180D; ar; ١٨٠ يومًا",
                "PT24H; ar; ٢٤ ساعة"
            })
    void writesHowLongSomethingLasts(Duration duration, String language, String shown) {
        assertThat(Shown.duration(duration, language)).isEqualTo(shown);
    }

    @Test
    void writesTimesInTheDesksZone() {
        assertThat(Shown.time(Instant.parse("2024-04-07T03:29:00Z"), "en")).isEqualTo("7 Apr 2024, 03:29 UTC");
    }
}
