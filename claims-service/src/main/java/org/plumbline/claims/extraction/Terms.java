package org.plumbline.claims.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The terms of sentences, as numbers: words and pairs of them, and parts of words if they are asked for. A term keeps
 * its number for as long as the sentences are kept, so that a sentence is cut up only once however often it is learned
 * from.
 */
final class Terms {

    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_PART = 5;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final boolean parts;

    /**
     * No terms yet.
     *
     * @param parts whether parts of words count too, not only words and pairs of them
     */
    Terms(boolean parts) {
        this.parts = parts;
    }

    /** How many terms there are. */
    int size() {
        return numbers.size();
    }

    /** The terms of a sentence, those that are new included; in ascending order, each as often as it occurs. */
    int[] add(String sentence) {
        return sorted(terms(sentence).stream()
                .mapToInt(term -> numbers.computeIfAbsent(term, key -> numbers.size()))
                .toArray());
    }

    /** The terms of a sentence that are known; in ascending order, each as often as it occurs. */
    int[] known(String sentence) {
        return sorted(terms(sentence).stream()
                .mapToInt(term -> numbers.getOrDefault(term, -1))
                .filter(number -> number >= 0)
                .toArray());
    }

    private static int[] sorted(int[] terms) {
        Arrays.sort(terms);
        return terms;
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
                for (int length = SHORTEST_PART; length <= LONGEST_PART; length++) {
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
