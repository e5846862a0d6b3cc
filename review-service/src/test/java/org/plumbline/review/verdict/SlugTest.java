package org.plumbline.review.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    private static final UUID ID = UUID.fromString("0190a8c2-0000-7000-8000-000000000421");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Was the figure right?              | was-the-figure-right-00000111",
                "More than 33,000 killed             | more-than-33000-killed-00000111",
                "Café über São Paulo’s naïve mayor   | cafe-uber-sao-paulos-naive-mayor-00000111",
                "أكثر من 33000 قتيل                  | 33000-00000111",
                "قتيل                                | verdict-00000111",
                "--- !!! ---                         | verdict-00000111",
                "One two three four five six seven eight nine ten eleven twelve thirteen | "
                        + "one-two-three-four-five-six-seven-eight-nine-ten-eleven-00000111"
            })
    void writesTheHeadlineInAscii(String headline, String slug) {
        assertThat(Slug.of(headline, ID)).isEqualTo(slug);
    }
}
