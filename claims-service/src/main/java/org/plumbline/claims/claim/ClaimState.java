package org.plumbline.claims.claim;

import java.util.Locale;

/** What the desk decided about a claim; {@link ClaimAction} says what leads from one to another. */
public enum ClaimState {
    SUBMITTED,
    ACCEPTED,
    REJECTED,
    MERGED;

    /** Whether another claim can be merged into one in this state. */
    boolean stands() {
        return this == SUBMITTED || this == ACCEPTED;
    }

    /** As it stands in a sentence: {@code accepted}. */
    String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
