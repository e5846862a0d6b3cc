package org.plumbline.review.review;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.review.rule.Decision;
import org.plumbline.review.review.rule.ReviewPolicy;
import org.plumbline.review.review.rule.ReviewState;

/**
 * How every change of a review is made: locked, allowed by the policy, approvals brought in line with the content, and
 * audit row and event written with it. The use cases own the transaction and say what changes.
 */
@ApplicationScoped
class ReviewChanges {

    private static final Logger LOG = Logger.getLogger(ReviewChanges.class);

    private final ReviewFiles files;
    private final ReadReview reading;
    private final ReviewEvents events;
    private final Audit audit;
    private final TellPeople people;
    private final EntityManager entities;
    private final Event<ReviewMoved> moved;
    private final Clock clock;

    ReviewChanges(
            ReviewFiles files,
            ReadReview reading,
            ReviewEvents events,
            Audit audit,
            TellPeople people,
            EntityManager entities,
            Event<ReviewMoved> moved,
            Clock clock) {
        this.files = files;
        this.reading = reading;
        this.events = events;
        this.audit = audit;
        this.people = people;
        this.entities = entities;
        this.moved = moved;
        this.clock = clock;
    }

    /** What one use case changes; its outcome says whether it did, and what the audit trail should know of it. */
    @FunctionalInterface
    interface Step {
        Outcome take(ReviewFile file, Instant now);
    }

    /** What became of a step. */
    sealed interface Outcome {

        /** Everything was as asked for already: nothing is written, and the version stays. */
        record Nothing() implements Outcome {}

        /**
         * Something changed.
         *
         * @param detail for the audit trail, which has what changed already; no personal data beyond the actor
         */
        record Changed(Map<String, ?> detail) implements Outcome {}

        static Outcome nothing() {
            return new Nothing();
        }

        static Outcome changed(Map<String, ?> detail) {
            return new Changed(detail);
        }
    }

    /**
     * Makes a change, or says why not: 404, 403 by role, 412 with what stands now, 409 by a rule, in this order.
     *
     * @return the review after it
     */
    ReviewView make(Change change, Action action, Step step) {
        ReviewFile file = files.toChange(change.reviewId());
        switch (ReviewPolicy.may(action, change.actor(), file.facts())) {
            case Decision.Forbidden(String why) -> throw ProblemException.of(ProblemType.FORBIDDEN, why);
            case Decision.Refused(String rule, String why) -> {
                checkVersion(change, file);
                throw ProblemException.rule(rule, why);
            }
            case Decision.Allowed _ -> checkVersion(change, file);
        }
        ReviewFile after = carryOut(file, change.actor().person(), action.done(), action, step);
        return reading.view(after, change.actor());
    }

    /** An editor said that readers are told these words, and no others. */
    private static void endListing(@Nullable Listing told, ReviewFile after) {
        if (told != null && !told.equals(after.listing())) {
            after.review().list(null);
        }
    }

    /**
     * Makes a change that an event asks for and no person: no rule but the state machine's own stands against it.
     *
     * @param done its name in the audit trail
     */
    void follow(UUID reviewId, Person actor, String done, Step step) {
        carryOut(files.toChange(reviewId), actor, done, null, step);
    }

    private ReviewFile carryOut(ReviewFile file, Person actor, String done, @Nullable Action action, Step step) {
        Review review = file.review();
        Instant now = clock.instant();
        voidOutdatedApprovals(file, now);
        ReviewState before = review.state();
        String hashBefore = file.contentHash();
        Trace trace = Trace.of(file);
        Listing told = file.listing();
        return switch (step.take(file, now)) {
            case Outcome.Nothing _ -> file;
            case Outcome.Changed(Map<String, ?> detail) -> {
                review.changed(now);
                ReviewFile after = files.again(file);
                endListing(told, after);
                int voided = settle(after, actor, action, before, hashBefore, now);
                entities.flush();
                record(actor, done, after, before, voided, trace.to(Trace.of(after)), detail);
                people.of(done, actor, trace, after);
                if (!Objects.equals(told, after.listing())) {
                    events.listingChanged(review);
                }
                if (review.state() != before) {
                    moved.fire(new ReviewMoved(review.id(), before, review.state(), actor, now));
                }
                // That row says who is an author now.
                yield action != null && action.makesAuthor() ? files.again(after) : after;
            }
        };
    }

    /** 412 with the review as it stands, for whoever acted on something that is no longer so. */
    ProblemException stale(ReviewFile file, Change change) {
        return ProblemException.stale(reading.view(file, change.actor()));
    }

    /** Refuses, by role or by a rule, what the actor may not do on the review as it stands. */
    void require(ReviewFile file, Action action, Actor actor) {
        switch (ReviewPolicy.may(action, actor, file.facts())) {
            case Decision.Forbidden(String why) -> throw ProblemException.of(ProblemType.FORBIDDEN, why);
            case Decision.Refused(String rule, String why) -> throw ProblemException.rule(rule, why);
            case Decision.Allowed _ -> {}
        }
    }

    private void checkVersion(Change change, ReviewFile file) {
        Versions.check(change.version(), file.review().version(), () -> reading.view(file, change.actor()));
    }

    /**
     * Approvals of another content than this one hold no longer, unless it is published. A change of the content voids
     * them as it is made; these are what is left where not the content but the way of hashing it changed, by a new
     * rating scale, say.
     */
    private void voidOutdatedApprovals(ReviewFile file, Instant now) {
        Review review = file.review();
        ReviewState before = review.state();
        if (before == ReviewState.PUBLISHED) {
            return;
        }
        Trace trace = Trace.of(file);
        int voided = file.voidOutdatedApprovals("content-changed", now);
        if (voided == 0) {
            return;
        }
        review.settle(file.facts().approvedByEnough());
        review.changed(now);
        // Written before the change is made: the same editor's next approval has no room beside one that holds.
        entities.flush();
        audit.record(
                Person.SYSTEM,
                "approvals.voided",
                review.id(),
                Map.of(
                        "state",
                        review.state(),
                        "previousState",
                        before,
                        "version",
                        review.version(),
                        "voidedApprovals",
                        voided,
                        Changes.FIELD,
                        trace.to(Trace.of(file)).toMap()));
        if (review.state() != before) {
            events.changed(review, before);
        }
        LOG.infof(
                "approvals.voided: review %s of claim %s, %s -> %s",
                review.id(), review.claimId(), before, review.state());
    }

    private static int settle(
            ReviewFile file,
            Person actor,
            @Nullable Action action,
            ReviewState before,
            String hashBefore,
            Instant now) {
        Review review = file.review();
        int voided = 0;
        if (!file.contentHash().equals(hashBefore)) {
            voided = file.voidApprovals("content-changed", now);
        } else if (action == Action.LOWER_RISK) {
            // Or one editor could approve, lower the risk, and be alone enough.
            voided = file.voidApprovals("risk-lowered", now);
        } else if (action == Action.SETTLE) {
            // Whoever approved it did so while others disagreed, and may be the one who settled it.
            voided = file.voidApprovals("rating-settled", now);
        } else if (review.state() != before
                && review.state() != ReviewState.APPROVED
                && review.state() != ReviewState.PUBLISHED) {
            // Returned, dropped or taken up again: whoever approves it the next time looks at it anew.
            voided = file.voidApprovals(review.state() == ReviewState.DROPPED ? "dropped" : "returned", now);
        }
        if (action != null && action.makesAuthor()) {
            // What they wrote may be for the desk only, which changes no content.
            voided += file.voidApprovalsBy(actor, now);
        }
        if (review.state() != ReviewState.PUBLISHED) {
            voided += file.voidApprovalsOfExcluded(now);
        }
        review.settle(file.facts().approvedByEnough());
        return voided;
    }

    private void record(
            Person actor,
            String done,
            ReviewFile file,
            ReviewState before,
            int voided,
            Changes changes,
            Map<String, ?> detail) {
        Review review = file.review();
        Map<String, Object> entry = new HashMap<>(detail);
        entry.put(Changes.FIELD, changes.toMap());
        entry.put("state", review.state());
        entry.put("previousState", before);
        entry.put("version", review.version());
        if (voided > 0) {
            entry.put("voidedApprovals", voided);
        }
        audit.record(actor, done, review.id(), entry);
        if (review.state() != before) {
            events.changed(review, before);
        }
        LOG.infof(
                "%s: review %s of claim %s, %s -> %s, by %s",
                done, review.id(), review.claimId(), before, review.state(), actor.sub());
    }
}
