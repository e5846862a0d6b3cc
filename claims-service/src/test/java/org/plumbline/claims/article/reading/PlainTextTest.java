package org.plumbline.claims.article.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("a\r\nb\rc", "a\nb\nc"),
                Arguments.of("\n\n a \n", "a"),
                Arguments.of("a\n \n\t\n\nb", "a\n\nb"),
                Arguments.of("a\u0000b\u0007c\td", "abc\td"),
                Arguments.of("\uFEFFa", "a"),
                Arguments.of("a\uD800b", "ab"),
                Arguments.of("\u202Ba\u202C \u2067b\u2069\u202E", "a b"),
                Arguments.of("\u0645\u06CC\u200C\u062E\u200F", "\u0645\u06CC\u200C\u062E\u200F"),
                Arguments.of("a\uD83D\uDE00b", "a\uD83D\uDE00b"),
                Arguments.of("a\u2029b\u2028c\fd", "a\n\nb\nc\n\nd"),
                Arguments.of(" \u0000 ", ""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void bringsTextsIntoOneForm(String text, String expected) {
        assertThat(PlainText.of(text)).isEqualTo(expected);
    }

    @Test
    void leavesWhatIsInThatFormAsItIs() {
        String text = PlainText.of("  Two\u00A0words — “so”.\n\n\n\nNext\tline\nand another");

        assertThat(PlainText.of(text)).isEqualTo(text);
    }
}
