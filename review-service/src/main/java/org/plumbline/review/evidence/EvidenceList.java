package org.plumbline.review.evidence;

import java.time.Instant;
import java.util.ArrayList;
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
        int last = of(reviewId).stream().mapToInt(Evidence::position).max().orElse(-1) + 1;
        Evidence evidence = new Evidence(Ids.next(), reviewId, item, last, by, at);
        entities.persist(evidence);
        if (item.position() != null) {
            place(evidence, item.position());
        }
        return evidence;
    }

    /** The same source for another review: who added it, and when, stays. */
    public Evidence copy(Evidence source, UUID reviewId) {
        Evidence copy = new Evidence(
                Ids.next(), reviewId, source.item(), source.position(), source.addedBy(), source.addedAt());
        entities.persist(copy);
        return copy;
    }

    /** Puts it where it should stand, counted from 0; at the end if that is further. The others make room. */
    public void place(Evidence evidence, int position) {
        List<Evidence> others = new ArrayList<>(of(evidence.reviewId()));
        others.remove(evidence);
        others.add(Math.min(position, others.size()), evidence);
        for (int i = 0; i < others.size(); i++) {
            others.get(i).stand(i);
        }
    }

    public void remove(Evidence evidence) {
        entities.remove(evidence);
    }
}
