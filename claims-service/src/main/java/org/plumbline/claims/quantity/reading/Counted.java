package org.plumbline.claims.quantity.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a figure counts.
 *
 * @param measure what became of those counted, or what they are: killed, drones
 * @param generic whether the measure is only the noun behind the figure
 * @param ofWhom the noun behind the figure, where the measure is another word
 * @param negated whether the verb before the figure is denied
 */
record Counted(
        @Nullable String measure, boolean generic, @Nullable String ofWhom, boolean negated) {}
