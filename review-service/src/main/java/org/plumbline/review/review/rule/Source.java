package org.plumbline.review.review.rule;

import org.jspecify.annotations.Nullable;

/**
 * What the source rule needs to know of one piece of evidence.
 *
 * @param publisher who published it
 * @param site whose address it has: the registered domain, if it has one
 * @param origin whose information it passes on, if it says so
 * @param primary whether it is the first-hand record
 */
public record Source(
        String publisher, @Nullable String site, @Nullable String origin, boolean primary) {}
