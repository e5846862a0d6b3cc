package org.plumbline.claims.intake;

import java.time.Instant;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Decision;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;

/** What somebody saw of a claim when they decided; what happened since must not be decided over unseen. */
sealed interface Seen {

    /**
     * Refuses a claim that is not what was seen any more.
     *
     * @throws ProblemException 412, or 409 {@code decided-again}
     */
    void check(Claim claim);

    static Seen version(long version) {
        return new Version(version);
    }

    /** The claim itself, in this version. */
    record Version(long version) implements Seen {

        @Override
        public void check(Claim claim) {
            Versions.check(version, claim.version(), () -> ClaimView.of(claim, true));
        }
    }

    /** A decision, by when it was made. Its version would not do: that rises when the review is opened, too. */
    record DecidedAt(Instant at) implements Seen {

        @Override
        public void check(Claim claim) {
            Decision decision = claim.decision();
            if (decision == null || !decision.at().equals(at)) {
                throw ProblemException.rule(
                        "decided-again", "Somebody has decided about this claim anew since; that stays.");
            }
        }
    }
}
