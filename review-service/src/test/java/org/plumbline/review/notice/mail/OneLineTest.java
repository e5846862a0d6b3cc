package org.plumbline.review.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: b",
                "a\u2028b",
                "a\u2029b",
                "a\u202Eb",
                "a\u2066b\u2069",
                "a\u200Bb",
                "a\uFEFFb",
                "a\u0000b"
            })
    void holdsNothingThatIsNoPartOfALine(String text) {
        assertThat(OneLine.of(text)).matches("a (Bcc: )?b");
    }

    @Test
    void leavesPersianWordsWhole() {
        assertThat(OneLine.of("آنها می\u200Cگویند")).isEqualTo("آنها می\u200Cگویند");
        assertThat(OneLine.subject("میز", "کتاب\u200Cها")).isEqualTo("[میز] کتاب\u200Cها");
    }

    @Test
    void leavesSignsOfSeveralPartsWhole() {
        String family = new StringBuilder()
                .appendCodePoint(0x1F468)
                .append('\u200D')
                .appendCodePoint(0x1F467)
                .toString();
        assertThat(OneLine.of(family)).isEqualTo(family);
    }
}
