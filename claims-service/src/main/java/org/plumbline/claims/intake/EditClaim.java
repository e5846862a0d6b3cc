package org.plumbline.claims.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimRevisions;
import org.plumbline.claims.claim.ClaimState;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.claimant.Claimant;
import org.plumbline.claims.claimant.Claimants;
import org.plumbline.claims.diff.Differences;
import org.plumbline.claims.event.ClaimEvents;
import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;

/** Changes what a claim says. What it said before stays in its history. */
@ApplicationScoped
public class EditClaim {

    /** How long the reason for a change may be. */
    public static final int MAX_COMMENT = 500;

    private static final Logger LOG = Logger.getLogger(EditClaim.class);

    private final Claims claims;
    private final Claimants claimants;
    private final ClaimRevisions revisions;
    private final ClaimEvents events;
    private final Audit audit;

    EditClaim(Claims claims, Claimants claimants, ClaimRevisions revisions, ClaimEvents events, Audit audit) {
        this.claims = claims;
        this.claimants = claimants;
        this.revisions = revisions;
        this.events = events;
        this.audit = audit;
    }

    /**
     * A change of what a claim says.
     *
     * @param version that it was made from
     * @param statement all that the claim says then
     * @param comment why; null if nobody said so
     */
    public record Change(
            long version, Statement statement, @Nullable String comment) {}

    /**
     * Makes the change; one that changes nothing leaves no trace.
     *
     * @throws ProblemException 404, 409 {@code claim-merged}, {@code claim-rejected}, 412
     */
    @Transactional
    public Claim edit(UUID id, Change change, Person by) {
        return edit(id, change, by, true);
    }

    /**
     * As {@link #edit}, for a partner: only what it sent in itself, and only until the desk has decided on it.
     *
     * @throws ProblemException 404, 409 {@code claim-already-decided}, 412
     */
    @Transactional
    public Claim editOwn(UUID id, Change change, Person by) {
        return edit(id, change, by, false);
    }

    private Claim edit(UUID id, Change change, Person by, boolean desk) {
        Claimant claimant = claimants.named(change.statement().claimant());
        Claim claim = claims.getToChange(id)
                .filter(found -> desk || found.submittedBy().sub().equals(by.sub()))
                .orElseThrow(() -> ProblemException.notFound("claim", id));
        Versions.check(change.version(), claim.version(), () -> ClaimView.of(claim, desk));
        if (!desk && claim.state() != ClaimState.SUBMITTED) {
            throw ProblemException.rule(
                    "claim-already-decided",
                    "The desk has decided on this claim already: only the desk can change it now.");
        }
        claim.requireEditable();
        Statement before = claim.statement();
        if (revisions.revise(claim, change.statement(), claimant, by, change.comment())) {
            claims.flush();
            Map<String, Object> detail = new HashMap<>();
            detail.put("fields", fields(before, claim.statement()));
            if (change.comment() != null) {
                detail.put("comment", change.comment());
            }
            audit.record(by, "claim.changed", id, detail);
            events.changed(claim, by);
            LOG.infof("Claim %s changed", id);
        }
        return claim;
    }

    private static List<String> fields(Statement before, Statement after) {
        return Differences.between(before, after).stream()
                .map(Difference::field)
                .toList();
    }
}
