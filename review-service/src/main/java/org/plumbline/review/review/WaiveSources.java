package org.plumbline.review.review;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;

/** Lets a verdict be published without the sources that rule 3 asks for, with a reason that readers will see. */
@ApplicationScoped
public class WaiveSources {

    private final ReviewChanges changes;

    WaiveSources(ReviewChanges changes) {
        this.changes = changes;
    }

    /** Waives the rule; a waiver that stands already gets the new reason. */
    @Transactional
    public ReviewView waive(Change change, @NotNull @Valid Reason reason) {
        return changes.make(change, Action.WAIVE_SOURCES, (file, now) -> {
            Waiver before = file.review().waiver();
            if (before != null && before.reason().equals(reason.reason())) {
                return Outcome.nothing();
            }
            file.review().waive(new Waiver(reason.reason(), change.actor().person(), now));
            return Outcome.changed(Map.of("reason", reason.reason()));
        });
    }

    /** Takes the waiver back. */
    @Transactional
    public ReviewView withdraw(Change change) {
        return changes.make(change, Action.WITHDRAW_WAIVER, (file, now) -> {
            if (file.review().waiver() == null) {
                throw ProblemException.rule("not-waived", "The source rule is not waived.");
            }
            file.review().waive(null);
            return Outcome.changed(Map.of());
        });
    }
}
