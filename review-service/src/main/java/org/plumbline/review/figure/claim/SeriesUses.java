package org.plumbline.review.figure.claim;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.figure.series.SeriesUse;
import org.plumbline.review.verdict.RatingScale;

/** Published verdicts that rest on a series, and reviews under way whose claim is checked by it. */
@ApplicationScoped
class SeriesUses implements SeriesUse {

    private static final String FROM = """
             from review_series u
            join review r on r.id = u.review_id
            left join revision v on v.review_id = r.id
            """;

    /** Those under way, and those that published the newest revision of a verdict which is still stood by. */
    private static final String USING = """
            where (r.state not in ('PUBLISHED', 'DROPPED')
                or exists (select from verdict_series s where s.verdict_id = v.verdict_id and s.series_id = u.series_id
                    and not exists (select from revision n
                        where n.verdict_id = v.verdict_id and n.number > v.number)))
            """;

    private final EntityManager entities;

    SeriesUses(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public Map<UUID, Long> counts(Collection<UUID> series) {
        if (series.isEmpty()) {
            return Map.of();
        }
        List<?> rows = entities.createNativeQuery(
                        "select u.series_id, count(*) as uses" + FROM + USING
                                + " and u.series_id in (:series) group by u.series_id",
                        Tuple.class)
                .setParameter("series", series)
                .getResultList();
        return rows.stream()
                .map(row -> (Tuple) row)
                .collect(Collectors.toMap(row -> row.get("series_id", UUID.class), row -> row.get("uses", Long.class)));
    }

    @Override
    @Transactional
    public Page of(UUID series, int limit, @Nullable UUID after) {
        Query query = entities.createNativeQuery(
                """
                select r.id, r.state, r.kind, r.language, r.rating, r.rating_now,
                    coalesce(r.headline, c.data ->> 'restatement', c.data ->> 'text') as title, w.slug,
                    o.id as open_review, t.mode, t.amount, t.reason
                """ + FROM + """
                left join verdict w on w.id = v.verdict_id
                left join claim_snapshot c on c.id = r.snapshot_id
                left join review o on o.verdict_id = v.verdict_id and o.state not in ('PUBLISHED', 'DROPPED')
                left join revision f on f.verdict_id = coalesce(r.verdict_id, v.verdict_id) and f.number = 1
                left join verdict_tolerance t on t.review_id = coalesce(f.review_id, r.id)
                """ + USING + " and u.series_id = :series"
                        + (after == null ? "" : " and u.review_id < :after")
                        + " order by u.review_id desc",
                Tuple.class);
        query.setParameter("series", series);
        if (after != null) {
            query.setParameter("after", after);
        }
        query.setMaxResults(limit + 1);
        List<?> rows = query.getResultList();
        List<Dependent> items =
                rows.stream().limit(limit).map(row -> dependent((Tuple) row)).toList();
        return new Page(
                items,
                counts(List.of(series)).getOrDefault(series, 0L),
                rows.size() > items.size() ? items.getLast().reviewId() : null);
    }

    private static Dependent dependent(Tuple row) {
        String state = row.get("state", String.class);
        String mode = row.get("mode", String.class);
        String rating = row.get("rating", String.class);
        String now = row.get("rating_now", String.class);
        return new Dependent(
                row.get("id", UUID.class),
                state.equals("PUBLISHED") ? Kind.VERDICT : Kind.REVIEW,
                row.get("slug", String.class),
                Objects.requireNonNullElse(row.get("title", String.class), "A claim"),
                row.get("language", String.class),
                state,
                name(rating),
                name(now == null ? rating : now),
                mode == null
                        ? null
                        : new VerdictTolerance(
                                        VerdictTolerance.Mode.valueOf(mode),
                                        row.get("amount", BigDecimal.class),
                                        row.get("reason", String.class))
                                .words(),
                row.get("open_review", UUID.class));
    }

    private static @Nullable String name(@Nullable String rating) {
        return rating == null ? null : RatingScale.get(rating).name();
    }
}
