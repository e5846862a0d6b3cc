package org.plumbline.review.review;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.policy.Policy;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.PolicyRule;

/** Asks of a review what the policy table asks now, where that is more than when it was opened. It lowers nothing. */
@ApplicationScoped
public class ApplyPolicy {

    private final ReviewChanges changes;
    private final RaiseBar raising;

    ApplyPolicy(ReviewChanges changes, RaiseBar raising) {
        this.changes = changes;
        this.raising = raising;
    }

    /** Approvals that were enough may be too few then, and those of people who are excluded now are void. */
    @Transactional
    public ReviewView apply(Change change) {
        return changes.make(change, Action.APPLY_POLICY, (file, now) -> {
            Policy policy = file.workflow().policy();
            raising.raise(file, policy.assess(file.claim().claim()), policy.version(), now);
            file.review().meetsPolicy(policy.version());
            List<String> rows = policy.meeting(file.claim().claim()).stream()
                    .map(PolicyRule::name)
                    .toList();
            return Outcome.changed(Map.of("rows", rows));
        });
    }
}
