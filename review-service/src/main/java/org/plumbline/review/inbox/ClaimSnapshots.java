package org.plumbline.review.inbox;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.plumbline.kit.time.Ids;

/** The claims as they were when they were accepted; nothing of them ever changes here. */
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

    /** Keeps a claim, in the caller's transaction, and returns the snapshot's id. */
    public UUID keep(ClaimSnapshot claim, JsonNode whole, Instant receivedAt) {
        StoredClaim stored = new StoredClaim(Ids.next(), claim.id(), whole.toString(), receivedAt);
        entities.persist(stored);
        return stored.id();
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
