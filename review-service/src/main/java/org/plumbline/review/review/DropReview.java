package org.plumbline.review.review;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;

/** Gives a review up, or takes one up again. */
@ApplicationScoped
public class DropReview {

    private final ReviewChanges changes;

    DropReview(ReviewChanges changes) {
        this.changes = changes;
    }

    @Transactional
    public ReviewView drop(Change change, @NotNull @Valid Reason reason) {
        return changes.make(change, Action.DROP, (file, now) -> {
            file.review().drop(reason.reason());
            return Outcome.changed(Map.of("reason", reason.reason()));
        });
    }

    /** A review that somebody had taken is theirs again; another one is open. */
    @Transactional
    public ReviewView reopen(Change change) {
        return changes.make(change, Action.REOPEN, (file, now) -> {
            file.review().reopen();
            return Outcome.changed(Map.of());
        });
    }
}
