package org.plumbline.review.review;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.figure.claim.Subscriptions;
import org.plumbline.review.figure.claim.VerdictTolerance;
import org.plumbline.review.figure.claim.VerdictTolerance.Mode;
import org.plumbline.review.figure.claim.VerdictTolerances;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.review.rule.ReviewState;

/**
 * Says how far a figure may move before a verdict is checked again. Readers see nothing of it, so it voids no approval and
 * needs no revision; it holds at once, for what is published as well.
 */
@ApplicationScoped
public class SetTolerance {

    private final ReviewFiles files;
    private final ReviewChanges changes;
    private final ReadReview reading;
    private final VerdictTolerances tolerances;
    private final Subscriptions subscriptions;

    SetTolerance(
            ReviewFiles files,
            ReviewChanges changes,
            ReadReview reading,
            VerdictTolerances tolerances,
            Subscriptions subscriptions) {
        this.files = files;
        this.changes = changes;
        this.reading = reading;
        this.tolerances = tolerances;
        this.subscriptions = subscriptions;
    }

    /** What holds for the verdict that the review leads to, or changes. */
    @Transactional
    public VerdictTolerance of(UUID review, Actor actor) {
        reading.read(review, actor);
        return tolerances.of(review);
    }

    /**
     * Sets it.
     *
     * @throws ProblemException 403 but for editors, 404, 409 of a dropped review, 412, 422
     */
    @Transactional
    public ReviewView set(Change change, @NotNull @Valid VerdictTolerance wanted) {
        requireWhole(wanted);
        ReviewFile file = files.toChange(change.reviewId());
        if (!change.actor().roles().contains(Roles.EDITOR)) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "Only an editor says when a verdict is checked again.");
        }
        Review review = file.review();
        Versions.check(change.version(), review.version(), () -> reading.view(file, change.actor()));
        // Whoever is kept away from the subject is kept away from this as well.
        changes.require(
                file, review.state() == ReviewState.PUBLISHED ? Action.FOLLOW_UP : Action.SCHEDULE, change.actor());
        changes.follow(review.id(), change.actor().person(), "tolerance.set", (current, now) -> {
            if (wanted.equals(current.tolerance())) {
                return Outcome.nothing();
            }
            tolerances.keep(review.id(), wanted);
            subscriptions.lookAgain(review.id());
            Map<String, Object> detail = new HashMap<>();
            detail.put("mode", wanted.mode());
            if (wanted.reason() != null) {
                detail.put("reason", wanted.reason());
            }
            return Outcome.changed(detail);
        });
        return reading.read(review.id(), change.actor());
    }

    private static void requireWhole(VerdictTolerance wanted) {
        boolean counts = wanted.mode() == Mode.PERCENT || wanted.mode() == Mode.ABSOLUTE;
        if (counts && wanted.amount() == null) {
            throw ProblemException.invalid("amount", "is needed");
        }
        if (!counts && wanted.amount() != null) {
            throw ProblemException.invalid("amount", "belongs to percent and units alone");
        }
        if (wanted.mode() == Mode.NEVER && wanted.reason() == null) {
            throw ProblemException.invalid("reason", "is needed where no figure is to open a recheck");
        }
    }
}
