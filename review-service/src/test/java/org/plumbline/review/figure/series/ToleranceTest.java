package org.plumbline.review.figure.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

class ToleranceTest {

    private static final BigDecimal BEFORE = new BigDecimal(33_000);

    @Test
    void allowsMovesUpToItsLimitInBothDirections() {
        Tolerance tolerance = new Tolerance(BigDecimal.TEN, null);
        assertThat(tolerance.allows(BEFORE, new BigDecimal(36_300))).isTrue();
        assertThat(tolerance.allows(BEFORE, new BigDecimal(36_301))).isFalse();
        assertThat(tolerance.allows(BEFORE, new BigDecimal(29_700))).isTrue();
        assertThat(tolerance.allows(BEFORE, new BigDecimal(29_699))).isFalse();
    }

    @Test
    void takesTheWiderOfTwoLimits() {
        Tolerance tolerance = new Tolerance(BigDecimal.ONE, new BigDecimal(500));
        assertThat(tolerance.allows(BEFORE, new BigDecimal(33_500))).isTrue();
        assertThat(tolerance.allows(BEFORE, new BigDecimal(33_501))).isFalse();
        assertThat(tolerance.allows(
                        BEFORE.multiply(BEFORE), BEFORE.multiply(BEFORE).add(new BigDecimal(501))))
                .isTrue();
        assertThat(tolerance.allows(BigDecimal.ZERO, new BigDecimal(500))).isTrue();
    }

    @Test
    void refusesToSayNothing() {
        assertThatThrownBy(() -> new Tolerance(null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comesFromTheVolatilityWhereASeriesHasNone() {
        assertThat(Fixtures.facts("Any").tolerance()).isEqualTo(Volatility.NORMAL.tolerance());
    }
}
