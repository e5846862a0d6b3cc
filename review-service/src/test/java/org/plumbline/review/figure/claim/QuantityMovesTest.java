package org.plumbline.review.figure.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.inbox.ClaimSnapshot.Quantity;

class QuantityMovesTest {

    @Test
    void whatSaysTheSameIsFoundWhereverItStands() {
        assertThat(QuantityMoves.between(
                        List.of(quantity("killed", "33000", "April"), quantity("injured", "75000", "April")),
                        List.of(quantity("injured", "75000.0", "other words"), quantity("killed", "33000", "April"))))
                .isEqualTo(Map.of(0, 1, 1, 0));
    }

    @Test
    void anotherFigureOfTheSameStaysWhereItStands() {
        assertThat(QuantityMoves.between(
                        List.of(quantity("killed", "33000", "x"), quantity("injured", "75000", "x")),
                        List.of(quantity("killed", "34000", "x"), quantity("injured", "75000", "x"))))
                .isEqualTo(Map.of(0, 0, 1, 1));
    }

    @Test
    void oneThatIsCorrectedWhileAnotherComesBeforeItIsTheOnlyOneThatCountsTheSame() {
        assertThat(QuantityMoves.between(
                        List.of(quantity("killed", "33000", "x")),
                        List.of(quantity("injured", "75000", "x"), quantity("killed", "34000", "x"))))
                .isEqualTo(Map.of(0, 1));
    }

    @Test
    void whatIsGoneIsNotTakenForAnother() {
        assertThat(QuantityMoves.between(
                        List.of(quantity("killed", "33000", "x"), quantity("injured", "75000", "x")),
                        List.of(quantity("injured", "75000", "x"))))
                .isEqualTo(Map.of(1, 0));
        assertThat(QuantityMoves.between(
                        List.of(quantity("killed", "10", "x"), quantity("killed", "20", "x")),
                        List.of(quantity("killed", "20", "x"))))
                .as("the first is gone, not the second")
                .isEqualTo(Map.of(1, 0));
        assertThat(QuantityMoves.between(List.of(quantity("killed", "10", "x")), List.of()))
                .isEmpty();
    }

    @Test
    void betweenTwoThatCountTheSameNobodyChooses() {
        assertThat(QuantityMoves.between(
                        List.of(quantity("killed", "10", "x")),
                        List.of(
                                quantity("injured", "5", "x"),
                                quantity("killed", "20", "x"),
                                quantity("killed", "30", "x"))))
                .isEmpty();
    }

    private static Quantity quantity(String measure, String value, String words) {
        return new Quantity(
                "EXACTLY",
                new BigDecimal(value),
                null,
                measure,
                null,
                null,
                "Gaza",
                null,
                null,
                PartialDate.parse("2024-04-07"),
                null,
                words,
                0,
                words.length(),
                2,
                Map.of());
    }
}
