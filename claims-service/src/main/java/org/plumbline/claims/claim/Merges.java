package org.plumbline.claims.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;

/**
 * Merges claims that say the same, and splits them again. A claim that is merged with others in it takes them along, and
 * back when it is split off.
 */
@ApplicationScoped
public class Merges {

    /** Any number that nothing else in this database takes. */
    private static final long LOCK = 4_207_110_011L;

    private final EntityManager entities;

    Merges(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What a merge did.
     *
     * @param into what stands, with what the merged claim brought
     * @param ledOn claims that were merged into this one before, and lead on with it
     * @param review the review that is given up by it, if the claim was accepted
     */
    public record Merged(
            Claim claim,
            Claim into,
            Belongings brought,
            List<UUID> ledOn,
            @Nullable UUID review) {}

    /**
     * What a split did.
     *
     * @param from what the claim led to
     * @param gone what is no longer there
     * @param ledBack claims that were merged into this one before, and go with it
     */
    public record Split(Claim claim, Claim from, Belongings gone, List<UUID> ledBack) {}

    /**
     * Merges a claim into another one, in the caller's transaction.
     *
     * @param seen refuses a claim that is no longer what the person saw
     * @throws ProblemException 404, 409 by the rules of {@link ClaimPolicy}, or what {@code seen} throws
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Merged merge(UUID id, UUID intoId, Consumer<Claim> seen, Person by, Instant at) {
        lockTree();
        List<UUID> inIt = entities.createQuery("select id from Claim where mergedInto = :id order by id", UUID.class)
                .setParameter("id", id)
                .getResultList();
        List<UUID> involved = new ArrayList<>(inIt);
        involved.add(id);
        involved.add(intoId);
        List<Claim> claims = locked(involved);
        Claim claim = one(claims, id);
        seen.accept(claim);
        // What stands against the claim itself is told before what stands against the other.
        ClaimPolicy.objection(ClaimAction.MERGE, ClaimPolicy.Facts.of(claim)).ifPresent(refused -> {
            throw refused.problem();
        });
        Claim into = other(claims, intoId);
        ClaimPolicy.objectionToMergeInto(id, intoId, into.state(), into.mergedInto())
                .ifPresent(refused -> {
                    throw refused.problem();
                });
        ReviewStatus review = claim.review();
        Belongings brought = into.takeIn(claim);
        entities.persist(new Merge(claim, intoId, brought));
        claim.leadTo(intoId, by, at);
        inIt.forEach(inner -> one(claims, inner).leadOnTo(intoId));
        return new Merged(claim, into, brought, inIt, review == null ? null : review.id());
    }

    /**
     * Splits a merged claim off again, in the caller's transaction.
     *
     * @param seen refuses a claim that is no longer what the person saw
     * @param newReviewId for the case that it was accepted before
     * @throws ProblemException 404, 409 {@code claim-not-merged}, or what {@code seen} throws
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Split split(UUID id, Consumer<Claim> seen, UUID newReviewId) {
        lockTree();
        List<?> rows = entities.createNativeQuery("""
                        with recursive inner_claim (id) as (
                            select claim_id from claim_merge where into_id = :id
                            union all
                            select m.claim_id from claim_merge m join inner_claim i on m.into_id = i.id)
                        select id from inner_claim order by id""", UUID.class)
                .setParameter("id", id)
                .getResultList();
        List<UUID> inIt = rows.stream().map(UUID.class::cast).toList();
        List<Merge> up = pathUp(id);
        List<UUID> involved = new ArrayList<>(inIt);
        involved.add(id);
        up.forEach(merge -> involved.add(merge.intoId()));
        List<Claim> claims = locked(involved);
        Claim claim = one(claims, id);
        seen.accept(claim);
        ClaimPolicy.objection(ClaimAction.SPLIT, ClaimPolicy.Facts.of(claim)).ifPresent(refused -> {
            throw refused.problem();
        });
        Merge own = up.getFirst();
        Belongings gone = takeAway(up, claims);
        claim.standAgain(own, own.formerState() == ClaimState.ACCEPTED ? newReviewId : null);
        entities.remove(own);
        inIt.forEach(inner -> one(claims, inner).leadOnTo(id));
        return new Split(claim, one(claims, up.getLast().intoId()), gone, inIt);
    }

    /** The merge of the claim, of what it was merged into, and so on up to the one that stands. */
    private List<Merge> pathUp(UUID id) {
        List<Merge> up = new ArrayList<>();
        for (Merge merge = entities.find(Merge.class, id);
                merge != null;
                merge = entities.find(Merge.class, merge.intoId())) {
            up.add(merge);
        }
        return up;
    }

    /**
     * Takes what the claim brought away from every claim up to the one that stands, and says what that one lost. What
     * another claim would have brought, had this one not brought it first, stays and counts as the other's.
     */
    private Belongings takeAway(List<Merge> up, List<Claim> claims) {
        Merge own = up.getFirst();
        Claim standing = one(claims, up.getLast().intoId());
        Belongings before = Belongings.of(standing.statement());
        Belongings leaving = own.brought();
        int demand = own.demand();
        for (int i = 0; i < up.size(); i++) {
            Merge merge = up.get(i);
            leaving = merge.brought().sharedWith(leaving);
            for (Merge sibling : siblings(merge)) {
                Belongings also = leaving.standingFor(Belongings.of(
                        entities.find(Claim.class, sibling.claimId()).statement()));
                sibling.bringsAlso(also);
                merge.bringsNoLonger(also, 0);
                leaving = leaving.minus(also);
            }
            one(claims, merge.intoId()).giveBack(leaving, demand);
            if (i > 0) {
                merge.bringsNoLonger(leaving, demand);
            }
        }
        return before.minus(Belongings.of(standing.statement()));
    }

    private List<Merge> siblings(Merge merge) {
        return entities.createQuery(
                        "from Merge where intoId = :into and claimId <> :claim order by claimId", Merge.class)
                .setParameter("into", merge.intoId())
                .setParameter("claim", merge.claimId())
                .getResultList();
    }

    /** Claims that are merged into each other: one merge or split at a time, or what is read here could change. */
    private void lockTree() {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)", String.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** In the order of their ids, as everybody who needs several locks them: nobody waits in a circle. */
    private List<Claim> locked(List<UUID> ids) {
        return entities.createQuery("from Claim where id in :ids order by id", Claim.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private static Claim one(List<Claim> claims, UUID id) {
        return claims.stream()
                .filter(claim -> claim.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("claim", id));
    }

    /** The other claim of a merge is a field of what was sent, not what was asked for. */
    private static Claim other(List<Claim> claims, UUID id) {
        return claims.stream()
                .filter(claim -> claim.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("into", "must be the id of a claim"));
    }
}
