package org.plumbline.claims.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("en", List.of("Dr. Ana Roe met Gen. Smith.", "They talked for 3.5 hours.")),
                Arguments.of("en", List.of("The U.S. Senate voted at 9 p.m. on Monday.", "It passed.")),
                Arguments.of("en", List.of("He lives in the U.S.", "The rest of them left.")),
                Arguments.of("en", List.of("J. R. Miller wrote it.", "Nobody read it.")),
                Arguments.of("en", List.of("\u201CStop!\u201D she shouted.", "Nobody moved.")),
                Arguments.of("en", List.of("\u201CWhat now?\u201D Ms Roe asked.", "Nobody knew.")),
                Arguments.of("en", List.of("\"We counted 12.\"", "Then the rain began.")),
                Arguments.of("en", List.of("1. Wages rose by 2.4%.", "2. Prices fell.")),
                Arguments.of("en", List.of("Prices rose (see Fig. 3) by a tenth.", "Wages fell!")),
                Arguments.of("en", List.of("Wait\u2026 what happened?", "Nothing did.")),
                Arguments.of("fr", List.of("M. Dupont a d\u00E9clar\u00E9 3,5 millions d'euros.", "Il part.")),
                Arguments.of("fr", List.of("\u00AB C'est fini ! \u00BB", "Le ministre est parti.")),
                Arguments.of(
                        "es", List.of("El Sr. Garc\u00EDa lleg\u00F3 ayer.", "\u00BFQui\u00E9n lo vio?", "Nadie.")),
                Arguments.of("es", List.of("EE.UU. envi\u00F3 200 soldados.", "La cifra baj\u00F3.")),
                Arguments.of(
                        "ar",
                        List.of(
                                "\u0642\u0627\u0644 \u062F. \u0623\u062D\u0645\u062F \u0625\u0646 \u0627\u0644\u0639\u062F\u062F \u0627\u0631\u062A\u0641\u0639.",
                                "\u0645\u0646 \u064A\u0639\u0644\u0645\u061F",
                                "\u0644\u0627 \u0623\u062D\u062F.")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void splitsWhereSentencesEnd(String language, List<String> sentences) {
        assertThat(Sentences.split(String.join(" ", sentences), language))
                .extracting(Sentence::text)
                .isEqualTo(sentences);
    }

    @Test
    void spansAreExactInUtf16() {
        String text = "\uD83D\uDCE2 Big news\r\n\r\n  The mayor left. \u00A0She took 40 boxes.\n\nEnd";

        List<Sentence> sentences = Sentences.split(text, "en");

        assertThat(sentences)
                .extracting(Sentence::text)
                .containsExactly("\uD83D\uDCE2 Big news", "The mayor left.", "She took 40 boxes.", "End");
        assertThat(sentences).allSatisfy(sentence -> assertThat(text.substring(sentence.start(), sentence.end()))
                .isEqualTo(sentence.text()));
    }

    @Test
    void headlinesStandAloneAndWrappedLinesDoNot() {
        assertThat(Sentences.split("Mayor resigns\nThe mayor of the\nharbour town left.", "en"))
                .extracting(Sentence::text)
                .containsExactly("Mayor resigns", "The mayor of the\nharbour town left.");
    }

    @Test
    void takesTextOfAnyKind() {
        assertThat(Sentences.split("", "en")).isEmpty();
        assertThat(Sentences.split(" \n\t\u00A0 ", "en")).isEmpty();
        assertThat(Sentences.split("\uD83D. \uDE00", "xx")).isNotEmpty();
        assertThat(Sentences.split(".".repeat(1000), "en")).isNotEmpty();
    }

    @Test
    void aHeadlineOrALabelIsNoWholeSentence() {
        assertThat(Sentences.isWhole("The mayor left on Friday.")).isTrue();
        assertThat(Sentences.isWhole("\u201CThe mayor left on Friday.\u201D")).isTrue();
        assertThat(Sentences.isWhole("Mayor leaves town hall for good")).isFalse();
        assertThat(Sentences.isWhole("left on Friday with boxes.")).isFalse();
        assertThat(Sentences.isWhole("EPA.")).isFalse();
        assertThat(Sentences.isWhole("\u201C\u201D")).isFalse();
    }
}
