package org.plumbline.claims.claim;

import java.util.EnumSet;
import java.util.Set;

/** What the desk can do with a claim as a whole. */
public enum ClaimAction {
    ACCEPT,
    REJECT,
    /** Into another claim, which says the same. */
    MERGE,
    /** Takes an acceptance or a rejection back. */
    REOPEN,
    /** Takes a merge back. */
    SPLIT;

    /** The whole table: the states in which it is possible, as far as the state alone decides. */
    Set<ClaimState> possibleIn() {
        return switch (this) {
            case ACCEPT, REJECT -> EnumSet.of(ClaimState.SUBMITTED);
            case MERGE -> EnumSet.of(ClaimState.SUBMITTED, ClaimState.ACCEPTED, ClaimState.REJECTED);
            case REOPEN -> EnumSet.of(ClaimState.ACCEPTED, ClaimState.REJECTED);
            case SPLIT -> EnumSet.of(ClaimState.MERGED);
        };
    }
}
