package org.plumbline.review.review;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;

/** Says that a review waits for something; it can be worked on, but not submitted, approved or published. */
@ApplicationScoped
public class BlockReview {

    private final ReviewChanges changes;

    BlockReview(ReviewChanges changes) {
        this.changes = changes;
    }

    @Transactional
    public ReviewView block(Change change, @NotNull @Valid Reason reason) {
        return changes.make(change, Action.BLOCK, (file, now) -> {
            file.review().block(reason.reason());
            return Outcome.changed(Map.of("reason", reason.reason()));
        });
    }

    @Transactional
    public ReviewView unblock(Change change) {
        return changes.make(change, Action.UNBLOCK, (file, now) -> {
            file.review().block(null);
            return Outcome.changed(Map.of());
        });
    }
}
