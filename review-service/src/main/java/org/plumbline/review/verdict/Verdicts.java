package org.plumbline.review.verdict;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;

/** The verdicts of the desk, to which revisions are only ever added. */
@ApplicationScoped
public class Verdicts {

    private static final String ORDER = "publication";

    private final EntityManager entities;

    Verdicts(EntityManager entities) {
        this.entities = entities;
    }

    /** A verdict and its newest revision. */
    public record Published(Verdict verdict, Revision revision) {}

    /** Publishes a verdict for the first time, in the caller's transaction. */
    public Published first(UUID claimId, UUID reviewId, PublicVerdict content) {
        Verdict verdict =
                new Verdict(Ids.next(), claimId, content.headline(), content.language(), content.publishedAt());
        Revision revision = new Revision(nextInOrder(), verdict.id(), reviewId, 1, content);
        entities.persist(verdict);
        entities.persist(revision);
        return new Published(verdict, revision);
    }

    /** Publishes another revision, in the caller's transaction. */
    public Published next(UUID verdictId, UUID reviewId, PublicVerdict content) {
        UUID id = nextInOrder();
        Published newest = newest(verdictId);
        Revision revision =
                new Revision(id, verdictId, reviewId, newest.revision().number() + 1, content);
        entities.persist(revision);
        return new Published(newest.verdict(), revision);
    }

    /**
     * An id above those of all revisions. Whoever publishes at the same time waits until the caller's transaction ends, so
     * that revisions become public in the order of their ids, in which readers of open data go on: an id below one that
     * was read already would never be asked for.
     */
    private UUID nextInOrder() {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0))", Object.class)
                .setParameter("key", ORDER)
                .getSingleResult();
        UUID id = Ids.next();
        return entities.createQuery("select r.id from Revision r order by r.id desc", UUID.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .filter(newest -> newest.toString().compareTo(id.toString()) >= 0)
                // The clock is behind that of whoever published last. What counts up are the random bits of a UUIDv7.
                .map(newest -> new UUID(newest.getMostSignificantBits(), newest.getLeastSignificantBits() + 1))
                .orElse(id);
    }

    /**
     * A verdict as it stands.
     *
     * @throws ProblemException 404 if there is none
     */
    public Published newest(UUID verdictId) {
        return entities.createQuery(
                        "select v, r from Verdict v join Revision r on r.verdictId = v.id where v.id = :id"
                                + " order by r.number desc",
                        Object[].class)
                .setParameter("id", verdictId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(row -> new Published((Verdict) row[0], (Revision) row[1]))
                .orElseThrow(() -> ProblemException.notFound("verdict", verdictId));
    }

    /** Whether the claim has a verdict, in whatever language. */
    public boolean exists(UUID claimId) {
        return entities.createQuery("select count(v) from Verdict v where v.claimId = :claimId", Long.class)
                        .setParameter("claimId", claimId)
                        .getSingleResult()
                > 0;
    }

    /** Whether the claim has a verdict in that language. */
    public boolean exists(UUID claimId, String language) {
        return entities.createQuery(
                                "select count(v) from Verdict v where v.claimId = :claimId and v.language = :language",
                                Long.class)
                        .setParameter("claimId", claimId)
                        .setParameter("language", language)
                        .getSingleResult()
                > 0;
    }

    /** The revision that a review published. */
    public Optional<Published> publishedBy(UUID reviewId) {
        return entities.createQuery(
                        "select v, r from Verdict v join Revision r on r.verdictId = v.id where r.reviewId = :reviewId",
                        Object[].class)
                .setParameter("reviewId", reviewId)
                .getResultStream()
                .findFirst()
                .map(row -> new Published((Verdict) row[0], (Revision) row[1]));
    }

    /** The verdict that a review published. */
    public Optional<Verdict> ofReview(UUID reviewId) {
        return entities.createQuery(
                        "select v from Verdict v join Revision r on r.verdictId = v.id where r.reviewId = :reviewId",
                        Verdict.class)
                .setParameter("reviewId", reviewId)
                .getResultStream()
                .findFirst();
    }
}
