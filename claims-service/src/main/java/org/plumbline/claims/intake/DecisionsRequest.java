package org.plumbline.claims.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Rejection;
import org.plumbline.claims.intake.Batch.Asked;
import org.plumbline.kit.problem.ProblemException;

/**
 * A decision about several claims as it was sent; nothing in it is checked yet.
 *
 * @param claims those that it is about, each in the version that was seen
 * @param reason for a rejection
 * @param words for a rejection
 * @param into for a merge
 */
@Schema(name = "NewDecisions")
public record DecisionsRequest(
        @Schema(
                required = true,
                enumeration = {"ACCEPT", "REJECT", "MERGE"})
        @Nullable
        String decision,

        @Schema(required = true) @Nullable List<@Nullable ChosenRequest> claims,

        @Schema(description = "Why they are rejected, if they are.") @Nullable
        String reason,

        @Nullable String words,

        @Schema(description = "What they are merged into; the oldest of them that stands if left out.") @Nullable
        String into) {

    static final int MAX_CLAIMS = 100;

    /** One of the claims: its id, and the version that the decision is made from. */
    @Schema(name = "ChosenClaim")
    public record ChosenRequest(
            @Schema(required = true) @Nullable String id,
            @Schema(required = true) @Nullable Long version) {}

    /**
     * The decision, if it can be made.
     *
     * @throws ProblemException 422 with everything that is wrong
     */
    DecideClaims.Request check() {
        FieldChecks checks = new FieldChecks();
        Asked asked = checks.oneOf("decision", decision, List.of(Asked.ACCEPT, Asked.REJECT, Asked.MERGE));
        List<DecideClaims.Chosen> chosen = chosen(checks);
        Rejection rejection = asked == Asked.REJECT ? new RejectionRequest(reason, words).check(checks) : null;
        UUID target = asked == Asked.MERGE && into != null && !into.isBlank() ? checks.id("into", into.strip()) : null;
        if (asked == Asked.MERGE
                && checks.isClean()
                && chosen.stream().allMatch(one -> one.id().equals(target) || (target == null && chosen.size() == 1))) {
            checks.violation("claims", "must hold another claim than the one to merge into");
        }
        if (asked == null || !checks.isClean()) {
            throw checks.problem();
        }
        return new DecideClaims.Request(asked, chosen, rejection, target);
    }

    private List<DecideClaims.Chosen> chosen(FieldChecks checks) {
        List<ChosenRequest> requests = checks.list("claims", claims, MAX_CLAIMS);
        if (claims == null || claims.isEmpty()) {
            checks.violation("claims", "must not be empty");
        }
        Set<UUID> seen = new HashSet<>();
        List<DecideClaims.Chosen> chosen = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            FieldChecks one = checks.within("claims[" + i + "].");
            UUID id = one.id("id", requests.get(i).id());
            Long version = requests.get(i).version();
            if (version == null || version < 0) {
                one.violation("version", "must be the version that was seen");
            } else if (id != null && seen.add(id)) {
                chosen.add(new DecideClaims.Chosen(id, version));
            }
        }
        return chosen;
    }
}
