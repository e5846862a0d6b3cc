package org.plumbline.review.figure.series;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;

/** All series. */
@ApplicationScoped
public class SeriesCatalogue {

    /** Nobody reads whether there are more; counting them would cost more than the rest of the page. */
    static final int MOST_COUNTED = 100_000;

    private final EntityManager entities;

    SeriesCatalogue(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Which series; null filters nothing.
     *
     * @param text stands in name, measure, subject, place or source
     * @param after the last one seen, as {@link Page#next} says
     */
    record Filter(
            @Nullable String text,
            boolean retired,
            int limit,
            @Nullable UUID after) {}

    /**
     * A series in a list.
     *
     * @param best of the latest point, null while there is none
     * @param asOf the day of the latest point
     * @param points how many there are, up to 100,000
     */
    @Schema(name = "SeriesSummary")
    public record Item(
            UUID id,
            String name,
            String measure,
            @Nullable String subject,
            @Nullable String place,
            @Nullable String unit,
            String sourceName,
            boolean retired,
            @Nullable BigDecimal best,
            @Nullable LocalDate asOf,
            long points) {}

    /**
     * Some of them, the newest first.
     *
     * @param count how many the filter finds in all
     * @param next where the next page starts, if there is one
     */
    @Schema(name = "SeriesPage")
    public record Page(
            List<Item> items, long count, @Nullable UUID next) {}

    /**
     * One series.
     *
     * @throws ProblemException 404
     */
    @Transactional
    public Series get(UUID id) {
        return found(id, entities.find(Series.class, id));
    }

    /**
     * One series, held against other changes and additions until the caller's transaction ends.
     *
     * @throws ProblemException 404
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Series getToChange(UUID id) {
        return found(id, entities.find(Series.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    void add(Series series) {
        entities.persist(series);
    }

    void flush() {
        entities.flush();
    }

    /** The newest that take points, to choose from. */
    @Transactional
    public List<Item> active(int most) {
        return find(new Filter(null, false, most, null)).items();
    }

    @Transactional
    Page find(Filter filter) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder where = new StringBuilder(" where (s.retired_at is not null) = :retired");
        parameters.put("retired", filter.retired());
        if (filter.text() != null) {
            where.append(" and position(lower(:text) in lower(concat_ws(' ', s.name, s.measure, s.subject, s.place,"
                    + " s.source_name))) > 0");
            parameters.put("text", filter.text());
        }
        Query count = entities.createNativeQuery("select count(*) from series s" + where, Long.class);
        parameters.forEach(count::setParameter);
        long all = (Long) count.getSingleResult();
        if (filter.after() != null) {
            where.append(" and s.id < :after");
            parameters.put("after", filter.after());
        }
        Query page = entities.createNativeQuery("""
                select s.id, s.name, s.measure, s.subject, s.place, s.unit, s.source_name, s.retired_at, p.best, p.as_of,
                    (select count(*) from (select from point_standing c
                        where c.series_id = s.id and c.retracted_at = 'infinity' limit :most) as counted) as points
                from series s
                left join lateral point_known(s.id, :day, :time, :time) k on true
                left join series_point p on p.id = k.known_point""" + where + " order by s.id desc", Tuple.class);
        parameters.forEach(page::setParameter);
        Known now = Known.now();
        page.setParameter("most", MOST_COUNTED);
        page.setParameter("day", now.asOf());
        page.setParameter("time", now.recordedBy());
        page.setMaxResults(filter.limit() + 1);
        List<?> rows = page.getResultList();
        List<Item> items = rows.stream()
                .limit(filter.limit())
                .map(row -> item((Tuple) row))
                .toList();
        return new Page(items, all, rows.size() > items.size() ? items.getLast().id() : null);
    }

    private static Series found(UUID id, @Nullable Series series) {
        if (series == null) {
            throw ProblemException.notFound("series", id);
        }
        return series;
    }

    private static Item item(Tuple row) {
        return new Item(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("measure", String.class),
                row.get("subject", String.class),
                row.get("place", String.class),
                row.get("unit", String.class),
                row.get("source_name", String.class),
                row.get("retired_at", Instant.class) != null,
                row.get("best", BigDecimal.class),
                row.get("as_of", LocalDate.class),
                row.get("points", Long.class));
    }
}
