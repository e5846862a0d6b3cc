package org.plumbline.claims.article.scorer;

import java.util.ArrayList;
import java.util.List;

import org.plumbline.claims.extraction.CheckWorthiness;
import org.plumbline.claims.extraction.Refit;
import org.plumbline.claims.extraction.Refit.Example;
import org.plumbline.claims.extraction.Scorer;
import org.plumbline.claims.extraction.Weights;

/**
 * Weights that were fitted to decisions, and how they do on decisions that they were not fitted to.
 *
 * @param f1Before F1 of "worth a check" (a score of {@value #THRESHOLD} or more) of the weights in use, over all
 *     decisions; flattered if they were fitted to some of these themselves
 * @param f1After the same of weights fitted to four fifths of the decisions, over the fifth left out, each fifth once
 */
record Refitted(Weights weights, int accepted, int dismissed, double f1Before, double f1After) {

    static final double THRESHOLD = 0.5;
    static final int FOLDS = 5;

    static Refitted of(List<Example> decisions, Weights inUse) {
        int accepted = (int) decisions.stream().filter(Example::worthy).count();
        return new Refitted(
                Refit.weights(decisions),
                accepted,
                decisions.size() - accepted,
                f1(decisions, taken(decisions, new CheckWorthiness(inUse))),
                f1(decisions, crossValidated(decisions)));
    }

    boolean isBetter() {
        return f1After > f1Before;
    }

    /** The folds are every fifth decision, so that the same decisions always give the same figure. */
    private static boolean[] crossValidated(List<Example> decisions) {
        boolean[] taken = new boolean[decisions.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Example> others = new ArrayList<>();
            for (int at = 0; at < taken.length; at++) {
                if (at % FOLDS != fold) {
                    others.add(decisions.get(at));
                }
            }
            Scorer fitted = new CheckWorthiness(Refit.weights(others));
            for (int at = fold; at < taken.length; at += FOLDS) {
                taken[at] = takes(fitted, decisions.get(at));
            }
        }
        return taken;
    }

    private static boolean[] taken(List<Example> decisions, Scorer scorer) {
        boolean[] taken = new boolean[decisions.size()];
        for (int at = 0; at < taken.length; at++) {
            taken[at] = takes(scorer, decisions.get(at));
        }
        return taken;
    }

    private static boolean takes(Scorer scorer, Example decision) {
        return scorer.score(decision.sentence(), decision.language()) >= THRESHOLD;
    }

    /** The harmonic mean of precision and recall; 0 if nothing was taken rightly. */
    static double f1(List<Example> decisions, boolean[] taken) {
        int right = 0;
        int wrong = 0;
        for (int at = 0; at < taken.length; at++) {
            if (taken[at] && decisions.get(at).worthy()) {
                right++;
            } else if (taken[at] || decisions.get(at).worthy()) {
                wrong++;
            }
        }
        return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong);
    }
}
