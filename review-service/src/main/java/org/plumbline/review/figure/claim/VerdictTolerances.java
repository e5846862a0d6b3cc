package org.plumbline.review.figure.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

/** What editors set for single verdicts; the rest follow their series. */
@ApplicationScoped
public class VerdictTolerances {

    private static final String FIRST = " (select review_id from revision where verdict_id = :verdict and number = 1) ";

    /** The review that leads, or led, to the first revision of the verdict that this one is about. */
    private static final String ROOT = """
             coalesce(
                (select first.review_id from review r join revision first
                    on first.verdict_id = r.verdict_id and first.number = 1 where r.id = :review),
                :review)\s""";

    private final EntityManager entities;

    VerdictTolerances(EntityManager entities) {
        this.entities = entities;
    }

    /** Of the verdict that a review leads to, or changes. */
    @Transactional
    public VerdictTolerance of(UUID review) {
        return read(entities.createNativeQuery(
                        "select mode, amount, reason from verdict_tolerance where review_id =" + ROOT, Tuple.class)
                .setParameter("review", review)
                .getResultList());
    }

    /** Of a published verdict. */
    @Transactional(Transactional.TxType.MANDATORY)
    public VerdictTolerance ofVerdict(UUID verdict) {
        return read(entities.createNativeQuery(
                        "select mode, amount, reason from verdict_tolerance where review_id =" + FIRST, Tuple.class)
                .setParameter("verdict", verdict)
                .getResultList());
    }

    /** Sets it for the verdict that a review leads to, or changes. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(UUID review, VerdictTolerance tolerance) {
        if (tolerance.mode() == VerdictTolerance.Mode.SERIES) {
            entities.createNativeQuery("delete from verdict_tolerance where review_id =" + ROOT)
                    .setParameter("review", review)
                    .executeUpdate();
            return;
        }
        entities.createNativeQuery("insert into verdict_tolerance (review_id, mode, amount, reason) values (" + ROOT
                        + ", :mode, cast(nullif(:amount, '') as numeric), nullif(:reason, '')) on conflict (review_id) do update"
                        + " set mode = excluded.mode, amount = excluded.amount, reason = excluded.reason")
                .setParameter("review", review)
                .setParameter("mode", tolerance.mode().name())
                // A null would have no type.
                .setParameter(
                        "amount",
                        tolerance.amount() == null ? "" : tolerance.amount().toPlainString())
                .setParameter("reason", Objects.requireNonNullElse(tolerance.reason(), ""))
                .executeUpdate();
    }

    private static VerdictTolerance read(List<?> rows) {
        return rows.stream()
                .map(row -> (Tuple) row)
                .map(row -> new VerdictTolerance(
                        VerdictTolerance.Mode.valueOf(row.get("mode", String.class)),
                        row.get("amount", BigDecimal.class),
                        row.get("reason", String.class)))
                .findFirst()
                .orElse(VerdictTolerance.DEFAULT);
    }
}
