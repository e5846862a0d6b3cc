package org.plumbline.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeasuresTest {

    private static final double[] SCORES = {0.9, 0.8, 0.4, 0.1};
    private static final boolean[] LABELS = {true, false, true, false};

    @Test
    void f1CountsFromTheThresholdUp() {
        assertThat(Measures.f1(SCORES, LABELS, 0.5)).isCloseTo(0.5, within(1e-12));
        assertThat(Measures.f1(SCORES, LABELS, 0.4)).isCloseTo(0.8, within(1e-12));
        assertThat(Measures.f1(SCORES, LABELS, 0.95)).isZero();
    }

    @Test
    void theBestThresholdIsTheHighestOfEquals() {
        assertThat(Measures.bestThreshold(SCORES, LABELS)).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void averagePrecisionIsThatOfTheRanking() {
        assertThat(Measures.averagePrecision(SCORES, LABELS)).isCloseTo((1 + 2.0 / 3) / 2, within(1e-12));
        assertThat(Measures.averagePrecision(SCORES, new boolean[4])).isNaN();
    }

    @Test
    void tokensCountAsOftenAsTheyOccur() {
        assertThat(Measures.tokenF1("the pier, the sea", "The sea")).isCloseTo(2.0 * 2 / 6, within(1e-12));
        assertThat(Measures.tokenF1("", "")).isEqualTo(1);
        assertThat(Measures.tokenF1("sea", "")).isZero();
    }
}
