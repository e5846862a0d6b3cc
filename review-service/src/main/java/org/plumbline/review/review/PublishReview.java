package org.plumbline.review.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.figure.claim.Subscriptions;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.Rating;
import org.plumbline.review.verdict.Revision;
import org.plumbline.review.verdict.Verdicts;

/** Publishes what was approved. */
@ApplicationScoped
public class PublishReview {

    private final ReviewChanges changes;
    private final ReviewFiles files;
    private final Verdicts verdicts;
    private final ReviewEvents events;
    private final Subscriptions subscriptions;

    PublishReview(
            ReviewChanges changes,
            ReviewFiles files,
            Verdicts verdicts,
            ReviewEvents events,
            Subscriptions subscriptions) {
        this.changes = changes;
        this.files = files;
        this.verdicts = verdicts;
        this.events = events;
        this.subscriptions = subscriptions;
    }

    /** Publishes the verdict's first revision, or its next one; the view says at which address. */
    @Transactional
    public ReviewView publish(Change change) {
        return changes.make(change, Action.PUBLISH, (file, now) -> {
            Review review = file.review();
            if (review.kind() == Kind.MINOR && isNoTrifle(file)) {
                review.becomes(Kind.CORRECTION);
            }
            Verdicts.Published published = publish(review, DraftVerdict.of(file, now));
            review.publish();
            events.published(review, published);
            // What we do not stand by any more is not looked at again.
            subscriptions.subscribe(
                    published.verdict().id(), review.kind() == Kind.RETRACTION ? List.of() : file.figures());
            return Outcome.changed(Map.of(
                    "verdictId", published.verdict().id(),
                    "slug", published.verdict().slug(),
                    "revision", published.revision().number(),
                    "hash", published.revision().hash()));
        });
    }

    private Verdicts.Published publish(Review review, PublicVerdict content) {
        UUID verdictId = review.verdictId();
        if (verdictId != null) {
            return verdicts.next(verdictId, review.id(), content);
        }
        if (verdicts.exists(review.claimId(), content.language())) {
            throw ProblemException.rule(
                    "edition-exists", "The claim has a published verdict in this language already.");
        }
        return verdicts.first(review.claimId(), review.id(), content);
    }

    /** Another rating, or another claim than the one that is published: readers are told of a correction. */
    private boolean isNoTrifle(ReviewFile file) {
        Review review = file.review();
        Revision stands =
                verdicts.newest(Objects.requireNonNull(review.verdictId())).revision();
        return changesRating(review, stands.content())
                || !file.claim()
                        .claim()
                        .meansWhat(files.toRead(stands.reviewId()).claim().claim());
    }

    private static boolean changesRating(Review review, PublicVerdict stands) {
        Rating now = stands.ratingNow();
        Draft draft = review.draft();
        return !stands.rating().slug().equals(draft.rating())
                || !Objects.equals(now == null ? null : now.slug(), draft.ratingNow());
    }
}
