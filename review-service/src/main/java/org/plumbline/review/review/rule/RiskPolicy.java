package org.plumbline.review.review.rule;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The policy table that says which claims are of high risk. It looks at what the claim counts and at its topics, never
 * at words in its text: those differ from language to language, and a synonym would slip through.
 */
public final class RiskPolicy {

    /** Words of a measure that speak of harm to people. */
    private static final Set<String> MEASURES = Set.of(
            "killed",
            "killings",
            "slain",
            "martyrs",
            "martyred",
            "murdered",
            "executed",
            "dead",
            "died",
            "deaths",
            "death",
            "fatalities",
            "casualties",
            "injured",
            "wounded",
            "maimed",
            "missing",
            "displaced",
            "refugees",
            "hostages",
            "hostage",
            "captives",
            "abducted",
            "rape",
            "rapes",
            "raped",
            "starved",
            "starving");

    private static final Set<String> MEASURE_PHRASES = Set.of("sexual violence", "sexual assault", "sexual assaults");

    private static final Set<String> TOPICS = Set.of("elections", "election", "health", "public-health", "war", "wars");

    /** {@code gaza-war} and its like. */
    private static final String WARS = "-war";

    private static final Pattern NOT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");

    private RiskPolicy() {}

    /**
     * The risk of a claim. One that nobody has described by a quantity or a topic is of high risk, until an editor who
     * has read it lowers that.
     *
     * @param counted what its quantities count or are measured in, e.g. {@code killed} or {@code hostages held}
     * @param topics its topics, as lower-case slugs
     */
    public static Risk assess(Collection<String> counted, Collection<String> topics) {
        boolean undescribed = counted.isEmpty() && topics.isEmpty();
        boolean high = undescribed
                || counted.stream().anyMatch(RiskPolicy::isOfHarm)
                || topics.stream().anyMatch(topic -> TOPICS.contains(topic) || topic.endsWith(WARS));
        return high ? Risk.HIGH : Risk.NORMAL;
    }

    /** What the table cannot read, because it is not in Latin letters, counts as harm: a second editor can. */
    private static boolean isOfHarm(String measure) {
        if (NOT_LATIN.matcher(measure).find()) {
            return true;
        }
        String words =
                " " + NOT_LETTERS.matcher(measure.toLowerCase(Locale.ROOT)).replaceAll(" ") + " ";
        return MEASURES.stream().anyMatch(word -> words.contains(" " + word + " "))
                || MEASURE_PHRASES.stream().anyMatch(phrase -> words.contains(" " + phrase + " "));
    }
}
