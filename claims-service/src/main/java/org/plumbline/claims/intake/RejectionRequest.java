package org.plumbline.claims.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Rejection;
import org.plumbline.claims.claim.RejectionReason;
import org.plumbline.kit.problem.ProblemException;

/**
 * Why a claim is rejected, as it was sent.
 *
 * @param words more about it; must be there if the reason is {@code OTHER}
 */
@Schema(name = "NewRejection")
public record RejectionRequest(
        @Schema(required = true, implementation = RejectionReason.class) @Nullable
        String reason,

        @Nullable String words) {

    static final int MAX_WORDS = 2000;

    /**
     * The rejection, if it says enough.
     *
     * @throws ProblemException 422
     */
    Rejection check() {
        FieldChecks checks = new FieldChecks();
        Rejection rejection = check(checks);
        if (rejection == null) {
            throw checks.problem();
        }
        return rejection;
    }

    /** As {@link #check()}, together with what was found wrong before; null if it says too little. */
    @Nullable
    Rejection check(FieldChecks outer) {
        FieldChecks checks = outer.within("");
        RejectionReason checkedReason = checks.oneOf("reason", reason, RejectionReason.class);
        String checkedWords = checkedReason == RejectionReason.OTHER
                ? checks.requiredText("words", words, MAX_WORDS, true)
                : checks.text("words", words, MAX_WORDS, true);
        return checkedReason == null || !checks.isClean() ? null : new Rejection(checkedReason, checkedWords);
    }
}
