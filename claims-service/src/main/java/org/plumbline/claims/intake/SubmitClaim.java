package org.plumbline.claims.intake;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimRevisions;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.claimant.Claimants;
import org.plumbline.claims.event.ClaimEvents;
import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;

/** Takes in a claim, from the API, the desk, the public or a file. */
@ApplicationScoped
public class SubmitClaim {

    private static final Logger LOG = Logger.getLogger(SubmitClaim.class);

    private final Claims claims;
    private final Claimants claimants;
    private final ClaimRevisions revisions;
    private final ClaimEvents events;
    private final Audit audit;
    private final IdempotencyKeys keys;
    private final Clock clock;

    SubmitClaim(
            Claims claims,
            Claimants claimants,
            ClaimRevisions revisions,
            ClaimEvents events,
            Audit audit,
            IdempotencyKeys keys,
            Clock clock) {
        this.claims = claims;
        this.claimants = claimants;
        this.revisions = revisions;
        this.events = events;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Stores the claim, or finds the one that the same person stored with the same key before.
     *
     * @throws ProblemException 409 {@code idempotency-key-reused}
     */
    @Transactional
    public Claim submit(Statement statement, Person by, @Nullable String key) {
        return submit(statement, by, false, key);
    }

    /** The same, of somebody who may be a partner: what a partner sends in reaches further. */
    @Transactional
    Claim submit(Statement statement, Person by, boolean partner, @Nullable String key) {
        UUID id = keys.once(key, by.sub(), "submit-claim", statement, () -> store(statement, by, partner));
        return claims.findById(id);
    }

    private UUID store(Statement statement, Person by, boolean partner) {
        Claim claim = new Claim(Ids.next(), statement, by, clock.instant());
        if (partner) {
            claim.sentByPartner();
        }
        claim.attribute(claimants.named(statement.claimant()));
        claims.persistAndFlush(claim);
        revisions.record(claim, by, null);
        audit.record(by, "claim.submitted", claim.id(), Map.of());
        events.submitted(claim);
        LOG.infof("Claim %s submitted", claim.id());
        return claim.id();
    }

    /**
     * Stores several claims in the caller's transaction, as somebody sent them in together.
     *
     * @param detail what the audit trail says of each
     * @return their ids in the same order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> submitAll(List<Statement> statements, Person by, boolean partner, Map<String, ?> detail) {
        List<Claim> stored = statements.stream()
                .map(statement -> new Claim(Ids.next(), statement, by, clock.instant()))
                .toList();
        for (Claim claim : stored) {
            claim.attribute(claimants.named(claim.statement().claimant()));
            if (partner) {
                claim.sentByPartner();
            }
        }
        claims.persist(stored);
        claims.flush();
        stored.forEach(claim -> revisions.record(claim, by, null));
        List<UUID> ids = stored.stream().map(Claim::id).toList();
        audit.recordAll(by, "claim.submitted", ids, detail);
        events.submittedAll(stored);
        return ids;
    }
}
