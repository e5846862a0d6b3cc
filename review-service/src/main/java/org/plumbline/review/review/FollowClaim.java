package org.plumbline.review.review;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.identity.Person;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.inbox.ClaimSnapshots;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.policy.Policies;
import org.plumbline.review.review.policy.Policy;
import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.review.rule.Risk;

/**
 * What becomes of a claim's reviews when its acceptance is taken back, when it is merged into another claim or split off
 * again, and when it is edited. The table is in {@code docs/claims.md}: nothing that a person has put work into is ended
 * by an event, and what is published stays as it is.
 */
@ApplicationScoped
public class FollowClaim {

    private final EntityManager entities;
    private final ClaimSnapshots claims;
    private final ReviewChanges changes;
    private final RaiseBar raising;
    private final Policies policies;
    private final Audit audit;
    private final Clock clock;

    FollowClaim(
            EntityManager entities,
            ClaimSnapshots claims,
            ReviewChanges changes,
            RaiseBar raising,
            Policies policies,
            Audit audit,
            Clock clock) {
        this.entities = entities;
        this.claims = claims;
        this.changes = changes;
        this.raising = raising;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /** The claim waits for a decision again. */
    @Transactional
    public void reopened(UUID claimId, Person by, long sequence) {
        withdrawn(
                claimId,
                sequence,
                "claim.reopened",
                "The acceptance of the claim was taken back by " + by.name() + ".",
                by);
    }

    /** The claim leads to another one from now on. */
    @Transactional
    public void merged(UUID claimId, UUID into, Person by, long sequence) {
        withdrawn(
                claimId,
                sequence,
                "claim.merged",
                "The claim was merged into another one by " + by.name() + ": claim " + into + ".",
                by);
    }

    private void withdrawn(UUID claimId, long sequence, String happened, String words, Person by) {
        if (!claims.isNewStanding(claimId, sequence)) {
            return;
        }
        for (Review review : reviews(claimId)) {
            switch (review.state()) {
                case OPEN -> {
                    if (isUntouched(review.id())) {
                        drop(review.id(), words);
                    } else {
                        block(review.id(), words);
                    }
                }
                case IN_PROGRESS, IN_APPROVAL, APPROVED -> block(review.id(), words);
                case DROPPED -> {
                    follow(review.id(), by, happened, Map.of(), Review::withdraw);
                }
                case PUBLISHED -> note(review.id(), by, happened, words);
            }
        }
    }

    /** The claim is what it was before it was merged; if it is accepted, it gets another review. */
    @Transactional
    public void split(UUID claimId, UUID from, Person by, long sequence) {
        if (!claims.isNewStanding(claimId, sequence)) {
            return;
        }
        String words = "The claim was split off again by " + by.name() + ", from claim " + from + ".";
        for (Review review : reviews(claimId)) {
            switch (review.state()) {
                case OPEN, IN_PROGRESS, IN_APPROVAL, APPROVED -> {
                    String blocked = review.blockedReason();
                    follow(review.id(), by, "claim.split", Map.of("from", from), file -> {
                        if (blocked != null) {
                            file.block(blocked + "\n" + words + " If it is accepted, it has a review of its own.");
                        }
                    });
                }
                case DROPPED -> follow(review.id(), by, "claim.split", Map.of("from", from), file -> {});
                case PUBLISHED -> note(review.id(), by, "claim.split", words);
            }
        }
    }

    /**
     * The claim is not what it was: the review goes on with it as it is now, and what was approved of it before is void.
     * What the policy table asks for because of the change is asked of the review; what an editor lowered before stays low.
     * Whoever changed what readers are told of the claim is one of the review's authors from then on.
     *
     * @param whole all that the event says of the claim
     */
    @Transactional
    public void changed(ClaimSnapshot claim, JsonNode whole, Person by, long sequence) {
        // The inbox forgets ids of events after a while.
        if (claims.isKept(claim.id(), sequence)) {
            return;
        }
        UUID newest = claims.keep(claim, whole, clock.instant(), sequence, by);
        ClaimSnapshot now = claims.get(newest).claim();
        Policy policy = policies.current();
        for (Review review : reviews(claim.id())) {
            if (review.snapshotId().equals(newest)) {
                continue;
            }
            if (review.state() == ReviewState.PUBLISHED) {
                note(
                        review.id(),
                        by,
                        "claim.changed",
                        "The claim was changed by " + by.name()
                                + ". The verdict shows it as it was when it was checked."
                                + " A review that changes the verdict goes on with it as it is now.");
                continue;
            }
            Bar asked = policy.assess(now);
            Bar risen = asked.risenSince(
                    policy.assess(claims.get(review.snapshotId()).claim()));
            changes.follow(review.id(), by, "claim.changed", (file, at) -> {
                claims.wroteBetween(file.review().snapshotId(), newest)
                        .forEach(writer -> makeAuthor(review.id(), writer));
                file.review().follow(newest);
                boolean riskier = file.review().risk() == Risk.NORMAL && risen.risk() == Risk.HIGH;
                if (!raising.raise(file, risen, policy.version(), at).isBelow(asked)) {
                    file.review().meetsPolicy(policy.version());
                }
                return Outcome.changed(riskier ? Map.of("risk", Risk.HIGH) : Map.of());
            });
        }
    }

    private void makeAuthor(UUID reviewId, Person writer) {
        if (entities.find(CarriedAuthor.class, new CarriedAuthor.Key(reviewId, writer.sub())) == null) {
            entities.persist(new CarriedAuthor(reviewId, writer));
        }
    }

    private List<Review> reviews(UUID claimId) {
        return entities.createQuery("from Review where claimId = :claim order by id", Review.class)
                .setParameter("claim", claimId)
                .getResultList();
    }

    /** Whether nobody did anything on it: what events did, and what was done to the claim, does not count. */
    private boolean isUntouched(UUID reviewId) {
        return audit.of(reviewId).stream()
                .allMatch(entry ->
                        entry.actor().equals(Person.SYSTEM) || entry.action().startsWith("claim."));
    }

    private void drop(UUID reviewId, String reason) {
        follow(reviewId, Person.SYSTEM, "review.dropped", Map.of("reason", reason), review -> {
            review.withdraw();
            review.drop(reason);
        });
    }

    private void block(UUID reviewId, String why) {
        String words = why + " Decide whether this review goes on: drop it, or unblock it.";
        follow(reviewId, Person.SYSTEM, "review.blocked", Map.of("reason", words), review -> {
            String before = review.blockedReason();
            review.withdraw();
            review.block(before == null ? words : before + "\n" + words);
        });
    }

    private void note(UUID reviewId, Person by, String happened, String words) {
        follow(reviewId, by, happened, Map.of("reason", words), review -> review.note(words));
    }

    @FunctionalInterface
    private interface ReviewStep {
        void take(Review review);
    }

    private void follow(UUID reviewId, Person by, String done, Map<String, ?> detail, ReviewStep step) {
        changes.follow(reviewId, by, done, (file, now) -> {
            step.take(file.review());
            return Outcome.changed(new HashMap<>(detail));
        });
    }
}
