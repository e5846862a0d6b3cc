package org.plumbline.claims.tip;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.plumbline.claims.claim.NormalisedText;

/** Finds the claim that says the same. */
@ApplicationScoped
class SameText {

    private final EntityManager database;

    SameText(EntityManager database) {
        this.database = database;
    }

    /** Keeps others from taking in the same text until the caller's transaction ends, so that two make one claim. */
    @Transactional(TxType.MANDATORY)
    void hold(NormalisedText text) {
        database.createNativeQuery("select pg_advisory_xact_lock(:key)", Object.class)
                .setParameter("key", Long.parseUnsignedLong(text.sha256().substring(0, 16), 16))
                .getSingleResult();
    }

    /** The claim with this text: rather one that is not rejected, rather one that stands by itself, then the oldest. */
    @Transactional(TxType.MANDATORY)
    Optional<UUID> claim(NormalisedText text) {
        List<?> found = database.createNativeQuery("""
                        select id from claim where normalised_text_sha256 = :sha256
                        order by state = 'REJECTED', merged_into is not null, id limit 1""", UUID.class)
                .setParameter("sha256", text.sha256())
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    /** The claim that stands for this one: the one it was merged into, or itself; empty if there is no such claim. */
    @Transactional(TxType.MANDATORY)
    Optional<UUID> standing(UUID claim) {
        return database.createQuery("select coalesce(mergedInto, id) from Claim where id = :id", UUID.class)
                .setParameter("id", claim)
                .getResultStream()
                .findFirst();
    }

    /** A claim that stands, and those that were merged into it. */
    @Transactional(TxType.MANDATORY)
    List<UUID> family(UUID standing) {
        return database.createQuery("select id from Claim where id = :id or mergedInto = :id", UUID.class)
                .setParameter("id", standing)
                .getResultList();
    }

    /**
     * Fills in the digest where a version of the service wrote the claim that knew none.
     *
     * @return how many it filled in, at most {@code most}
     */
    @Transactional
    int fillIn(int most) {
        List<?> rows = database.createNativeQuery("""
                        select id, text from claim where normalised_text_sha256 is null
                        order by id limit :most for update skip locked""", Object[].class)
                .setParameter("most", most)
                .getResultList();
        for (Object row : rows) {
            Object[] claim = (Object[]) row;
            database.createNativeQuery("update claim set normalised_text_sha256 = :sha256 where id = :id")
                    .setParameter("sha256", NormalisedText.of((String) claim[1]).sha256())
                    .setParameter("id", claim[0])
                    .executeUpdate();
        }
        return rows.size();
    }
}
