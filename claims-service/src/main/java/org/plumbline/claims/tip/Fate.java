package org.plumbline.claims.tip;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Decision;
import org.plumbline.claims.claim.Rejection;
import org.plumbline.claims.claim.RejectionReason;
import org.plumbline.claims.claim.ReviewStatus;

/** What became of a tip, as far as anybody outside may know. */
public enum Fate {
    /** The desk has not decided yet. */
    WAITING,
    BEING_CHECKED,
    /** It was being checked, and the desk gave it up. */
    STOPPED,
    /** The desk will not check it. */
    NOT_TAKEN_UP,
    /** The verdict can be read. It still can when it is retracted, which the verdict itself says. */
    PUBLISHED;

    private static final String DROPPED = "DROPPED";

    /** What became of the tips on a claim that stands. */
    static Fate of(Claim claim) {
        if (claim.verdict() != null) {
            return PUBLISHED;
        }
        if (reason(claim) != null) {
            return NOT_TAKEN_UP;
        }
        ReviewStatus review = claim.review();
        if (review == null) {
            return WAITING;
        }
        return DROPPED.equals(review.state()) ? STOPPED : BEING_CHECKED;
    }

    /** Why the desk rejected the claim; null if it did not. */
    static @Nullable RejectionReason reason(Claim claim) {
        Decision decision = claim.decision();
        Rejection rejection = decision == null ? null : decision.rejection();
        return rejection == null ? null : rejection.reason();
    }
}
