package org.plumbline.review.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** How many people asked for each claim, as claims-service told it last; of claims that nobody accepted as well. */
@ApplicationScoped
public class Demands {

    private final EntityManager entities;

    Demands(EntityManager entities) {
        this.entities = entities;
    }

    /** Of a claim; empty if nothing was told of it. */
    public Optional<Demand> of(UUID claimId) {
        List<?> rows = entities.createNativeQuery(
                        "select people, told_at from claim_demand where claim_id = :claim", Object[].class)
                .setParameter("claim", claimId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Demand((Integer) row[0], (Instant) row[1]))
                .findFirst();
    }

    /**
     * Notes what an event said, in its transaction, unless a later one said it already, or this one.
     *
     * @param sequence of the event
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(UUID claimId, Demand demand, long sequence) {
        entities.createNativeQuery("""
                        insert into claim_demand (claim_id, people, told_at, sequence)
                        values (:claim, :people, :told, :sequence)
                        on conflict (claim_id) do update
                        set people = excluded.people, told_at = excluded.told_at, sequence = excluded.sequence
                        where claim_demand.sequence < excluded.sequence""")
                .setParameter("claim", claimId)
                .setParameter("people", demand.people())
                .setParameter("told", demand.asOf())
                .setParameter("sequence", sequence)
                .executeUpdate();
    }
}
