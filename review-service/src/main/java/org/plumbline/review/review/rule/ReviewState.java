package org.plumbline.review.review.rule;

import java.util.EnumSet;
import java.util.Set;

/** How far a review has come, and where it can go from there. */
public enum ReviewState {
    OPEN,
    IN_PROGRESS,
    IN_APPROVAL,
    APPROVED,
    PUBLISHED,
    DROPPED;

    /** The states that one transition leads to. */
    public Set<ReviewState> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(IN_PROGRESS, DROPPED);
            case IN_PROGRESS -> EnumSet.of(OPEN, IN_APPROVAL, DROPPED);
            case IN_APPROVAL -> EnumSet.of(IN_PROGRESS, APPROVED, DROPPED);
            case APPROVED -> EnumSet.of(IN_PROGRESS, IN_APPROVAL, PUBLISHED, DROPPED);
            case PUBLISHED -> EnumSet.noneOf(ReviewState.class);
            case DROPPED -> EnumSet.of(OPEN, IN_PROGRESS);
        };
    }

    public boolean leadsTo(ReviewState other) {
        return next().contains(other);
    }

    /** The state as people read it. */
    public String words() {
        return switch (this) {
            case OPEN -> "open";
            case IN_PROGRESS -> "in progress";
            case IN_APPROVAL -> "in approval";
            case APPROVED -> "approved";
            case PUBLISHED -> "published";
            case DROPPED -> "dropped";
        };
    }
}
