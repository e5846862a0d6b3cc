package org.plumbline.review.verdict;

import org.jspecify.annotations.Nullable;

/**
 * One step of the rating scale.
 *
 * @param slug by which everything names it
 * @param number 5 for the truest to 1; none where truth cannot be put on the scale
 */
public record Rating(
        String slug,
        String name,
        String nameAr,
        String meaning,
        String meaningAr,
        @Nullable Integer number) {}
