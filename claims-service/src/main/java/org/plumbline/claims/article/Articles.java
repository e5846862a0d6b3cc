package org.plumbline.claims.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.text.LikePattern;
import org.plumbline.kit.time.PartialDate;

/** All articles. */
@ApplicationScoped
public class Articles implements PanacheRepositoryBase<Article, UUID> {

    /** How much of a body stands in for a title that is not there. */
    private static final String WORDS = "lower(coalesce(a.title, '') || ' ' || coalesce(a.publisher, '') || ' ' ||"
            + " coalesce(a.author, '') || ' ' || coalesce(a.url, '') || ' ' || substring(a.body, 1, 2000))";

    /** An article in a list; without its text, of which the beginning stands in for a title. */
    public record Row(
            UUID id,
            @Nullable String title,
            String start,
            @Nullable String publisher,
            @Nullable PartialDate published,
            String language,
            SourceKind source,
            String addedBy,
            Instant addedAt) {}

    /** How many of an article's candidates are in each state. */
    public record Counts(long open, long accepted, long dismissed) {

        static final Counts NONE = new Counts(0, 0, 0);
    }

    /**
     * A part of the list, newest first.
     *
     * @param total how many the whole list has
     * @param next where the next part begins: after this article; null at the end
     */
    public record Part(
            List<Row> rows,
            Map<UUID, Counts> counts,
            long total,
            @Nullable UUID next) {

        Counts countsOf(Row row) {
            return counts.getOrDefault(row.id(), Counts.NONE);
        }
    }

    /** One article. */
    @Transactional
    public Optional<Article> get(UUID id) {
        return findByIdOptional(id);
    }

    /** One article, held against other decisions about its candidates until the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Article> getToChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * A part of the articles, newest first.
     *
     * @param words found in title, publisher, author, address or the text's beginning, in either case; null for all
     * @param after the last article of the part before; null for the first part
     */
    @Transactional
    public Part search(@Nullable String words, int limit, @Nullable UUID after) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>();
        if (words != null) {
            conditions.add(WORDS + " like :words escape '!'");
            parameters.put("words", "%" + LikePattern.literal(words.toLowerCase(Locale.ROOT)) + "%");
        }
        long total = query("select count(a) from Article a", conditions, "", Long.class, parameters)
                .getSingleResult();
        if (after != null) {
            // Ids are UUIDv7, so their order is the order of arrival.
            conditions.add("a.id < :after");
            parameters.put("after", after);
        }
        List<Row> found = query(
                        "select a.id, a.title, substring(a.body, 1, 300), a.publisher, a.published, a.language, a.source,"
                                + " a.addedByName, a.addedAt from Article a",
                        conditions,
                        " order by a.id desc",
                        Row.class,
                        parameters)
                .setMaxResults(limit + 1)
                .getResultList();
        boolean more = found.size() > limit;
        List<Row> rows = more ? found.subList(0, limit) : found;
        return new Part(
                List.copyOf(rows), counts(rows), total, more ? rows.getLast().id() : null);
    }

    private <T> TypedQuery<T> query(
            String select, List<String> conditions, String order, Class<T> type, Map<String, Object> parameters) {
        TypedQuery<T> query =
                getEntityManager().createQuery(select + " where " + String.join(" and ", conditions) + order, type);
        parameters.forEach(query::setParameter);
        return query;
    }

    private Map<UUID, Counts> counts(List<Row> rows) {
        Map<UUID, Counts> counts = new HashMap<>();
        if (rows.isEmpty()) {
            return counts;
        }
        record Count(UUID article, CandidateState state, Long number) {}
        getEntityManager()
                .createQuery(
                        "select c.articleId, c.state, count(c) from Candidate c where c.articleId in :articles"
                                + " group by c.articleId, c.state",
                        Object[].class)
                .setParameter("articles", rows.stream().map(Row::id).toList())
                .getResultStream()
                .map(row -> new Count((UUID) row[0], (CandidateState) row[1], (Long) row[2]))
                .forEach(count -> counts.merge(count.article(), of(count.state(), count.number()), Articles::sum));
        return counts;
    }

    private static Counts of(CandidateState state, long number) {
        return switch (state) {
            case OPEN -> new Counts(number, 0, 0);
            case ACCEPTED -> new Counts(0, number, 0);
            case DISMISSED -> new Counts(0, 0, number);
        };
    }

    private static Counts sum(Counts one, Counts other) {
        return new Counts(
                one.open() + other.open(), one.accepted() + other.accepted(), one.dismissed() + other.dismissed());
    }
}
