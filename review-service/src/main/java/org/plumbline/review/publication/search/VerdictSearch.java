package org.plumbline.review.publication.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;

/** Finds published verdicts. Looks them up in the derived table, and reads what it finds where it was published. */
@ApplicationScoped
public class VerdictSearch {

    /** As a subquery it is read once, and not for each row. */
    private static final String QUERY = "(select public_query(:words))";

    /** A retracted verdict has none. */
    private static final String RATING = "(case when p.retracted then null else p.rating end)";

    private final EntityManager entities;
    private final PublishedVerdicts verdicts;

    VerdictSearch(EntityManager entities, PublishedVerdicts verdicts) {
        this.entities = entities;
        this.verdicts = verdicts;
    }

    /** In which order. */
    public enum Order {
        /** What fits the words best first; without words, the newest. */
        BEST,
        /** What was published or revised last first. */
        NEWEST
    }

    /**
     * A part of what was found.
     *
     * @param count how many there are in all
     */
    public record Found(List<PublishedVerdict> items, long count) {}

    /**
     * A part of what was found, the newest revision first, up to which one can go on.
     *
     * @param next the revision to go on after, if there are more
     */
    public record Part(
            List<PublishedVerdict> items, @Nullable UUID next) {}

    /**
     * One of the facets' values, and how many verdicts have it.
     *
     * @param value as it stands in an address
     * @param name as people read it
     */
    public record Tally(String value, String name, long count) {}

    /**
     * What the verdicts that were found are like. Each facet counts as if nothing had been chosen of it, so that what was
     * chosen can be compared with the rest.
     */
    public record Facets(List<Tally> ratings, List<Tally> topics, List<Tally> claimants, List<Tally> languages) {}

    /**
     * What an answer that is made of all of them depends on.
     *
     * @param count how many there are
     * @param newest the newest revision, if there is one
     * @param publishedAt when that was published; 1970 if there is none
     * @param removals how many pieces were ever removed by law, from whatever revision
     */
    public record State(long count, @Nullable UUID newest, Instant publishedAt, long removals) {}

    /** The ones from a place in the order. */
    @Transactional
    public Found find(Criteria criteria, Order order, int offset, int limit) {
        boolean best = order == Order.BEST && criteria.words() != null;
        Query found = bind(
                entities.createNativeQuery(
                        "select p.revision_id from published_verdict p" + where(criteria)
                                + (best
                                        ? " order by ts_rank_cd(p.words, " + QUERY + ", 1) desc, p.revision_id desc"
                                        : " order by p.revision_id desc"),
                        UUID.class),
                criteria);
        return new Found(read(found.setFirstResult(offset).setMaxResults(limit)), count(criteria));
    }

    /** The ones older than a revision, the newest first; from the newest on without one. */
    @Transactional
    public Part before(Criteria criteria, @Nullable UUID revision, int limit) {
        return part(criteria, revision == null ? "" : " and p.revision_id < :revision", "desc", revision, limit);
    }

    /** The ones newer than a revision, the oldest first; from the oldest on without one. */
    @Transactional
    public Part after(Criteria criteria, @Nullable UUID revision, int limit) {
        return part(criteria, revision == null ? "" : " and p.revision_id > :revision", "asc", revision, limit);
    }

    private Part part(Criteria criteria, String bound, String direction, @Nullable UUID revision, int limit) {
        Query query = bind(
                entities.createNativeQuery(
                        "select p.revision_id from published_verdict p" + where(criteria) + bound
                                + " order by p.revision_id " + direction,
                        UUID.class),
                criteria);
        if (revision != null) {
            query.setParameter("revision", revision);
        }
        List<UUID> found = ids(query.setMaxResults(limit + 1));
        List<UUID> shown = found.subList(0, Math.min(found.size(), limit));
        return new Part(verdicts.ofRevisions(shown), found.size() > shown.size() ? shown.getLast() : null);
    }

    @Transactional
    public long count(Criteria criteria) {
        return (Long) bind(
                        entities.createNativeQuery(
                                "select count(*) from published_verdict p" + where(criteria), Long.class),
                        criteria)
                .getSingleResult();
    }

    @Transactional
    public Facets facets(Criteria criteria, int most) {
        return new Facets(
                tally(criteria.withoutRating(), RATING, RATING, "", 0, 100),
                tally(criteria.withoutTopic(), Kind.TOPIC, 0, most),
                tally(criteria.withoutClaimant(), Kind.CLAIMANT, 0, most),
                tally(criteria.withoutLanguage(), "p.base_language", "p.base_language", "", 0, 100));
    }

    /** What verdicts are about, in one of two ways. */
    public enum Kind {
        TOPIC("t", "t", ", unnest(p.topics) t"),
        CLAIMANT("p.claimant_key", "(array_agg(p.claimant order by p.revision_id desc))[1]", "");

        private final String value;
        private final String name;
        private final String more;

        Kind(String value, String name, String more) {
            this.value = value;
            this.name = name;
            this.more = more;
        }
    }

    /**
     * A topic or a claimant, and how their verdicts were rated.
     *
     * @param value as it stands in an address
     * @param name as people read it; of a claimant, as the newest verdict has it
     * @param count of the verdicts that the desk stands by
     * @param retracted how many others there are
     * @param ratings slugs of those that were given, and how often; together they are the count
     */
    public record Subject(String value, String name, long count, long retracted, Map<String, Long> ratings) {}

    /** How many topics or claimants there are. */
    @Transactional
    public long subjects(Kind kind) {
        return (Long) entities.createNativeQuery(
                        "select count(distinct " + kind.value + ") from published_verdict p" + kind.more, Long.class)
                .getSingleResult();
    }

    /** Topics or claimants, those with the most verdicts that stand first. */
    @Transactional
    public List<Subject> subjects(Kind kind, int offset, int limit) {
        return subjects(kind, Criteria.ALL, "", offset, limit);
    }

    /** One topic or claimant, if a verdict is about it. */
    @Transactional
    public Optional<Subject> subject(Kind kind, String value) {
        return switch (kind) {
            // Each of its verdicts may be on other topics too.
            case TOPIC ->
                subjects(kind, Criteria.ofTopic(value), " and t = :topic", 0, 1).stream()
                        .findFirst();
            case CLAIMANT ->
                subjects(kind, Criteria.ofClaimant(value), "", 0, 1).stream().findFirst();
        };
    }

    private List<Subject> subjects(Kind kind, Criteria criteria, String only, int offset, int limit) {
        List<?> found = bind(
                        entities.createNativeQuery("select " + kind.value + ", " + kind.name + ", count(" + RATING
                                + "), count(*) from published_verdict p" + kind.more + where(criteria) + only + " and "
                                + kind.value + " is not null group by " + kind.value + " order by count(" + RATING
                                + ") desc, count(*) desc, " + kind.value),
                        criteria)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
        List<Object[]> rows = found.stream().map(Object[].class::cast).toList();
        Map<String, Map<String, Long>> ratings =
                ratings(kind, rows.stream().map(row -> (String) row[0]).toList());
        return rows.stream()
                .map(row -> new Subject(
                        (String) row[0],
                        (String) row[1],
                        (Long) row[2],
                        (Long) row[3] - (Long) row[2],
                        ratings.getOrDefault((String) row[0], Map.of())))
                .toList();
    }

    private Map<String, Map<String, Long>> ratings(Kind kind, List<String> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        List<?> rows = entities.createNativeQuery("select " + kind.value
                        + ", p.rating, count(*) from published_verdict p" + kind.more + " where " + kind.value
                        + " in (:values) and not p.retracted group by " + kind.value + ", p.rating")
                .setParameter("values", values)
                .getResultList();
        Map<String, Map<String, Long>> ratings = new HashMap<>();
        for (Object row : rows) {
            Object[] cells = (Object[]) row;
            ratings.computeIfAbsent((String) cells[0], value -> new HashMap<>())
                    .put((String) cells[1], (Long) cells[2]);
        }
        return ratings;
    }

    private List<Tally> tally(Criteria criteria, Kind kind, int offset, int most) {
        return tally(criteria, kind.value, kind.name, kind.more, offset, most);
    }

    private List<Tally> tally(Criteria criteria, String value, String name, String more, int offset, int most) {
        Query query = bind(
                entities.createNativeQuery(
                        "select " + value + ", " + name + ", count(*) from published_verdict p" + more
                                + where(criteria) + " and " + value + " is not null group by " + value
                                + " order by count(*) desc, " + value),
                criteria);
        List<?> rows = query.setFirstResult(offset).setMaxResults(most).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Tally((String) row[0], (String) row[1], (Long) row[2]))
                .toList();
    }

    /** The same claim's verdicts in all its languages, this one among them. */
    @Transactional
    public List<Edition> editions(UUID claimId) {
        List<?> rows = entities.createNativeQuery(
                        "select language, slug, claimant_key from published_verdict where claim_id = :claim"
                                + " order by language")
                .setParameter("claim", claimId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Edition((String) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    /**
     * A verdict on a claim in one language.
     *
     * @param claimant key of who made the claim
     */
    public record Edition(
            String language, String slug, @Nullable String claimant) {}

    @Transactional
    public State state(Criteria criteria) {
        Object[] row = (Object[]) bind(
                        entities.createNativeQuery(
                                "select count(*), cast(max(cast(p.revision_id as text)) as uuid), max(p.published_at),"
                                        + " (select count(*) from revision_removal) from published_verdict p"
                                        + where(criteria)),
                        criteria)
                .getSingleResult();
        return new State(
                (Long) row[0], (UUID) row[1], row[2] == null ? Instant.EPOCH : (Instant) row[2], (Long) row[3]);
    }

    private List<PublishedVerdict> read(Query query) {
        return verdicts.ofRevisions(ids(query));
    }

    private static List<UUID> ids(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(UUID.class::cast).toList();
    }

    private static String where(Criteria criteria) {
        return " where true" + (criteria.words() == null ? "" : " and p.words @@ " + QUERY)
                + (criteria.rating() == null ? "" : " and p.rating = :rating and not p.retracted")
                + (criteria.topic() == null ? "" : " and p.topics @> array[cast(:topic as text)]")
                + (criteria.claimant() == null ? "" : " and p.claimant_key = :claimant")
                + (criteria.language() == null ? "" : " and p.base_language = :language")
                + (criteria.from() == null ? "" : " and p.published_at >= :from")
                + (criteria.to() == null ? "" : " and p.published_at < :to");
    }

    private static Query bind(Query query, Criteria criteria) {
        bind(query, "words", criteria.words());
        bind(query, "rating", criteria.rating());
        bind(query, "topic", criteria.topic());
        bind(query, "claimant", criteria.claimant());
        bind(query, "language", criteria.language());
        LocalDate from = criteria.from();
        bind(query, "from", from == null ? null : Shown.start(from));
        LocalDate to = criteria.to();
        bind(query, "to", to == null ? null : Shown.start(to.plusDays(1)));
        return query;
    }

    private static void bind(Query query, String name, @Nullable Object value) {
        if (value != null) {
            query.setParameter(name, value);
        }
    }
}
