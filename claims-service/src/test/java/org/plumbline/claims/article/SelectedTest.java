package org.plumbline.claims.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.claims.article.Selected.Span;
import org.plumbline.kit.problem.ProblemException;

class SelectedTest {

    private static final String BODY = "It rained. It rained (a lot).\n\nThen it\nsnowed.";

    @ParameterizedTest
    @CsvSource(
            value = {
                "It rained, , 0, 9",
                "It rained, 0, 0, 9",
                "It rained, 1, 11, 20",
                "It rained, 99, 0, 9",
                "It rained, -1, 0, 9",
                "rained (a lot), , 14, 28",
                "'  a  lot). Then', , 22, 35",
                "it snowed., , 36, 46"
            })
    void findsWordsWhereTheyStand(String words, Integer start, int from, int to) {
        assertThat(new Selected(words, start).in(BODY)).isEqualTo(new Span(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "it Rained", "rained.It", "(a lot)..", ".*"})
    void refusesWordsThatDoNotStandThere(String words) {
        assertThatThrownBy(() -> new Selected(words, null).in(BODY)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2001, 100_000})
    void refusesMoreWordsThanAClaimHas(int length) {
        assertThatThrownBy(() -> new Selected("x".repeat(length), null).in("x".repeat(length)))
                .hasMessageContaining("at most 2000");
    }
}
