package org.plumbline.review.review;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

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

    /** The same, locked: whoever changes it waits, and one that somebody just publishes or drops is none when they have. */
    Optional<Review> openToChange(UUID verdictId) {
        return entities.createQuery(
                        "from Review where verdictId = :verdict and state not in (PUBLISHED, DROPPED)", Review.class)
                .setParameter("verdict", verdictId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The verdict that a review changes, if it changes one; the review is neither brought nor locked. */
    Optional<UUID> verdictOf(UUID reviewId) {
        return entities.createQuery(
                        "select verdictId from Review where id = :review and verdictId is not null", UUID.class)
                .setParameter("review", reviewId)
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
     * Waits for whoever else opens or joins one for this verdict, or takes one up again, until the transaction ends. Taken
     * before any row is locked, so that nobody who has it waits for somebody who wants it. The verdict's row itself cannot
     * be locked: the service's login may not change it.
     */
    void lock(UUID verdictId) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0))", Object.class)
                .setParameter("key", "follow-up:" + verdictId)
                .getSingleResult();
    }
}
