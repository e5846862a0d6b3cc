package org.plumbline.claims.claim;

import java.util.EnumSet;
import java.util.Set;

/** What the desk decided about a claim. */
public enum ClaimState {
    SUBMITTED,
    ACCEPTED,
    REJECTED;

    /** The whole table: what a claim in this state may become. */
    Set<ClaimState> next() {
        return switch (this) {
            case SUBMITTED -> EnumSet.of(ACCEPTED, REJECTED);
            case ACCEPTED, REJECTED -> EnumSet.noneOf(ClaimState.class);
        };
    }

    boolean mayBecome(ClaimState other) {
        return next().contains(other);
    }
}
