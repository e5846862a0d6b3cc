package org.plumbline.claims.intake;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimState;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Rejection;
import org.plumbline.claims.event.ClaimEvents;
import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;

/** Triage: accepts or rejects a claim, once, and takes that back. */
@ApplicationScoped
class DecideClaim {

    private static final Logger LOG = Logger.getLogger(DecideClaim.class);

    private final Claims claims;
    private final ClaimEvents events;
    private final Audit audit;
    private final IdempotencyKeys keys;
    private final Clock clock;

    DecideClaim(Claims claims, ClaimEvents events, Audit audit, IdempotencyKeys keys, Clock clock) {
        this.claims = claims;
        this.events = events;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
    }

    private record Request(
            UUID claim, long version, @Nullable Rejection rejection) {}

    private record ReopenRequest(UUID claim, Seen seen) {}

    /**
     * Accepts the claim, which opens its review.
     *
     * @param version that the decision was made from
     * @throws ProblemException 404, 409 {@code claim-already-decided}, 412
     */
    @Transactional
    Claim accept(UUID id, long version, Person by, @Nullable String key) {
        Request request = new Request(id, version, null);
        keys.once(key, by.sub(), "accept-claim", request, () -> {
            Claim claim = at(Seen.version(version), id);
            UUID reviewId = Ids.next();
            claim.accept(reviewId, by, clock.instant());
            claims.flush();
            audit.record(by, "claim.accepted", id, Map.of("reviewId", reviewId));
            events.accepted(claim, reviewId, by);
            LOG.infof("Claim %s accepted, review %s", id, reviewId);
            return id;
        });
        return claims.findById(id);
    }

    /**
     * Rejects the claim.
     *
     * @param version that the decision was made from
     * @throws ProblemException 404, 409 {@code claim-already-decided}, 412
     */
    @Transactional
    Claim reject(UUID id, long version, Rejection rejection, Person by, @Nullable String key) {
        Request request = new Request(id, version, rejection);
        keys.once(key, by.sub(), "reject-claim", request, () -> {
            Claim claim = at(Seen.version(version), id);
            claim.reject(rejection, by, clock.instant());
            claims.flush();
            Map<String, String> detail = new HashMap<>();
            detail.put("reason", rejection.reason().name());
            if (rejection.words() != null) {
                detail.put("words", rejection.words());
            }
            audit.record(by, "claim.rejected", id, detail);
            events.rejected(claim, rejection, by);
            LOG.infof("Claim %s rejected: %s", id, rejection.reason());
            return id;
        });
        return claims.findById(id);
    }

    /**
     * Takes an acceptance or a rejection back, so that the claim waits for a decision again.
     *
     * @throws ProblemException 404, 409 by the rules of {@code ClaimPolicy}, or what {@code seen} throws
     */
    @Transactional
    Claim reopen(UUID id, Seen seen, Person by, @Nullable String key) {
        keys.once(key, by.sub(), "reopen-claim", new ReopenRequest(id, seen), () -> {
            Claim claim = at(seen, id);
            ClaimState from = claim.state();
            UUID review = claim.reopen();
            claims.flush();
            Map<String, Object> detail = new HashMap<>();
            detail.put("from", from);
            if (review != null) {
                detail.put("reviewId", review);
            }
            audit.record(by, "claim.reopened", id, detail);
            events.reopened(claim, from, review, by);
            LOG.infof("Claim %s reopened, was %s", id, from);
            return id;
        });
        return claims.findById(id);
    }

    private Claim at(Seen seen, UUID id) {
        Claim claim = claims.getToChange(id).orElseThrow(() -> ProblemException.notFound("claim", id));
        seen.check(claim);
        return claim;
    }
}
