package org.plumbline.claims.claim;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.time.PartialDate;

/**
 * What was said: the content of a claim, which no decision about it changes.
 *
 * @param text verbatim, 1 to {@value #MAX_TEXT} UTF-16 units, without blanks around it
 * @param language BCP 47
 * @param restatement the same so that it stands alone
 * @param claimant who said it
 * @param source whose figure or finding the claimant calls it
 * @param topics lower-case slugs
 */
public record Statement(
        String text,
        String language,
        @Nullable String restatement,
        @Nullable String claimant,
        @Nullable String source,
        @Nullable PartialDate statedOn,
        List<Appearance> appearances,
        List<String> topics,
        List<Quantity> quantities) {

    public static final int MAX_TEXT = 2000;

    /** Of appearances, and of quantities. */
    public static final int MAX_LIST = 50;

    public static final int MAX_TOPICS = 20;

    public Statement {
        if (text.isEmpty() || text.length() > MAX_TEXT || !text.equals(text.strip())) {
            throw new IllegalArgumentException("A claim's text has 1 to " + MAX_TEXT + " characters, stripped");
        }
        if (language.isBlank()) {
            throw new IllegalArgumentException("A claim has a language");
        }
        for (Quantity quantity : quantities) {
            if (quantity.end() != null && quantity.end() > text.length()) {
                throw new IllegalArgumentException("A quantity's span lies within the text");
            }
        }
        appearances = List.copyOf(appearances);
        topics = List.copyOf(topics);
        quantities = List.copyOf(quantities);
    }

    /** The same on other topics. */
    public Statement onTopics(List<String> otherTopics) {
        return new Statement(
                text, language, restatement, claimant, source, statedOn, appearances, otherTopics, quantities);
    }
}
