package org.plumbline.claims.extraction;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.plumbline.claims.extraction.Corpus.Learner;

/** Learns from sentences that somebody accepted or dismissed; the same examples always give the same result. */
public final class Refit {

    private Refit() {}

    /** A sentence and what was decided about it. */
    public record Example(String sentence, String language, boolean worthy) {}

    /** Weights for the named features alone, in the form of those that come with the product. */
    public static Weights weights(List<Example> examples) {
        LogisticRegression fitted = Corpus.of(examples)
                .learn(
                        Learner.NAMED_FEATURES,
                        IntStream.range(0, examples.size()).boxed().toList())
                .fitted();
        Map<Feature, Double> weights = new EnumMap<>(Feature.class);
        for (int column = 0; column < Corpus.FEATURES.size(); column++) {
            weights.put(Corpus.FEATURES.get(column), fitted.weight(column));
        }
        return new Weights(fitted.bias(), weights);
    }
}
