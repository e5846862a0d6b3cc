package org.plumbline.e2e.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The measures that the makers of the data sets use. */
final class Measures {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private Measures() {}

    /** F1 of the positive label, when scores at or above the threshold count as positive; 0 if there is none at all. */
    static double f1(double[] scores, boolean[] labels, double threshold) {
        boolean[] positive = new boolean[scores.length];
        for (int at = 0; at < scores.length; at++) {
            positive[at] = scores[at] >= threshold;
        }
        return f1(positive, labels);
    }

    /** F1 of the positive label; 0 if nothing was rightly called positive. */
    static double f1(boolean[] positive, boolean[] labels) {
        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (int at = 0; at < labels.length; at++) {
            if (positive[at] && labels[at]) {
                right++;
            } else if (positive[at]) {
                wrong++;
            } else if (labels[at]) {
                missed++;
            }
        }
        return right == 0 ? 0 : 2.0 * right / (2 * right + wrong + missed);
    }

    /** The threshold with the best F1, the highest of equals; scores are tried in steps of a hundredth. */
    static double bestThreshold(double[] scores, boolean[] labels) {
        double best = 0.5;
        double most = -1;
        for (int step = 99; step >= 1; step--) {
            double f1 = f1(scores, labels, step / 100.0);
            if (f1 > most) {
                most = f1;
                best = step / 100.0;
            }
        }
        return best;
    }

    /** Average precision of the ranking by score; equal scores keep the order given. NaN if nothing is positive. */
    static double averagePrecision(double[] scores, boolean[] labels) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
        order.sort(Comparator.comparingDouble(index -> -scores[index]));
        double sum = 0;
        int found = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            if (labels[order.get(rank)]) {
                found++;
                sum += (double) found / (rank + 1);
            }
        }
        return found == 0 ? Double.NaN : sum / found;
    }

    /** F1 of the words of two texts, each counted as often as it occurs; 1 if both are empty. */
    static double tokenF1(String found, String expected) {
        Map<String, Integer> ours = words(found);
        Map<String, Integer> theirs = words(expected);
        int common = 0;
        for (Map.Entry<String, Integer> word : ours.entrySet()) {
            common += Math.min(word.getValue(), theirs.getOrDefault(word.getKey(), 0));
        }
        int all = sum(ours) + sum(theirs);
        return all == 0 ? 1 : 2.0 * common / all;
    }

    private static int sum(Map<String, Integer> words) {
        return words.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Integer> words(String text) {
        Map<String, Integer> words = new HashMap<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(word -> words.merge(word.group(), 1, Integer::sum));
        return words;
    }
}
