package org.plumbline.claims.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.plumbline.claims.extraction.Corpus.Learner;
import org.plumbline.claims.extraction.Refit.Example;

class RefitTest {

    private static final List<String> PLACES = List.of("Porto", "Lima", "Oslo", "Kyoto", "Accra", "Perth");

    @Test
    void learnsWhatTheDeskTook() {
        Weights weights = Refit.weights(examples(true));

        assertThat(weights.of(Feature.NUMBER)).isPositive();
        assertThat(weights.of(Feature.OPINION)).isNegative();
        CheckWorthiness scoring = new CheckWorthiness(weights);
        assertThat(scoring.score("Floods killed 19 people in Quito.", "en"))
                .isGreaterThan(scoring.score("I love Quito very much.", "en"));
    }

    @Test
    void learnsTheOppositeFromTheOppositeDecisions() {
        assertThat(Refit.weights(examples(false)).of(Feature.NUMBER)).isNegative();
    }

    @Test
    void wordsTellWhatFeaturesDoNot() {
        List<Example> examples = new ArrayList<>();
        for (String place : PLACES) {
            examples.add(new Example("The council of " + place + " met about zoning.", "en", true));
            examples.add(new Example("The choir of " + place + " sang about autumn.", "en", false));
        }

        for (Learner learner : List.of(Learner.BAG_OF_WORDS, Learner.WITH_WORDS)) {
            Scorer scorer = learned(learner, examples);
            assertThat(scorer.score("The council of Quito spoke about zoning.", "en"))
                    .isGreaterThan(0.5);
            assertThat(scorer.score("The choir of Quito hummed about autumn.", "en"))
                    .isLessThan(0.5);
        }
    }

    @Test
    void theSameExamplesGiveTheSameToTheLastBit() {
        assertThat(Refit.weights(examples(true))).isEqualTo(Refit.weights(examples(true)));
        String sentence = "Floods killed 19 people in Quito.";
        assertThat(learned(Learner.WITH_WORDS, examples(true)).score(sentence, "en"))
                .isEqualTo(learned(Learner.WITH_WORDS, examples(true)).score(sentence, "en"));
    }

    @Test
    void aCorpusScoresItsOwnExamplesAsItScoresOthers() {
        Corpus corpus = Corpus.of(examples(true));
        List<Integer> seen = List.of(0, 1, 2, 3, 4, 5);

        for (Learner learner : Learner.values()) {
            Corpus.Learned learned = corpus.learn(learner, seen);

            assertThat(learned.score(8)).isGreaterThan(0.5);
            assertThat(learned.score(9)).isLessThan(0.5);
            assertThat(learned.score(9))
                    .isEqualTo(learned.score(examples(true).get(9).sentence(), "en"));
        }
    }

    @Test
    void oneSidedOrNoExamplesStillGiveFiniteWeights() {
        assertThat(Refit.weights(List.of()).bias()).isFinite();
        List<Example> oneSided = examples(true).stream().filter(Example::worthy).toList();
        Weights weights = Refit.weights(oneSided);
        assertThat(weights.of(Feature.NUMBER)).isFinite();
        assertThat(learned(Learner.WITH_WORDS, oneSided).score("Floods.", "en")).isBetween(0.0, 1.0);
    }

    private static Scorer learned(Learner learner, List<Example> examples) {
        return Corpus.of(examples)
                .learn(learner, IntStream.range(0, examples.size()).boxed().toList());
    }

    private static List<Example> examples(boolean takesNumbers) {
        List<Example> examples = new ArrayList<>();
        for (String place : PLACES) {
            examples.add(new Example("Fires killed 12 people in " + place + ".", "en", takesNumbers));
            examples.add(new Example("I love " + place + " so much.", "en", !takesNumbers));
        }
        return examples;
    }
}
