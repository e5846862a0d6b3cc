package org.plumbline.review.figure.claim;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.plumbline.review.verdict.CanonicalJson;
import org.plumbline.review.verdict.PublicFigures;

/** The checks that reviews hold: each as it was when somebody last took over what was known. */
@ApplicationScoped
public class ReviewFigures {

    private final EntityManager entities;

    ReviewFigures(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional
    public List<PublicFigures> of(UUID review) {
        List<?> rows = entities.createNativeQuery(
                        "select figures from review_figures where review_id = :review", String.class)
                .setParameter("review", review)
                .getResultList();
        return rows.isEmpty()
                ? List.of()
                : List.of(CanonicalJson.read((String) rows.getFirst(), PublicFigures[].class));
    }

    /** Keeps them in place of those before, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(UUID review, List<PublicFigures> figures) {
        entities.createNativeQuery("""
                        insert into review_figures (review_id, figures) values (:review, :figures)
                        on conflict (review_id) do update set figures = excluded.figures""")
                .setParameter("review", review)
                .setParameter("figures", CanonicalJson.of(figures))
                .executeUpdate();
        entities.createNativeQuery("delete from review_series where review_id = :review")
                .setParameter("review", review)
                .executeUpdate();
        figures.stream()
                .flatMap(one -> one.series().stream().map(PublicFigures.Line::id))
                .distinct()
                .forEach(series -> entities.createNativeQuery(
                                "insert into review_series (review_id, series_id) values (:review, :series)")
                        .setParameter("review", review)
                        .setParameter("series", series)
                        .executeUpdate());
    }
}
