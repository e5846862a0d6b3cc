package org.plumbline.claims.article.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.plumbline.claims.extraction.CheckWorthiness;
import org.plumbline.claims.extraction.Refit.Example;
import org.plumbline.claims.extraction.Weights;

class RefittedTest {

    @Test
    void measuresTheHarmonicMeanOfPrecisionAndRecall() {
        List<Example> decisions = List.of(example(true), example(true), example(true), example(false), example(false));

        // Two of three found, and one of three taken wrongly: precision 2/3, recall 2/3.
        assertThat(Refitted.f1(decisions, new boolean[] {true, true, false, true, false}))
                .isCloseTo(2.0 / 3, within(1e-9));
        assertThat(Refitted.f1(decisions, new boolean[5])).isZero();
        assertThat(Refitted.f1(decisions, new boolean[] {true, true, true, false, false}))
                .isEqualTo(1);
    }

    @Test
    void learnsADeskThatWantsTheOppositeOfWhatIsShipped() {
        List<Example> decisions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            decisions.add(new Example("The council counted " + (200 + i) + " empty flats in March.", "en", false));
            decisions.add(new Example("I think that we should all be kinder to number " + i + " here?", "en", true));
        }

        Refitted refitted = Refitted.of(decisions, Weights.shipped());

        assertThat(refitted.accepted()).isEqualTo(40);
        assertThat(refitted.dismissed()).isEqualTo(40);
        assertThat(refitted.f1Before()).isLessThan(0.5);
        assertThat(refitted.f1After()).isGreaterThan(0.9);
        assertThat(refitted.isBetter()).isTrue();
        assertThat(new CheckWorthiness(refitted.weights()).score("The council counted 7 empty flats in May.", "en"))
                .isLessThan(0.5);
    }

    @Test
    void isNoBetterWhereNothingCanBeLearned() {
        List<Example> decisions = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            decisions.add(new Example("The council counted 412 empty flats in March.", "en", i % 3 == 0));
        }

        assertThat(Refitted.of(decisions, Weights.shipped()).isBetter()).isFalse();
    }

    private static Example example(boolean worthy) {
        return new Example("It rained.", "en", worthy);
    }
}
