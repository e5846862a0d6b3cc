package org.plumbline.claims.article;

import org.jspecify.annotations.Nullable;

/**
 * A passage of an article, and what was found in it.
 *
 * @param start where it begins in the article's body, in UTF-16 units
 * @param end where it ends, exclusive
 * @param text what stands there, to the letter
 * @param score how worthy of a check it is, 0 to 1
 * @param speaker who is quoted in it, in the article's words
 */
public record Passage(
        int start,
        int end,
        String text,
        double score,
        @Nullable String speaker,
        Findings findings) {}
