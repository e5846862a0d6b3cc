package org.plumbline.review.review;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;

/** Tells readers that a claim is being checked, which they do not learn unless an editor says so. */
@ApplicationScoped
public class ListReview {

    private final ReviewChanges changes;

    ListReview(ReviewChanges changes) {
        this.changes = changes;
    }

    /**
     * Until it is taken back, the review is published or dropped, or what they would be told becomes something else; what
     * they are told already stays as it is.
     */
    @Transactional
    public ReviewView list(Change change) {
        return changes.make(change, Action.LIST, (file, now) -> {
            if (file.review().listedAt() != null) {
                return Outcome.nothing();
            }
            file.review().list(now);
            if (file.listing() == null) {
                throw ProblemException.rule(
                        "names-a-source",
                        "The claim's own words name a source whom the desk has promised not to name.");
            }
            return Outcome.changed(Map.of());
        });
    }

    /** They are told nothing of it any more. */
    @Transactional
    public ReviewView unlist(Change change) {
        return changes.make(change, Action.UNLIST, (file, now) -> {
            if (file.review().listedAt() == null) {
                return Outcome.nothing();
            }
            file.review().list(null);
            return Outcome.changed(Map.of());
        });
    }
}
