package org.plumbline.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                                                    | false",
                "''                                                   | false",
                "*/*                                                  | false",
                "text/html                                            | true",
                "TEXT/HTML;charset=utf-8                              | true",
                "text/html,application/xhtml+xml,*/*;q=0.8            | true",
                "application/json, text/html                          | false",
                "application/json;q=0.5, text/html                    | true",
                "text/html;q=0.1, */*                                 | false",
                "text/html;q=0, */*;q=0.1                             | false",
                "image/png, text/html;q=0.9                           | true",
                "text/html;q=broken                                   | false",
                ";;,,=                                                | false",
            })
    void prefersAPageOnlyWhereItIsNamed(String accept, boolean expected) {
        assertThat(Accepted.wantsPage(accept)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                                         | true",
                "*/*                                       | true",
                "text/html, application/xml;q=0.9, */*;q=1 | true",
                "garbage                                   | false",
                ",;                                        | false",
                "''                                        | false",
                "text/html, /                              | false",
            })
    void tellsAListOfMediaRangesFromAnythingElse(String accept, boolean readable) {
        assertThat(Accepted.isReadable(accept)).isEqualTo(readable);
    }
}
