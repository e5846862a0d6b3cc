package org.plumbline.review.publication;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A claim of which the desk says that it is being checked.
 *
 * @param text word for word
 * @param claimant who said it; null if nobody knows, or readers are not told
 * @param since when it was taken up
 * @param askedBy how many people asked for it, as far as this service knows
 */
public record ClaimBeingChecked(
        String text, String language, @Nullable String claimant, Instant since, int askedBy) {}
