package org.plumbline.review.review;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** The reviews by which published verdicts are being changed; one at a time for each verdict. */
@ApplicationScoped
class FollowUps {

    private final EntityManager entities;

    FollowUps(EntityManager entities) {
        this.entities = entities;
    }

    /** The one that is neither published nor dropped, if there is one. */
    Optional<Review> open(UUID verdictId) {
        return entities.createQuery(
                        "from Review where verdictId = :verdict and state not in (PUBLISHED, DROPPED)", Review.class)
                .setParameter("verdict", verdictId)
                .getResultStream()
                .findFirst();
    }

    /** Whether an edition of the claim's verdict is being made in that language. */
    boolean editionIsBeingMade(UUID claimId, String language) {
        return entities.createQuery(
                                "select count(r) from Review r where claimId = :claim and language = :language"
                                        + " and verdictId is null and state not in (PUBLISHED, DROPPED)",
                                Long.class)
                        .setParameter("claim", claimId)
                        .setParameter("language", language)
                        .getSingleResult()
                > 0;
    }

    /**
     * Waits for whoever else opens one for this verdict, until the transaction ends. The verdict's row itself cannot be
     * locked: the service's login may not change it.
     */
    void lock(UUID verdictId) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0))", Object.class)
                .setParameter("key", "follow-up:" + verdictId)
                .getSingleResult();
    }
}
