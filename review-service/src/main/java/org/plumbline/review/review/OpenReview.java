package org.plumbline.review.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

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
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.review.rule.RiskPolicy;
import org.plumbline.review.verdict.Kind;

/** Opens the review of a claim that was accepted. */
@ApplicationScoped
public class OpenReview {

    private static final Logger LOG = Logger.getLogger(OpenReview.class);

    private final EntityManager entities;
    private final ClaimSnapshots claims;
    private final ReviewEvents events;
    private final Audit audit;
    private final Clock clock;

    OpenReview(EntityManager entities, ClaimSnapshots claims, ReviewEvents events, Audit audit, Clock clock) {
        this.entities = entities;
        this.claims = claims;
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
        UUID snapshotId = claims.keep(accepted, whole, now, sequence);
        ClaimSnapshot claim = claims.get(snapshotId).claim();
        Risk risk = assess(claim);
        Review review = new Review(reviewId, claim.id(), snapshotId, Kind.INITIAL, risk, claim.language(), now);
        entities.persist(review);
        entities.flush();
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
                        Trace.NOTHING.to(Trace.of(review)).toMap()));
        events.opened(review);
        LOG.infof("review.opened: review %s of claim %s, risk %s", reviewId, claim.id(), risk);
    }

    /** The risk that the policy table finds in a claim. */
    static Risk assess(ClaimSnapshot claim) {
        List<String> counted = claim.quantities().stream()
                .flatMap(quantity -> Stream.of(quantity.measure(), quantity.unit()))
                .filter(Objects::nonNull)
                .toList();
        return RiskPolicy.assess(counted, claim.topics());
    }
}
