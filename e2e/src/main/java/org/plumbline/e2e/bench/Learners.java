package org.plumbline.e2e.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

import org.plumbline.claims.extraction.CheckWorthiness;
import org.plumbline.claims.extraction.Corpus;
import org.plumbline.claims.extraction.Corpus.Learned;
import org.plumbline.claims.extraction.Corpus.Learner;
import org.plumbline.claims.extraction.Refit.Example;
import org.plumbline.claims.extraction.Weights;

/** The scorers that are set side by side, on one list of examples that is read only once. */
final class Learners {

    static final String SHIPPED = "shipped";
    static final double SHIPPED_THRESHOLD = 0.5;

    /** Each learns from the examples it is given; the shipped weights learn nothing. */
    static final Map<String, Learner> LEARNERS = new LinkedHashMap<>();

    static {
        LEARNERS.put("bag of words", Learner.BAG_OF_WORDS);
        LEARNERS.put("refit, named features", Learner.NAMED_FEATURES);
        LEARNERS.put("refit, with words", Learner.WITH_WORDS);
    }

    private static final int FOLDS = 5;

    private final List<Example> examples;
    private final Corpus corpus;
    private final CheckWorthiness shipped = new CheckWorthiness(Weights.shipped());

    Learners(List<Example> examples) {
        this.examples = examples;
        this.corpus = Corpus.of(examples);
    }

    double[] shipped(List<Integer> which) {
        return scores(
                which,
                each -> shipped.score(
                        examples.get(each).sentence(), examples.get(each).language()));
    }

    /** What a learner makes of some examples when it has learned from others. */
    double[] scores(Learner learner, List<Integer> seen, List<Integer> which) {
        return scores(which, learned(learner, seen)::score);
    }

    Learned learned(Learner learner, List<Integer> seen) {
        return corpus.learn(learner, seen);
    }

    static double[] scores(List<Integer> which, IntToDoubleFunction scorer) {
        return which.stream().mapToDouble(each -> scorer.applyAsDouble(each)).toArray();
    }

    boolean[] labels(List<Integer> which) {
        boolean[] labels = new boolean[which.size()];
        for (int at = 0; at < labels.length; at++) {
            labels[at] = examples.get(which.get(at)).worthy();
        }
        return labels;
    }

    /** Where to cut a learner's scores: tried on a fifth of the training data that it did not learn from. */
    double threshold(Learner learner, List<Integer> training) {
        List<Integer> seen = outside(training, 0);
        List<Integer> unseen = fold(training, 0);
        return Measures.bestThreshold(scores(learner, seen, unseen), labels(unseen));
    }

    /** F1 over the whole training data, each fifth scored and cut by what was learned from the others. */
    double crossValidated(Learner learner, List<Integer> training) {
        double[] scores = new double[training.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            double[] some = scores(learner, outside(training, fold), fold(training, fold));
            for (int at = 0; at < some.length; at++) {
                scores[at * FOLDS + fold] = some[at];
            }
        }
        boolean[] labels = labels(training);
        boolean[] positive = new boolean[scores.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            double threshold = Measures.bestThreshold(without(scores, fold), without(labels, fold));
            for (int at = fold; at < scores.length; at += FOLDS) {
                positive[at] = scores[at] >= threshold;
            }
        }
        return Measures.f1(positive, labels);
    }

    private static double[] without(double[] scores, int fold) {
        List<Double> others = new ArrayList<>();
        for (int at = 0; at < scores.length; at++) {
            if (at % FOLDS != fold) {
                others.add(scores[at]);
            }
        }
        return others.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static boolean[] without(boolean[] labels, int fold) {
        boolean[] others = new boolean[labels.length - (labels.length + FOLDS - 1 - fold) / FOLDS];
        int next = 0;
        for (int at = 0; at < labels.length; at++) {
            if (at % FOLDS != fold) {
                others[next++] = labels[at];
            }
        }
        return others;
    }

    private static List<Integer> fold(List<Integer> all, int fold) {
        List<Integer> some = new ArrayList<>();
        for (int at = fold; at < all.size(); at += FOLDS) {
            some.add(all.get(at));
        }
        return some;
    }

    private static List<Integer> outside(List<Integer> all, int fold) {
        List<Integer> others = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            if (at % FOLDS != fold) {
                others.add(all.get(at));
            }
        }
        return others;
    }
}
