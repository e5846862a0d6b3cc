package org.plumbline.claims.claim;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.plumbline.claims.quantity.Quantity;

/** What a wrong word about something can do to people, by what a claim counts and what it is about. */
final class HarmTable {

    private static final String UNREAD = "unread";
    private static final Pattern NOT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");

    private final Map<String, Double> measures = new HashMap<>();
    private final Map<String, Double> topics = new HashMap<>();

    /**
     * Reads the lines {@code measure.WORD} and {@code topic.SLUG}.
     *
     * @throws IllegalArgumentException if one of them is no number from 0 to 1
     */
    HarmTable(Properties table) {
        for (String name : table.stringPropertyNames()) {
            if (name.startsWith("measure.")) {
                measures.put(name.substring("measure.".length()), share(table, name));
            } else if (name.startsWith("topic.")) {
                topics.put(name.substring("topic.".length()), share(table, name));
            }
        }
    }

    /**
     * Something harmful in a claim.
     *
     * @param what the word or the topic that was found
     * @param harm 0 to 1
     */
    record Found(String what, double harm) {}

    /** The worst of what is in the claim. */
    Optional<Found> worst(List<Quantity> quantities, List<String> slugs) {
        return Stream.concat(
                        quantities.stream()
                                .flatMap(quantity -> Stream.of(quantity.measure(), quantity.unit()))
                                .flatMap(Stream::ofNullable)
                                .flatMap(this::ofMeasure),
                        slugs.stream().flatMap(this::ofTopic))
                .max(Comparator.comparingDouble(Found::harm).thenComparing(Found::what));
    }

    private Stream<Found> ofMeasure(String measure) {
        if (NOT_LATIN.matcher(measure).find()) {
            return Stream.of(new Found(measure, measures.getOrDefault(UNREAD, 0.0)));
        }
        Set<String> words = Set.copyOf(List.of(NOT_LETTERS.split(measure.strip().toLowerCase(Locale.ROOT), -1)));
        return measures.entrySet().stream()
                .filter(entry -> words.contains(entry.getKey()))
                .map(entry -> new Found(entry.getKey(), entry.getValue()));
    }

    private Stream<Found> ofTopic(String slug) {
        return topics.entrySet().stream()
                .filter(entry -> fits(slug, entry.getKey()))
                .map(entry -> new Found("topic " + slug, entry.getValue()));
    }

    private static boolean fits(String slug, String pattern) {
        return pattern.startsWith("*") ? slug.endsWith(pattern.substring(1)) : slug.equals(pattern);
    }

    static double share(Properties table, String name) {
        double share = Double.parseDouble(table.getProperty(name, ""));
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " wants a number from 0 to 1");
        }
        return share;
    }
}
