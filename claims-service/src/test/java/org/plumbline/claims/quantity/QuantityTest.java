package org.plumbline.claims.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.plumbline.kit.time.PartialDate;

class QuantityTest {

    @ParameterizedTest
    @EnumSource
    void hasAnUpperEndIfAndOnlyIfItIsARange(Comparator comparator) {
        boolean range = comparator == Comparator.BETWEEN;

        assertThat(new Sample(comparator, "5", range ? "6" : null).build().upper())
                .isEqualTo(range ? new BigDecimal("6") : null);
        assertThatThrownBy(() -> new Sample(comparator, "5", range ? null : "6").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("upper end");
    }

    @Test
    void rangeEndsAboveItsStart() {
        assertThatThrownBy(() -> new Sample(Comparator.BETWEEN, "6", "6").build())
                .hasMessage("A range ends above its start");
    }

    @Test
    void needsAMeasureOrAUnit() {
        assertThatThrownBy(() -> new Quantity(
                        Comparator.EXACTLY,
                        BigDecimal.ONE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of()))
                .hasMessage("A quantity has a measure or a unit");
    }

    @Test
    void spanHasBothEndsInOrder() {
        assertThatThrownBy(() -> spanning(3, null)).hasMessageContaining("span");
        assertThatThrownBy(() -> spanning(null, 3)).hasMessageContaining("span");
        assertThatThrownBy(() -> spanning(3, 3)).hasMessageContaining("span");
        assertThatThrownBy(() -> spanning(-1, 3)).hasMessageContaining("span");
        assertThat(spanning(3, 6).movedBy(-2)).isEqualTo(spanning(1, 4));
    }

    @Test
    void periodDoesNotEndBeforeItStarts() {
        assertThatThrownBy(() -> during("2024-04", "2024-03-31")).hasMessage("A period ends after its start");
        assertThat(during("2024-04-07", "2024").periodEnd()).isEqualTo(PartialDate.parse("2024"));
    }

    @Test
    void figureIsWrittenOut() {
        assertThat(new Sample(Comparator.EXACTLY, "3.3E+4", null).build().value())
                .isEqualTo(new BigDecimal("33000"));
        assertThat(new Sample(Comparator.EXACTLY, "4.50", null).build().value()).isEqualTo(new BigDecimal("4.50"));
    }

    @Test
    void refusesFiguresThatNobodyCouldWriteOut() {
        for (String monster : new String[] {"1e999999999", "0e999999999", "1e-999999999", "1234567890123", "0.0001"}) {
            assertThat(Quantity.isWritable(new BigDecimal(monster))).as(monster).isFalse();
        }
        assertThat(Quantity.isWritable(new BigDecimal("-999999999999.999"))).isTrue();
    }

    @Test
    void partAndDenialAreKeptWhereTheTextMoves() {
        Quantity part = new Quantity(
                Comparator.EXACTLY,
                new BigDecimal("7"),
                null,
                "killed",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                3,
                8,
                1,
                new BigDecimal("1.4E+1"),
                true,
                Map.of());

        assertThat(part.partOf()).isEqualTo(new BigDecimal("14"));
        assertThat(part.movedBy(2).partOf()).isEqualTo(part.partOf());
        assertThat(part.movedBy(2).negated()).isTrue();
        assertThat(Wording.of(part)).isEqualTo("not 7 killed, part of 14");
        assertThat(spanning(3, 8).negated()).isFalse();
    }

    private static Quantity spanning(@Nullable Integer start, @Nullable Integer end) {
        return new Quantity(
                Comparator.EXACTLY,
                BigDecimal.ONE,
                null,
                "killed",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                start,
                end,
                null,
                Map.of());
    }

    private static Quantity during(String start, String end) {
        return new Quantity(
                Comparator.EXACTLY,
                BigDecimal.ONE,
                null,
                "killed",
                null,
                null,
                null,
                PartialDate.parse(start),
                PartialDate.parse(end),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    private record Sample(
            Comparator comparator, String value, @Nullable String upper) {

        Quantity build() {
            return new Quantity(
                    comparator,
                    new BigDecimal(value),
                    upper == null ? null : new BigDecimal(upper),
                    "killed",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of());
        }
    }
}
