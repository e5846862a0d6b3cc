package org.plumbline.review.review.rule;

import java.util.List;
import java.util.UUID;

/**
 * A row of the policy table: which claims it is about, and what it asks of their reviews.
 *
 * @param name what the desk calls it
 * @param values what it looks for; a claim in which one of them is found is meant. Empty where {@link Match#needsValues}
 *     says so
 * @param bar what it asks for
 */
public record PolicyRule(UUID id, String name, Match match, List<String> values, Bar bar) {

    public PolicyRule {
        values = List.copyOf(values);
    }

    /** What of a claim a row looks at. */
    public enum Match {
        /** A topic's slug, whole; {@code *} at its start or end stands for anything. */
        TOPIC("Topic"),
        /** Whole words of what one of the claim's quantities counts or is measured in. */
        MEASURE("What is counted"),
        /** A name as whole words of the claim, or of its claimant or source. */
        PERSON("Named person"),
        /** A quantity that is not in Latin letters and of which no row for {@link #MEASURE} knows a word. */
        UNREAD_MEASURE("Counts something that no row names, not in Latin letters"),
        /** A claim that nobody has described by a quantity or a topic. */
        UNDESCRIBED("Has no quantity and no topic");

        private final String words;

        Match(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Whether it looks for something that has to be named. */
        public boolean needsValues() {
            return switch (this) {
                case TOPIC, MEASURE, PERSON -> true;
                case UNREAD_MEASURE, UNDESCRIBED -> false;
            };
        }
    }
}
