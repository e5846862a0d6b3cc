package org.plumbline.review.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.text.Text;

/** Raises or lowers the risk that the policy table found. */
@ApplicationScoped
public class AssessRisk {

    private static final Bar HIGH = new Bar(Risk.HIGH, 1, List.of());

    private final ReviewChanges changes;

    AssessRisk(ReviewChanges changes) {
        this.changes = changes;
    }

    /**
     * Another risk.
     *
     * @param reason required to lower it
     */
    public record Assessment(
            @NotNull Risk risk,

            @Nullable @Size(max = 1000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
            String reason) {

        public Assessment {
            reason = Text.orNull(reason);
        }
    }

    /**
     * Raised, a review that one editor approved waits for a second. Lowered, it needs one editor, whatever the policy table
     * asked for, and the approvals given so far are void; whoever is excluded stays so.
     */
    @Transactional
    public ReviewView assess(Change change, @NotNull @Valid Assessment assessment) {
        Action action = assessment.risk() == Risk.HIGH ? Action.RAISE_RISK : Action.LOWER_RISK;
        return changes.make(change, action, (file, now) -> {
            String reason = assessment.reason();
            if (action == Action.LOWER_RISK && reason == null) {
                throw ProblemException.invalid("reason", "must not be blank");
            }
            Bar bar = file.bar();
            file.review().require(action == Action.LOWER_RISK ? bar.lowered() : bar.raisedBy(HIGH));
            Map<String, Object> detail = new HashMap<>();
            if (reason != null) {
                detail.put("reason", reason);
            }
            return Outcome.changed(detail);
        });
    }
}
