package org.plumbline.review.review.rule;

import org.plumbline.review.verdict.Kind;

/** Whether a review that changes a verdict can look into something more that was found, and what readers are told of then. */
public final class JoinPolicy {

    private JoinPolicy() {}

    /**
     * Decides on one that is open. What was approved is not looked at again by itself, and what takes a verdict back is
     * written, and read, as nothing else.
     *
     * @param wanted what the verdict needs
     */
    public static Decision may(Kind open, ReviewState state, Kind wanted) {
        if (wanted == Kind.RETRACTION && open != Kind.RETRACTION) {
            return new Decision.Refused(
                    "no-retraction-open",
                    "A review of this verdict is open that does not retract it. Drop it or publish it first: a retraction is a review of its own.");
        }
        return switch (state) {
            case IN_APPROVAL, APPROVED ->
                new Decision.Refused(
                        "waits-for-approval",
                        "A review of this verdict waits for approval or for its publication. Return it first, so that it looks into this too, or decide on this once it is published.");
            case OPEN, IN_PROGRESS -> new Decision.Allowed();
            case PUBLISHED, DROPPED -> throw new IllegalArgumentException("Not open: " + state);
        };
    }

    /** What readers are told of: never less than was found. */
    public static Kind kind(Kind open, Kind wanted) {
        boolean more =
                switch (open) {
                    case MINOR -> wanted != Kind.MINOR;
                    case UPDATE, RECHECK -> wanted == Kind.CORRECTION;
                    case INITIAL, CORRECTION, RETRACTION -> false;
                };
        return more ? Kind.CORRECTION : open;
    }
}
