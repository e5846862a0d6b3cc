package org.plumbline.review.review;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;

/** Lets somebody in again whom the policy table keeps from one review, where it meant somebody or something else. */
@ApplicationScoped
public class LiftExclusion {

    private final ReviewChanges changes;
    private final Workflows workflows;

    LiftExclusion(ReviewChanges changes, Workflows workflows) {
        this.changes = changes;
        this.workflows = workflows;
    }

    /**
     * They may do again what their role allows; an approval of theirs that became void stays so.
     *
     * @param sub whom
     * @param reason it stays in the audit trail
     * @throws ProblemException 422 if nothing keeps them away
     */
    @Transactional
    public ReviewView lift(Change change, String sub, @NotNull @Valid Reason reason) {
        return changes.make(change, Action.LIFT_EXCLUSION, (file, now) -> {
            if (file.workflow().exclusions().stream()
                    .noneMatch(one -> one.person().sub().equals(sub))) {
                throw ProblemException.invalid("sub", "must be somebody who is excluded from this review");
            }
            workflows.letIn(file.review().id(), sub, change.actor().person(), reason.reason(), now);
            return Outcome.changed(Map.of("reason", reason.reason()));
        });
    }
}
