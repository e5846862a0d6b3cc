package org.plumbline.review.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 min",
        "0.4, under 1 min",
        "59, under 1 min",
        "60, 1 min",
        "3599, 59 min",
        "3600, 1 h",
        "19260, 5 h 21 min",
        "86399, 23 h 59 min",
        "86400, 1 d",
        "277200, 3 d 5 h",
        "172800000, '2,000 d'",
        ", –"
    })
    void tellsDurationsAsExactlyAsItMatters(Double seconds, String words) {
        assertThat(Words.duration(seconds)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"3, 12, 3 of 12 (25 %)", "0, 7, 0 of 7 (0 %)", "1200, 1200, '1,200 of 1,200 (100 %)'", "0, 0, 0"})
    void neverSaysAPartWithoutItsWhole(long part, long whole, String words) {
        assertThat(Words.share(part, whole)).isEqualTo(words);
    }
}
