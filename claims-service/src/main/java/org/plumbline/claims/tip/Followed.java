package org.plumbline.claims.tip;

import org.plumbline.claims.claim.Claim;

/**
 * A tip with the claim that stands for it.
 *
 * @param claim never a merged one
 */
record Followed(Tip tip, Claim claim) {

    /** Whether its claim was merged into another, which says the same in other words. */
    boolean together() {
        return !tip.claimId().equals(claim.id());
    }
}
