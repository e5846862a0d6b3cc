package org.plumbline.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "/x              | -               | -                            | ENGLISH",
                "/x              | -               | ar                           | ARABIC",
                "/x              | -               | AR-eg;q=0.9, en;q=0.5        | ARABIC",
                "/x              | -               | fr, ar;q=0.8, en;q=0.7       | ARABIC",
                "/x              | -               | en, ar                       | ENGLISH",
                "/x              | -               | ar;q=0.1, en-GB;q=0.2        | ENGLISH",
                "/x              | -               | ar;q=0, *                    | ENGLISH",
                "/x              | -               | arn, fr                      | ENGLISH",
                "/x              | -               | ;;,,=                        | ENGLISH",
                "/x              | -               | ar;q=broken                  | ENGLISH",
                "/x              | lang=ar         | -                            | ARABIC",
                "/x              | a=b&lang=ar-EG  | en                           | ARABIC",
                "/x              | lang=en         | ar                           | ENGLISH",
                "/x              | lang=fr         | ar                           | ENGLISH",
                "/x              | lang=%zz        | ar                           | ENGLISH",
                "/x              | lang=           | ar                           | ENGLISH",
                "/x              | slang=ar        | en                           | ENGLISH",
                "-               | lang=ar         | -                            | ARABIC",
                "/follow/x       | lang=ar         | -                            | ARABIC",
                "/desk           | lang=ar         | ar                           | ENGLISH",
                "/desk/reviews/x | -               | ar                           | ENGLISH",
                "/api/claims     | -               | ar                           | ENGLISH",
                "/desktop        | -               | ar                           | ARABIC",
            })
    void isWhatTheAddressAsksForAndElseWhatTheBrowserPrefers(
            String path, String query, String acceptLanguage, PageLanguage expected) {
        assertThat(PageLanguage.of(path, query, acceptLanguage)).isEqualTo(expected);
    }
}
