package org.plumbline.review.inbox;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.plumbline.kit.time.Ids;

/** The claims as they were when they were accepted, and each time they changed since; what is kept stays as it is. */
@ApplicationScoped
public class ClaimSnapshots {

    private final EntityManager entities;
    private final ObjectMapper json;

    ClaimSnapshots(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /**
     * A snapshot, twice.
     *
     * @param claim what this service reads of it
     * @param whole all that the event said
     */
    public record Snapshot(ClaimSnapshot claim, JsonNode whole) {}

    /**
     * Keeps a claim as an event tells of it, in the caller's transaction, and returns the id of the newest snapshot of
     * the claim: this one, unless a later event was faster.
     *
     * @param sequence of the event
     */
    public UUID keep(ClaimSnapshot claim, JsonNode whole, Instant receivedAt, long sequence) {
        entities.persist(new StoredClaim(Ids.next(), claim.id(), whole.toString(), receivedAt, sequence));
        return entities.createQuery(
                        "select id from StoredClaim where claimId = :claim order by sequence desc, id desc", UUID.class)
                .setParameter("claim", claim.id())
                .setMaxResults(1)
                .getSingleResult();
    }

    /** Whether what an event told of a claim is kept already, so that the event is one that was handled before. */
    public boolean isKept(UUID claimId, long sequence) {
        return entities.createQuery(
                                "select count(*) from StoredClaim where claimId = :claim and sequence = :sequence",
                                Long.class)
                        .setParameter("claim", claimId)
                        .setParameter("sequence", sequence)
                        .getSingleResult()
                > 0;
    }

    /**
     * Notes that an event said how a claim stands, in the caller's transaction.
     *
     * @return false if a later event said so already, or this one
     */
    public boolean isNewStanding(UUID claimId, long sequence) {
        return entities.createNativeQuery("""
                        insert into claim_standing (claim_id, sequence) values (:claim, :sequence)
                        on conflict (claim_id) do update set sequence = excluded.sequence
                        where claim_standing.sequence < excluded.sequence""")
                        .setParameter("claim", claimId)
                        .setParameter("sequence", sequence)
                        .executeUpdate()
                == 1;
    }

    public Snapshot get(UUID id) {
        StoredClaim stored = entities.find(StoredClaim.class, id);
        if (stored == null) {
            throw new IllegalStateException("There is no claim snapshot " + id);
        }
        try {
            JsonNode whole = json.readTree(stored.data());
            return new Snapshot(json.treeToValue(whole, ClaimSnapshot.class), whole);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The claim snapshot " + id + " cannot be read", e);
        }
    }
}
