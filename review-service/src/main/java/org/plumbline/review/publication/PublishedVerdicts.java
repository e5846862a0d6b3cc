package org.plumbline.review.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.Revision;
import org.plumbline.review.verdict.Verdict;

/** What is published, for the public pages and the public API. Nothing unpublished can be reached through it. */
@ApplicationScoped
public class PublishedVerdicts {

    /** What no slug looks like is not asked of the database, which has no words for some of it, such as NUL. */
    private static final Pattern SLUG = Pattern.compile("[0-9a-z-]{1,100}");

    private static final String NEWEST_REVISION =
            " r.number = (select max(newer.number) from revision newer where newer.verdict_id = r.verdict_id) ";

    private static final String NOT_RETRACTED =
            " and not exists (select from published_verdict p where p.verdict_id = r.verdict_id and p.retracted)";

    private final EntityManager entities;
    private final Site site;

    PublishedVerdicts(EntityManager entities, Site site) {
        this.entities = entities;
        this.site = site;
    }

    /**
     * Which verdicts.
     *
     * @param rating only those with this rating, which no retracted one has
     * @param topic only those on this topic
     * @param after the last one seen, as {@link Page#next} says
     */
    public record Filter(
            @Nullable String rating,
            @Nullable String topic,
            int limit,
            @Nullable UUID after) {}

    /**
     * Some of them, newest first.
     *
     * @param count how many there are in all
     * @param next where the next page starts, if there is one
     */
    public record Page(
            List<PublishedVerdict> items,
            long count,
            @Nullable UUID next) {}

    /** The verdict at an address, if one is published there. */
    @Transactional
    public Optional<PublishedVerdict> bySlug(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            return Optional.empty();
        }
        return entities.createQuery(
                        "select v, r from Verdict v join Revision r on r.verdictId = v.id where v.slug = :slug"
                                + " order by r.number desc",
                        Object[].class)
                .setParameter("slug", slug)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(row -> view((Verdict) row[0], (Revision) row[1]));
    }

    /** One revision of the verdict at an address, as it was published. */
    @Transactional
    public Optional<PublishedVerdict> revision(String slug, int number) {
        if (!SLUG.matcher(slug).matches()) {
            return Optional.empty();
        }
        return entities.createQuery(
                        "select v, r from Verdict v join Revision r on r.verdictId = v.id where v.slug = :slug"
                                + " and r.number = :number",
                        Object[].class)
                .setParameter("slug", slug)
                .setParameter("number", number)
                .getResultStream()
                .findFirst()
                .map(row -> view((Verdict) row[0], (Revision) row[1]));
    }

    /** The verdict with an id, if one is published. */
    @Transactional
    public Optional<PublishedVerdict> byId(UUID verdictId) {
        return entities.createQuery(
                        "select v, r from Verdict v join Revision r on r.verdictId = v.id where v.id = :id"
                                + " order by r.number desc",
                        Object[].class)
                .setParameter("id", verdictId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(row -> view((Verdict) row[0], (Revision) row[1]));
    }

    /** The verdicts with these ids as they stand, by id. */
    @Transactional
    public Map<UUID, PublishedVerdict> byIds(Collection<UUID> verdictIds) {
        Map<UUID, PublishedVerdict> found = new HashMap<>();
        entities.createQuery(
                        "select v, r from Verdict v join Revision r on r.verdictId = v.id where v.id in :ids and r.number ="
                                + " (select max(newer.number) from Revision newer where newer.verdictId = v.id)",
                        Object[].class)
                .setParameter("ids", verdictIds)
                .getResultStream()
                .forEach(row -> found.put(((Verdict) row[0]).id(), view((Verdict) row[0], (Revision) row[1])));
        return found;
    }

    /** How a verdict stands: all its revisions, and whether it is being checked again. */
    @Transactional
    public Standing standing(UUID verdictId) {
        List<RevisionLine> revisions = entities.createQuery(
                        "from Revision where verdictId = :verdict order by number desc", Revision.class)
                .setParameter("verdict", verdictId)
                .getResultStream()
                .map(revision -> new RevisionLine(
                        revision.number(),
                        revision.content().kind(),
                        revision.publishedAt(),
                        revision.content().whatChanged()))
                .toList();
        // Of the desk's work the public learns this much: that there is a recheck, and since when.
        Instant recheck = (Instant) entities.createNativeQuery(
                        "select min(opened_at) from review where verdict_id = :verdict and kind = 'RECHECK'"
                                + " and state not in ('PUBLISHED', 'DROPPED')",
                        Instant.class)
                .setParameter("verdict", verdictId)
                .getSingleResult();
        return new Standing(revisions, recheck);
    }

    /** The newest, of one rating or topic if asked for. */
    @Transactional
    public Page newest(Filter filter) {
        String where = " from revision r where" + NEWEST_REVISION
                + (filter.rating() == null ? "" : " and r.rating = :rating" + NOT_RETRACTED)
                + (filter.topic() == null ? "" : " and r.topics @> to_jsonb(cast(:topic as text))");
        Query count = entities.createNativeQuery("select count(*)" + where, Long.class);
        // Ids of revisions are UUIDv7: their order is the order of publication.
        Query ids = entities.createNativeQuery(
                "select r.id" + where + (filter.after() == null ? "" : " and r.id < :after") + " order by r.id desc",
                UUID.class);
        bind(count, filter);
        bind(ids, filter);
        if (filter.after() != null) {
            ids.setParameter("after", filter.after());
        }
        List<?> rows = ids.setMaxResults(filter.limit() + 1).getResultList();
        List<UUID> found = rows.stream().map(UUID.class::cast).toList();
        List<UUID> shown = found.subList(0, Math.min(found.size(), filter.limit()));
        return new Page(
                read(shown), (Long) count.getSingleResult(), found.size() > shown.size() ? shown.getLast() : null);
    }

    private static void bind(Query query, Filter filter) {
        if (filter.rating() != null) {
            query.setParameter("rating", filter.rating());
        }
        if (filter.topic() != null) {
            query.setParameter("topic", filter.topic());
        }
    }

    /** What certain revisions say, in the order in which they are named. */
    @Transactional
    public List<PublishedVerdict> ofRevisions(List<UUID> revisions) {
        Map<UUID, PublishedVerdict> found = new HashMap<>();
        entities.createQuery(
                        "select v, r from Verdict v join Revision r on r.verdictId = v.id where r.id in :revisions",
                        Object[].class)
                .setParameter("revisions", revisions)
                .getResultStream()
                .forEach(row -> found.put(((Revision) row[1]).id(), view((Verdict) row[0], (Revision) row[1])));
        return revisions.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Revisions that were published on a day of the desk's zone, the oldest first, from after one on. */
    @Transactional
    public List<UUID> revisionsOf(LocalDate day, @Nullable UUID after, int most) {
        TypedQuery<UUID> query = entities.createQuery(
                        "select r.id from Revision r where r.publishedAt >= :start and r.publishedAt < :end"
                                + (after == null ? "" : " and r.id > :after") + " order by r.id",
                        UUID.class)
                .setParameter("start", Shown.start(day))
                .setParameter("end", Shown.start(day.plusDays(1)))
                .setMaxResults(most);
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultList();
    }

    private List<PublishedVerdict> read(List<UUID> revisions) {
        return entities.createQuery(
                        "select v, r from Verdict v join Revision r on r.verdictId = v.id where r.id in :revisions"
                                + " order by r.id desc",
                        Object[].class)
                .setParameter("revisions", revisions)
                .getResultStream()
                .map(row -> view((Verdict) row[0], (Revision) row[1]))
                .toList();
    }

    private PublishedVerdict view(Verdict verdict, Revision revision) {
        return new PublishedVerdict(
                verdict.id(),
                verdict.claimId(),
                verdict.slug(),
                site.verdictUrl(verdict.slug()),
                revision.number(),
                revision.id(),
                verdict.createdAt(),
                revision.hash(),
                revision.content());
    }
}
