package org.plumbline.review.publication.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.text.Unseen;
import org.plumbline.review.text.Text;
import org.plumbline.review.verdict.RatingScale;

/**
 * Which verdicts. What is null does not matter.
 *
 * @param words in the syntax of search engines: {@code "these words together" or -not}
 * @param rating slug of a rating; a retracted verdict has none
 * @param topic one of the claim's topics
 * @param claimant key of who made the claim, as in the address of the claimant's page
 * @param language what the verdict is written in, without region
 * @param from first day on which the newest revision may have been published, in the desk's zone
 * @param to last such day
 */
public record Criteria(
        @Nullable String words,
        @Nullable String rating,
        @Nullable String topic,
        @Nullable String claimant,
        @Nullable String language,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** All verdicts. */
    public static final Criteria ALL = new Criteria(null, null, null, null, null, null, null);

    /** How many characters a text may have that is looked for. */
    public static final int LONGEST = 300;

    /**
     * The criteria as they stand in an address; blank ones are none.
     *
     * @throws ProblemException 422 naming the parameters that cannot be read
     */
    public static Criteria of(
            @Nullable String words,
            @Nullable String rating,
            @Nullable String topic,
            @Nullable String claimant,
            @Nullable String language,
            @Nullable String from,
            @Nullable String to) {
        List<Problem.Violation> violations = new ArrayList<>();
        Criteria criteria = new Criteria(
                line("q", words, violations),
                line("rating", rating, violations),
                line("topic", topic, violations),
                line("claimant", claimant, violations),
                base(line("language", language, violations)),
                day("from", from, violations),
                day("to", to, violations));
        if (criteria.rating != null && RatingScale.find(criteria.rating).isEmpty()) {
            violations.add(new Problem.Violation("rating", "must be a rating of the desk's scale"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return criteria;
    }

    public static Criteria ofTopic(String topic) {
        return of(null, null, topic, null, null, null, null);
    }

    public static Criteria ofClaimant(String key) {
        return of(null, null, null, key, null, null, null);
    }

    public static Criteria ofRating(String rating) {
        return of(null, rating, null, null, null, null, null);
    }

    public static Criteria ofLanguage(String language) {
        return of(null, null, null, null, language, null, null);
    }

    public boolean isAll() {
        return equals(ALL);
    }

    /** The same, whatever the rating. */
    Criteria withoutRating() {
        return new Criteria(words, null, topic, claimant, language, from, to);
    }

    Criteria withoutTopic() {
        return new Criteria(words, rating, null, claimant, language, from, to);
    }

    Criteria withoutClaimant() {
        return new Criteria(words, rating, topic, null, language, from, to);
    }

    Criteria withoutLanguage() {
        return new Criteria(words, rating, topic, claimant, null, from, to);
    }

    /** By the names that they have in an address; those that matter. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "q", words);
        put(parameters, "rating", rating);
        put(parameters, "topic", topic);
        put(parameters, "claimant", claimant);
        put(parameters, "language", language);
        put(parameters, "from", from);
        put(parameters, "to", to);
        return parameters;
    }

    /** As the query of an address, without the question mark; empty if nothing matters. */
    public String query() {
        return query(parameters());
    }

    /** Parameters as the query of an address. */
    public static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(encoded(value)));
        return query.toString();
    }

    /** As one segment of a path or one value of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    private static @Nullable String base(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        String base = Locale.forLanguageTag(tag).getLanguage();
        return base.isEmpty() ? tag.toLowerCase(Locale.ROOT) : base;
    }

    private static @Nullable String line(String name, @Nullable String value, List<Problem.Violation> violations) {
        String text = Text.orNull(Unseen.withoutTurns(value));
        if (text != null && !text.matches(Text.LINE)) {
            violations.add(new Problem.Violation(name, Text.PLAIN));
        } else if (text != null && text.length() > LONGEST) {
            violations.add(new Problem.Violation(name, "must have " + LONGEST + " characters at the most"));
        }
        return text;
    }

    private static @Nullable LocalDate day(String name, @Nullable String value, List<Problem.Violation> violations) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(value.strip());
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
            violations.add(new Problem.Violation(name, "must be a day such as 2026-11-22"));
        } catch (DateTimeParseException e) {
            violations.add(new Problem.Violation(name, "must be a day such as 2026-11-22"));
        }
        return null;
    }
}
