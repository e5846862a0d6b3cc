package org.plumbline.review.review;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.figure.claim.Subscriptions;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.verdict.Verdicts;

/** Gives a review up, or takes one up again. */
@ApplicationScoped
public class DropReview {

    private final ReviewChanges changes;
    private final FollowUps followUps;
    private final Verdicts verdicts;
    private final Subscriptions subscriptions;

    DropReview(ReviewChanges changes, FollowUps followUps, Verdicts verdicts, Subscriptions subscriptions) {
        this.changes = changes;
        this.followUps = followUps;
        this.verdicts = verdicts;
        this.subscriptions = subscriptions;
    }

    @Transactional
    public ReviewView drop(Change change, @NotNull @Valid Reason reason) {
        return changes.make(change, Action.DROP, (file, now) -> {
            file.review().drop(reason.reason());
            // While it was open, figures that came in opened no other.
            subscriptions.lookAgain(change.reviewId());
            return Outcome.changed(Map.of("reason", reason.reason()));
        });
    }

    /** A review that somebody had taken is theirs again; another one is open. */
    @Transactional
    public ReviewView reopen(Change change) {
        followUps.verdictOf(change.reviewId()).ifPresent(followUps::lock);
        return changes.make(change, Action.REOPEN, (file, now) -> {
            Review review = file.review();
            UUID verdictId = review.verdictId();
            if (verdictId != null) {
                if (followUps.open(verdictId).isPresent()) {
                    throw OpenFollowUp.alreadyOpen();
                }
                if (verdicts.newest(verdictId).revision().number() != Objects.requireNonNull(review.baseRevision())) {
                    throw ProblemException.rule(
                            "verdict-moved-on",
                            "The verdict has a newer revision than the one that this review started from: open a new review of it.");
                }
            }
            review.reopen();
            return Outcome.changed(Map.of());
        });
    }
}
