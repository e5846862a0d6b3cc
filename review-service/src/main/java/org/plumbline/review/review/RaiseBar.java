package org.plumbline.review.review;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.Exclusion;

/** Asks more of a review than was asked before, within somebody's change of it. */
@ApplicationScoped
class RaiseBar {

    private final Workflows workflows;

    RaiseBar(Workflows workflows) {
        this.workflows = workflows;
    }

    /**
     * Raises what the review needs; nothing of it goes down.
     *
     * @param policyVersion of the policy table that asks for it
     * @return what it needs now
     */
    Bar raise(ReviewFile file, Bar by, long policyVersion, Instant at) {
        Bar before = file.bar();
        Bar raised = before.raisedBy(by);
        file.review().require(raised);
        for (Exclusion exclusion : raised.exclusions()) {
            if (!before.exclusions().contains(exclusion)) {
                workflows.exclude(file.review().id(), exclusion, policyVersion, at);
            }
        }
        return raised;
    }
}
