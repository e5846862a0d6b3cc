package org.plumbline.claims.claim;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;

/** What may be done with a claim now and, if not, why: the one place that use cases and pages ask alike. */
public final class ClaimPolicy {

    private ClaimPolicy() {}

    /**
     * What the rules need to know of a claim.
     *
     * @param reviewState as review-service last told; null without a review, and until it is opened
     * @param published whether a verdict on it was ever published
     */
    public record Facts(ClaimState state, @Nullable String reviewState, boolean published) {

        public static Facts of(Claim claim) {
            ReviewStatus review = claim.review();
            return new Facts(claim.state(), review == null ? null : review.state(), claim.verdict() != null);
        }
    }

    /** A rule that stands against it, by its name and in words. */
    public record Refused(String rule, String why) {

        ProblemException problem() {
            return ProblemException.rule(rule, why);
        }
    }

    /** What stands against an action on a claim; nothing if it is possible. */
    public static Optional<Refused> objection(ClaimAction action, Facts claim) {
        if (!action.possibleIn().contains(claim.state())) {
            return Optional.of(wrongState(action, claim.state()));
        }
        return claim.state() == ClaimState.ACCEPTED ? reviewGoesOn(action, claim) : Optional.empty();
    }

    /** Whether other claims can be merged into one in this state. */
    public static boolean canTakeIn(ClaimState state) {
        return state.stands();
    }

    /** What stands against merging one claim into another, as far as the other is concerned. */
    public static Optional<Refused> objectionToMergeInto(
            UUID id, UUID into, ClaimState intoState, @Nullable UUID mergedInto) {
        if (id.equals(into)) {
            return Optional.of(new Refused("merge-into-itself", "A claim cannot be merged into itself."));
        }
        return switch (intoState) {
            case SUBMITTED, ACCEPTED -> Optional.empty();
            case REJECTED ->
                Optional.of(
                        new Refused(
                                "merge-into-rejected",
                                "The claim to merge into was rejected. Take that decision back first, or choose another claim."));
            case MERGED ->
                Optional.of(new Refused(
                        "merge-into-merged",
                        "The claim to merge into was merged itself. Merge into the one that it leads to: " + mergedInto
                                + "."));
        };
    }

    private static Refused wrongState(ClaimAction action, ClaimState state) {
        return switch (action) {
            case ACCEPT, REJECT ->
                new Refused(
                        "claim-already-decided",
                        "This claim was " + state.words() + " already and cannot be "
                                + (action == ClaimAction.ACCEPT ? "accepted" : "rejected") + " any more.");
            case MERGE ->
                new Refused(
                        "claim-already-merged",
                        "This claim was merged into another one already. Split it off before you merge it elsewhere.");
            case REOPEN ->
                state == ClaimState.MERGED
                        ? new Refused(
                                "claim-merged",
                                "This claim was merged into another one. Split it off again to bring it back.")
                        : new Refused(
                                "claim-not-decided",
                                "Nobody has decided about this claim yet: there is nothing to take back.");
            case SPLIT ->
                new Refused(
                        "claim-not-merged", "This claim was not merged into another one: there is nothing to split.");
        };
    }

    /** An acceptance can be taken back until somebody takes the review, and again once it was dropped. */
    private static Optional<Refused> reviewGoesOn(ClaimAction action, Facts claim) {
        String done = action == ClaimAction.MERGE ? "be merged into another claim" : "be taken back";
        if (claim.published() || "PUBLISHED".equals(claim.reviewState())) {
            return Optional.of(new Refused(
                    "verdict-published",
                    "A verdict on this claim is published, so the claim can no longer " + done
                            + ". What the verdict says can be corrected, updated or retracted."));
        }
        return switch (claim.reviewState()) {
            case null -> Optional.empty();
            case "OPEN", "DROPPED" -> Optional.empty();
            default ->
                Optional.of(new Refused(
                        "review-under-way",
                        "Somebody works on the review of this claim, so the claim cannot " + done
                                + ". Drop the review first, with a reason."));
        };
    }
}
