package org.plumbline.claims.extraction;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Scores sentences by their named features, so that each score can be told in words. */
public final class CheckWorthiness implements Scorer {

    private final Weights weights;

    public CheckWorthiness(Weights weights) {
        this.weights = weights;
    }

    /**
     * Why a score is what it is.
     *
     * @param contribution what the feature added to the log-odds; below 0 if it spoke against
     */
    public record Reason(Feature feature, double contribution) {}

    /**
     * A sentence's score.
     *
     * @param value the logistic function of the sum of the bias and all contributions: 0 to 1
     * @param reasons the strongest first, whichever way they speak
     */
    public record Score(double value, List<Reason> reasons) {}

    @Override
    public double score(String sentence, String language) {
        return score(Features.of(sentence, language)).value();
    }

    Score score(Map<Feature, Double> features) {
        List<Reason> reasons = features.entrySet().stream()
                .map(entry -> new Reason(entry.getKey(), entry.getValue() * weights.of(entry.getKey())))
                .filter(reason -> reason.contribution() != 0)
                .sorted(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.contribution()))
                        .thenComparing(Reason::feature))
                .toList();
        double sum = weights.bias();
        for (Reason reason : reasons) {
            sum += reason.contribution();
        }
        return new Score(1 / (1 + Math.exp(-sum)), reasons);
    }
}
