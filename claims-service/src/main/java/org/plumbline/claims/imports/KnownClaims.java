package org.plumbline.claims.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claims;

/** Which claims are here already, whatever the desk decided about them. */
@ApplicationScoped
class KnownClaims {

    private final Claims claims;

    KnownClaims(Claims claims) {
        this.claims = claims;
    }

    /**
     * The oldest claim for each thing said that is here already.
     *
     * @param submittedBy looks among the claims of this {@code sub} only; null looks among all
     */
    @Transactional
    Map<Said, UUID> among(List<String> texts, @Nullable String submittedBy) {
        Map<Said, UUID> known = new HashMap<>();
        if (texts.isEmpty()) {
            return known;
        }
        List<Tuple> found = claims.getEntityManager()
                .createQuery(
                        "select c.id as id, c.text as text, c.language as language, c.claimant as claimant from Claim c"
                                + " where c.text in :texts and (:by is null or c.submittedBySub = :by) order by c.id",
                        Tuple.class)
                .setParameter("texts", texts)
                .setParameter("by", submittedBy)
                .getResultList();
        for (Tuple claim : found) {
            known.putIfAbsent(
                    new Said(
                            claim.get("text", String.class),
                            claim.get("language", String.class),
                            claim.get("claimant", String.class)),
                    claim.get("id", UUID.class));
        }
        return known;
    }
}
