package org.plumbline.claims.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.plumbline.claims.extraction.LogisticRegression.Row;
import org.plumbline.claims.extraction.Refit.Example;

/**
 * Sentences made ready for learning: each is read a single time, however often some of them are learned from and others
 * are scored.
 */
public final class Corpus {

    /** The named features, in the order of their columns. */
    static final List<Feature> FEATURES = List.of(Feature.values());

    private static final int NAMED = FEATURES.size();
    private static final Row NOTHING = new Row(new int[0], new double[0]);

    private final List<Example> examples;
    private final Terms words = new Terms(false);
    private final Terms parts = new Terms(true);
    private final List<Row> named = new ArrayList<>();
    private final List<int[]> wordsOf = new ArrayList<>();
    private final List<int[]> partsOf = new ArrayList<>();

    private Corpus(List<Example> examples) {
        this.examples = List.copyOf(examples);
        for (Example example : this.examples) {
            named.add(named(example.sentence(), example.language()));
            wordsOf.add(words.add(example.sentence()));
            partsOf.add(parts.add(example.sentence()));
        }
    }

    /** Reads all examples. */
    public static Corpus of(List<Example> examples) {
        return new Corpus(examples);
    }

    /** What of a sentence one model looks at; half the penalty, times the squared weights, is added to the loss. */
    private enum View {
        NAMED(1),
        WORDS(0.2),
        NAMED_AND_PARTS(0.5);

        private final double penalty;

        View(double penalty) {
            this.penalty = penalty;
        }
    }

    /** What can be learned from. */
    public enum Learner {
        /** Words and pairs of words alone: what every other one has to be better than. */
        BAG_OF_WORDS,
        /** The named features alone. */
        NAMED_FEATURES,
        /**
         * The named features with words, pairs and parts of words; and words and pairs alone. The mean of the two errs
         * less on sentences of other years than either (CheckThat! 2024, English train, learned without the last or the
         * first fifth of it).
         */
        WITH_WORDS;

        private List<View> views() {
            return switch (this) {
                case BAG_OF_WORDS -> List.of(View.WORDS);
                case NAMED_FEATURES -> List.of(View.NAMED);
                case WITH_WORDS -> List.of(View.NAMED_AND_PARTS, View.WORDS);
            };
        }
    }

    /**
     * Learns from some of the examples.
     *
     * @param which their places in the list that the corpus was made of
     */
    public Learned learn(Learner learner, List<Integer> which) {
        return new Learned(
                this, learner.views().stream().map(view -> model(view, which)).toList());
    }

    private Model model(View view, List<Integer> which) {
        Rarity rarity =
                switch (view) {
                    case NAMED -> new Rarity(List.of(), 0);
                    case WORDS -> new Rarity(which.stream().map(wordsOf::get).toList(), words.size());
                    case NAMED_AND_PARTS ->
                        new Rarity(which.stream().map(partsOf::get).toList(), parts.size());
                };
        boolean[] labels = new boolean[which.size()];
        List<Row> rows = new ArrayList<>(which.size());
        for (int each : which) {
            labels[rows.size()] = examples.get(each).worthy();
            rows.add(row(view, rarity, each));
        }
        int size = NAMED + rarity.size();
        return new Model(view, rarity, LogisticRegression.fit(rows, labels, size, view.penalty, 1));
    }

    private record Model(View view, Rarity rarity, LogisticRegression fitted) {}

    /** What was learned from some examples of a corpus. */
    public static final class Learned implements Scorer {

        private final Corpus corpus;
        private final List<Model> models;

        private Learned(Corpus corpus, List<Model> models) {
            this.corpus = corpus;
            this.models = models;
        }

        /** The score of the corpus' own example at this place. */
        public double score(int example) {
            double sum = 0;
            for (Model model : models) {
                sum += model.fitted().chance(corpus.row(model.view(), model.rarity(), example));
            }
            return sum / models.size();
        }

        @Override
        public double score(String sentence, String language) {
            double sum = 0;
            for (Model model : models) {
                Rarity rarity = model.rarity();
                Row row =
                        switch (model.view()) {
                            case NAMED -> named(sentence, language);
                            case WORDS -> joined(NOTHING, rarity.row(corpus.words.known(sentence)));
                            case NAMED_AND_PARTS ->
                                joined(named(sentence, language), rarity.row(corpus.parts.known(sentence)));
                        };
                sum += model.fitted().chance(row);
            }
            return sum / models.size();
        }

        /** The only model, of a learner that has one. */
        LogisticRegression fitted() {
            return models.getFirst().fitted();
        }
    }

    private Row row(View view, Rarity rarity, int example) {
        return switch (view) {
            case NAMED -> named.get(example);
            case WORDS -> joined(NOTHING, rarity.row(wordsOf.get(example)));
            case NAMED_AND_PARTS -> joined(named.get(example), rarity.row(partsOf.get(example)));
        };
    }

    private static Row named(String sentence, String language) {
        Map<Feature, Double> features = Features.of(sentence, language);
        int[] indexes = features.keySet().stream().mapToInt(FEATURES::indexOf).toArray();
        double[] values =
                features.values().stream().mapToDouble(Double::doubleValue).toArray();
        return new Row(indexes, values);
    }

    private static Row joined(Row named, Row terms) {
        int first = named.indexes().length;
        int[] indexes = Arrays.copyOf(named.indexes(), first + terms.indexes().length);
        double[] values = Arrays.copyOf(named.values(), indexes.length);
        for (int at = 0; at < terms.indexes().length; at++) {
            indexes[first + at] = NAMED + terms.indexes()[at];
            values[first + at] = terms.values()[at];
        }
        return new Row(indexes, values);
    }
}
