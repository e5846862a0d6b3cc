package org.plumbline.claims.quantity.reading;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/**
 * A date in the text.
 *
 * @param from its first token
 * @param to the token after its last
 * @param date null if it cannot be told which one is meant
 * @param stated whether the year was said, too
 * @param role what it says about a figure beside it
 */
record DateMention(int from, int to, @Nullable PartialDate date, boolean stated, Role role) {

    /** What a date says about a figure. */
    enum Role {
        SINCE,
        UNTIL,
        ON
    }
}
