package org.plumbline.review.review;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jboss.logging.Logger;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.identity.Person;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.inbox.ClaimSnapshots;
import org.plumbline.review.review.policy.Policies;
import org.plumbline.review.review.policy.Policy;
import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.verdict.Kind;

/** Opens the review of a claim that was accepted. */
@ApplicationScoped
public class OpenReview {

    private static final Logger LOG = Logger.getLogger(OpenReview.class);

    private final EntityManager entities;
    private final ClaimSnapshots claims;
    private final Workflows workflows;
    private final Policies policies;
    private final DueDates dueDates;
    private final ReviewEvents events;
    private final Audit audit;
    private final Clock clock;

    OpenReview(
            EntityManager entities,
            ClaimSnapshots claims,
            Workflows workflows,
            Policies policies,
            DueDates dueDates,
            ReviewEvents events,
            Audit audit,
            Clock clock) {
        this.entities = entities;
        this.claims = claims;
        this.workflows = workflows;
        this.policies = policies;
        this.dueDates = dueDates;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens it, unless it is open already, or a later event said that the claim is not accepted any more.
     *
     * @param reviewId minted by claims-service
     * @param whole all that the event says of the claim
     * @param sequence of the event
     */
    @Transactional
    public void open(UUID reviewId, ClaimSnapshot accepted, JsonNode whole, long sequence) {
        if (!claims.isNewStanding(accepted.id(), sequence) || entities.find(Review.class, reviewId) != null) {
            LOG.infof("Review %s is open already, or its claim has moved on", reviewId);
            return;
        }
        Instant now = clock.instant();
        UUID snapshotId = claims.keep(accepted, whole, now, sequence, null);
        ClaimSnapshot claim = claims.get(snapshotId).claim();
        Policy policy = policies.current();
        Bar bar = policy.assess(claim);
        Risk risk = bar.risk();
        Review review = new Review(reviewId, claim.id(), snapshotId, Kind.INITIAL, risk, claim.language(), now);
        review.require(bar);
        review.meetsPolicy(policy.version());
        review.schedule(dueDates.of(now, risk));
        entities.persist(review);
        entities.flush();
        bar.exclusions().forEach(exclusion -> workflows.exclude(reviewId, exclusion, policy.version(), now));
        audit.record(
                Person.SYSTEM,
                "review.opened",
                reviewId,
                Map.of(
                        "claimId",
                        claim.id(),
                        "risk",
                        risk,
                        Changes.FIELD,
                        Trace.NOTHING
                                .to(Trace.of(review, workflows.of(reviewId)))
                                .toMap()));
        events.opened(review);
        LOG.infof("review.opened: review %s of claim %s, risk %s", reviewId, claim.id(), risk);
    }
}
