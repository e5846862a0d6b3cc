package org.plumbline.claims.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.plumbline.claims.extraction.LogisticRegression.Row;

/** Learns from sentences that somebody accepted or dismissed; the same examples always give the same result. */
public final class Refit {

    private static final List<Feature> FEATURES = List.of(Feature.values());
    private static final int NAMED = FEATURES.size();

    private Refit() {}

    /** A sentence and what was decided about it. */
    public record Example(String sentence, String language, boolean worthy) {}

    /** Weights for the named features alone, in the form of those that come with the product. */
    public static Weights weights(List<Example> examples) {
        List<Row> rows = examples.stream().map(Refit::named).toList();
        LogisticRegression fitted = LogisticRegression.fit(rows, labels(examples), NAMED, 1, 1);
        Map<Feature, Double> weights = new EnumMap<>(Feature.class);
        for (int index = 0; index < NAMED; index++) {
            weights.put(FEATURES.get(index), fitted.weight(index));
        }
        return new Weights(fitted.bias(), weights);
    }

    /** A scorer by words and pairs of words alone: what every other one has to be better than. */
    public static Scorer bagOfWords(List<Example> examples) {
        Terms terms = new Terms(sentences(examples), false);
        List<Row> rows =
                examples.stream().map(example -> terms.row(example.sentence())).toList();
        LogisticRegression fitted = LogisticRegression.fit(rows, labels(examples), terms.size(), 0.2, 1);
        return (sentence, language) -> fitted.chance(terms.row(sentence));
    }

    /** A scorer by the named features, and by words, pairs and parts of words. */
    public static Scorer withWords(List<Example> examples) {
        Terms terms = new Terms(sentences(examples), true);
        List<Row> rows = examples.stream()
                .map(example -> joined(named(example), terms.row(example.sentence())))
                .toList();
        LogisticRegression fitted = LogisticRegression.fit(rows, labels(examples), NAMED + terms.size(), 0.2, 1);
        return (sentence, language) ->
                fitted.chance(joined(named(new Example(sentence, language, false)), terms.row(sentence)));
    }

    private static Row named(Example example) {
        Map<Feature, Double> features = Features.of(example.sentence(), example.language());
        List<Feature> found = new ArrayList<>(features.keySet());
        int[] indexes = found.stream().mapToInt(FEATURES::indexOf).toArray();
        double[] values = found.stream()
                .mapToDouble(feature -> features.getOrDefault(feature, 0.0))
                .toArray();
        return new Row(indexes, values);
    }

    private static Row joined(Row named, Row terms) {
        int[] indexes = Arrays.copyOf(named.indexes(), named.indexes().length + terms.indexes().length);
        double[] values = Arrays.copyOf(named.values(), indexes.length);
        for (int at = 0; at < terms.indexes().length; at++) {
            indexes[named.indexes().length + at] = NAMED + terms.indexes()[at];
            values[named.values().length + at] = terms.values()[at];
        }
        return new Row(indexes, values);
    }

    private static List<String> sentences(List<Example> examples) {
        return examples.stream().map(Example::sentence).toList();
    }

    private static boolean[] labels(List<Example> examples) {
        boolean[] labels = new boolean[examples.size()];
        for (int at = 0; at < labels.length; at++) {
            labels[at] = examples.get(at).worthy();
        }
        return labels;
    }
}
