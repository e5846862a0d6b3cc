package org.plumbline.review.publication.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

/** As much of each verdict as a sitemap tells, without reading its revisions whole. */
@ApplicationScoped
class SitemapEntries {

    /** The protocol allows 50,000 addresses and 50 MB. */
    static final int PART = 10_000;

    /** Parts are filled in the order of first publication, so that only the last one grows. */
    private static final String SELECT = """
            select p.slug, p.language, p.first_published_at, p.published_at,
                   (select r.snapshot::jsonb ->> 'headline' from revision r where r.id = p.revision_id and :headlines),
                   (select array_agg(e.language order by e.language) from published_verdict e where e.claim_id = p.claim_id),
                   (select array_agg(e.slug order by e.language) from published_verdict e where e.claim_id = p.claim_id)
            from published_verdict p""";

    private final EntityManager entities;

    SitemapEntries(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A verdict.
     *
     * @param headline only where it was asked for; otherwise empty
     * @param editions in all languages, this one among them
     */
    record Entry(
            String slug,
            String language,
            Instant firstPublishedAt,
            Instant publishedAt,
            String headline,
            List<Edition> editions) {}

    /** The same claim's verdict in one language. */
    record Edition(String language, String slug) {}

    /** Into how many parts the verdicts are divided. */
    @Transactional
    int parts() {
        long count = (Long) entities.createNativeQuery("select count(*) from published_verdict", Long.class)
                .getSingleResult();
        return Math.toIntExact((count + PART - 1) / PART);
    }

    /** One part, counted from 1. */
    @Transactional
    List<Entry> part(int number) {
        return entries(entities.createNativeQuery(SELECT + " order by p.verdict_id")
                .setParameter("headlines", false)
                .setFirstResult((number - 1) * PART)
                .setMaxResults(PART));
    }

    /** The newest that the desk stands by, with their headlines. */
    @Transactional
    List<Entry> firstPublishedSince(Instant start, int most) {
        return entries(entities.createNativeQuery(SELECT
                        + " where p.first_published_at > :start and not p.retracted order by p.first_published_at desc")
                .setParameter("headlines", true)
                .setParameter("start", start)
                .setMaxResults(most));
    }

    private static List<Entry> entries(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(SitemapEntries::entry)
                .toList();
    }

    private static Entry entry(Object[] row) {
        String[] languages = (String[]) row[5];
        String[] slugs = (String[]) row[6];
        List<Edition> editions = new ArrayList<>();
        for (int i = 0; i < languages.length; i++) {
            editions.add(new Edition(languages[i], slugs[i]));
        }
        return new Entry(
                (String) row[0],
                (String) row[1],
                (Instant) row[2],
                (Instant) row[3],
                row[4] == null ? "" : (String) row[4],
                editions);
    }
}
