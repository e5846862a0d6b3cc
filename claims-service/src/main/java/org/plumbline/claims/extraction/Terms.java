package org.plumbline.claims.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The terms of a set of sentences, and how a sentence becomes a row of their weights (tf-idf, of length 1). */
final class Terms {

    private final Map<String, Integer> indexes = new HashMap<>();
    private final double[] rarity;
    private final boolean parts;

    /**
     * Counts the terms.
     *
     * @param parts whether parts of words count too, not only words and pairs of them
     */
    Terms(List<String> sentences, boolean parts) {
        this.parts = parts;
        Map<String, Integer> found = new TreeMap<>();
        for (String sentence : sentences) {
            new HashSet<>(terms(sentence)).forEach(term -> found.merge(term, 1, Integer::sum));
        }
        found.values().removeIf(count -> count < 2);
        rarity = new double[found.size()];
        found.forEach((term, count) -> {
            int index = indexes.size();
            indexes.put(term, index);
            rarity[index] = Math.log((1.0 + sentences.size()) / (1 + count)) + 1;
        });
    }

    int size() {
        return rarity.length;
    }

    LogisticRegression.Row row(String sentence) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (String term : terms(sentence)) {
            Integer index = indexes.get(term);
            if (index != null) {
                counts.merge(index, 1, Integer::sum);
            }
        }
        int[] columns = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
        double[] values = new double[columns.length];
        double squares = 0;
        for (int at = 0; at < columns.length; at++) {
            values[at] = (1 + Math.log(counts.getOrDefault(columns[at], 1))) * rarity[columns[at]];
            squares += values[at] * values[at];
        }
        double length = Math.sqrt(squares);
        if (length > 0) {
            Arrays.setAll(values, at -> values[at] / length);
        }
        return new LogisticRegression.Row(columns, values);
    }

    private List<String> terms(String sentence) {
        List<String> terms = new ArrayList<>();
        String before = "^";
        for (Token token : Token.of(sentence)) {
            String word = parts && token.hasDigit() ? shape(token.lower()) : token.lower();
            terms.add(word);
            terms.add(before + " " + word);
            if (parts) {
                String padded = "<" + word + ">";
                for (int length = 3; length <= 5; length++) {
                    for (int at = 0; at + length <= padded.length(); at++) {
                        terms.add("*" + padded.substring(at, at + length));
                    }
                }
            }
            before = word;
        }
        return terms;
    }

    /** Numbers of one shape are one term: how many matters less than that it is a number. */
    private static String shape(String word) {
        StringBuilder shape = new StringBuilder();
        word.codePoints().forEach(point -> shape.appendCodePoint(Character.isDigit(point) ? '0' : point));
        return shape.toString();
    }
}
