package org.plumbline.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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

    @Test
    void writesTimesInTheDesksZone() {
        assertThat(Shown.time(Instant.parse("2024-04-07T03:29:00Z"), "en")).isEqualTo("7 Apr 2024, 03:29 UTC");
    }
}
