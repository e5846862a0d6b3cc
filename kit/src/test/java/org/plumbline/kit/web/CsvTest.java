package org.plumbline.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void quotesEveryCell() {
        assertThat(Csv.line(List.of("a", "b,c", "say \"no\"", "")))
                .isEqualTo("\"a\",\"b,c\",\"say \"\"no\"\"\",\"\"\r\n");
    }

    @Test
    void letsNoCellBeginAFormula() {
        for (String begin : List.of("=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D")) {
            assertThat(Csv.line(List.of(begin + "1"))).isEqualTo("\"'" + begin + "1\"\r\n");
        }
    }
}
