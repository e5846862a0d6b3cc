package org.plumbline.claims.extraction;

import java.util.Arrays;
import java.util.List;

import org.plumbline.claims.extraction.LogisticRegression.Row;

/** How rare each term is among some sentences, and how a sentence becomes a row of tf-idf weights, of length 1. */
final class Rarity {

    private static final int LEAST_SENTENCES = 2;

    private final int[] columns;
    private final double[] rarity;
    private final int size;

    /**
     * Counts.
     *
     * @param sentences the terms of each, in ascending order
     * @param terms how many terms there are in all
     */
    Rarity(List<int[]> sentences, int terms) {
        int[] found = new int[terms];
        for (int[] sentence : sentences) {
            for (int at = 0; at < sentence.length; at++) {
                found[sentence[at]] += at == 0 || sentence[at] != sentence[at - 1] ? 1 : 0;
            }
        }
        columns = new int[terms];
        rarity = new double[terms];
        int next = 0;
        for (int term = 0; term < terms; term++) {
            boolean kept = found[term] >= LEAST_SENTENCES;
            columns[term] = kept ? next++ : -1;
            rarity[term] = Math.log((1.0 + sentences.size()) / (1 + found[term])) + 1;
        }
        size = next;
    }

    /** How many columns a row has. */
    int size() {
        return size;
    }

    /** The row of a sentence's terms, in ascending order; what was seen in one sentence only counts nothing. */
    Row row(int[] terms) {
        int[] indexes = new int[terms.length];
        double[] values = new double[terms.length];
        int used = 0;
        double squares = 0;
        for (int at = 0; at < terms.length; ) {
            int term = terms[at];
            int from = at;
            while (at < terms.length && terms[at] == term) {
                at++;
            }
            if (columns[term] >= 0) {
                indexes[used] = columns[term];
                values[used] = (1 + Math.log(at - from)) * rarity[term];
                squares += values[used] * values[used];
                used++;
            }
        }
        double length = Math.sqrt(squares);
        double[] unit = Arrays.copyOf(values, used);
        Arrays.setAll(unit, at -> unit[at] / length);
        return new Row(Arrays.copyOf(indexes, used), unit);
    }
}
