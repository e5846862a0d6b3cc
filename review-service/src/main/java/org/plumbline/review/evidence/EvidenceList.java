package org.plumbline.review.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;

/** The evidence of each review, in its order. */
@ApplicationScoped
public class EvidenceList {

    private final EntityManager entities;

    EvidenceList(EntityManager entities) {
        this.entities = entities;
    }

    public List<Evidence> of(UUID reviewId) {
        return entities.createQuery("from Evidence where reviewId = :reviewId order by position, id", Evidence.class)
                .setParameter("reviewId", reviewId)
                .getResultList();
    }

    public Optional<Evidence> find(UUID reviewId, UUID id) {
        return Optional.ofNullable(entities.find(Evidence.class, id))
                .filter(evidence -> evidence.reviewId().equals(reviewId));
    }

    public Evidence add(UUID reviewId, EvidenceItem item, Person by, Instant at) {
        int position = item.position() == null
                ? of(reviewId).stream().mapToInt(Evidence::position).max().orElse(-1) + 1
                : item.position();
        Evidence evidence = new Evidence(Ids.next(), reviewId, item, position, by, at);
        entities.persist(evidence);
        return evidence;
    }

    /** The same source for another review: who added it, and when, stays. */
    public Evidence copy(Evidence source, UUID reviewId) {
        Evidence copy = new Evidence(
                Ids.next(), reviewId, source.item(), source.position(), source.addedBy(), source.addedAt());
        entities.persist(copy);
        return copy;
    }

    public void remove(Evidence evidence) {
        entities.remove(evidence);
    }
}
