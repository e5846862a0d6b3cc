package org.plumbline.claims.intake;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Belongings;
import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimRevisions;
import org.plumbline.claims.claim.ClaimState;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Merges;
import org.plumbline.claims.event.ClaimEvents;
import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;

/** Triage: merges a claim into another one that says the same, once, and splits it off again. */
@ApplicationScoped
class MergeClaim {

    private static final Logger LOG = Logger.getLogger(MergeClaim.class);

    private final Claims claims;
    private final Merges merges;
    private final ClaimRevisions revisions;
    private final ClaimEvents events;
    private final Audit audit;
    private final IdempotencyKeys keys;
    private final Clock clock;

    MergeClaim(
            Claims claims,
            Merges merges,
            ClaimRevisions revisions,
            ClaimEvents events,
            Audit audit,
            IdempotencyKeys keys,
            Clock clock) {
        this.claims = claims;
        this.merges = merges;
        this.revisions = revisions;
        this.events = events;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
    }

    private record MergeRequest(UUID claim, Seen seen, UUID into) {}

    private record SplitRequest(UUID claim, Seen seen) {}

    /**
     * Merges the claim into another one, which takes over what it does not have yet.
     *
     * @throws ProblemException 404, 409 by the rules of {@code ClaimPolicy}, 422 if there is no such other claim, or what
     *     {@code seen} throws
     */
    @Transactional
    Claim merge(UUID id, Seen seen, UUID into, Person by, @Nullable String key) {
        keys.once(key, by.sub(), "merge-claim", new MergeRequest(id, seen, into), () -> {
            Merges.Merged merged = merges.merge(id, into, seen::check, by, clock.instant());
            claims.flush();
            audit.record(by, "claim.merged", id, Map.of("into", into));
            audit.record(by, "claim.enlarged", into, counts(id, merged.brought()));
            for (UUID ledOn : merged.ledOn()) {
                audit.record(by, "claim.led-on", ledOn, Map.of("into", into));
            }
            events.merged(merged.claim(), into, merged.review(), by);
            if (merged.brought().any()) {
                revisions.record(merged.into(), by, "Another claim was merged into it");
                events.changed(merged.into(), by);
            }
            if (merged.claim().demand() > 0) {
                events.askedFor(merged.into());
            }
            LOG.infof("Claim %s merged into %s", id, into);
            return id;
        });
        return claims.findById(id);
    }

    /**
     * Splits a merged claim off again; one that was accepted before gets a new review.
     *
     * @throws ProblemException 404, 409 {@code claim-not-merged}, or what {@code seen} throws
     */
    @Transactional
    Claim split(UUID id, Seen seen, Person by, @Nullable String key) {
        keys.once(key, by.sub(), "split-claim", new SplitRequest(id, seen), () -> {
            UUID review = Ids.next();
            Merges.Split split = merges.split(id, seen::check, review);
            claims.flush();
            UUID from = split.from().id();
            audit.record(
                    by,
                    "claim.split",
                    id,
                    Map.of("from", from, "state", split.claim().state()));
            audit.record(by, "claim.reduced", from, counts(id, split.gone()));
            for (UUID ledBack : split.ledBack()) {
                audit.record(by, "claim.led-on", ledBack, Map.of("into", id));
            }
            events.split(split.claim(), from, by);
            if (split.claim().state() == ClaimState.ACCEPTED) {
                events.accepted(split.claim(), review, by);
            }
            if (split.gone().any()) {
                revisions.record(split.from(), by, "A claim was split off from it");
                events.changed(split.from(), by);
            }
            if (split.claim().demand() > 0) {
                events.askedFor(split.from());
            }
            LOG.infof("Claim %s split off %s", id, from);
            return id;
        });
        return claims.findById(id);
    }

    private static Map<String, Object> counts(UUID claim, Belongings moved) {
        return Map.of(
                "claim",
                claim,
                "appearances",
                moved.appearances().size(),
                "topics",
                moved.topics().size(),
                "quantities",
                moved.quantities().size());
    }
}
