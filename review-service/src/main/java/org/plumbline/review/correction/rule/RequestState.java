package org.plumbline.review.correction.rule;

import java.util.EnumSet;
import java.util.Set;

/** How far a correction request has come, and where it can go from there. */
public enum RequestState {
    /** It waits for the desk. */
    WAITING("Waiting"),
    /** A review of the verdict looks into it. */
    IN_REVIEW("In review"),
    /** The verdict has a revision because of it. */
    PUBLISHED("Published"),
    /** The desk changes nothing, and said why. */
    REJECTED("Rejected"),
    /** Whoever sent it took it back. */
    WITHDRAWN("Withdrawn");

    private final String words;

    RequestState(String words) {
        this.words = words;
    }

    /** The state as the desk reads it. */
    public String words() {
        return words;
    }

    /** The states that one step leads to. */
    public Set<RequestState> next() {
        return switch (this) {
            case WAITING -> EnumSet.of(IN_REVIEW, REJECTED, WITHDRAWN);
            // Back, when the review was dropped.
            case IN_REVIEW -> EnumSet.of(PUBLISHED, WAITING);
            case PUBLISHED, REJECTED, WITHDRAWN -> EnumSet.noneOf(RequestState.class);
        };
    }

    /** Whether the desk still owes an answer. */
    public boolean isOpen() {
        return !next().isEmpty();
    }
}
