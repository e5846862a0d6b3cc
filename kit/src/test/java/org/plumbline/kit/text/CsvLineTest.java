package org.plumbline.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class CsvLineTest {

    @Test
    void quotesEveryCell() {
        assertThat(CsvLine.of(List.of("a", "b,c", "say \"no\"", "")))
                .isEqualTo("\"a\",\"b,c\",\"say \"\"no\"\"\",\"\"\r\n");
    }

    @Test
    void letsNoCellBeginAFormula() {
        for (String begin : List.of("=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D")) {
            assertThat(CsvLine.of(List.of(begin + "1"))).isEqualTo("\"'" + begin + "1\"\r\n");
            // Whoever takes one apostrophe away has what there was.
            assertThat(CsvLine.of(List.of("'" + begin + "1"))).isEqualTo("\"''" + begin + "1\"\r\n");
        }
    }
}
