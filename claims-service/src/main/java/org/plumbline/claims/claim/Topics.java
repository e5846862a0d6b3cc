package org.plumbline.claims.claim;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The topics that claims are on; a topic is there as long as a claim is on it. */
@ApplicationScoped
public class Topics {

    private final Session session;

    Topics(Session session) {
        this.session = session;
    }

    /** A topic and how many claims are on it. */
    public record Used(String topic, long claims) {}

    /**
     * A part of the topics, by name.
     *
     * @param total how many the whole list has
     * @param next where the next part begins; null at the end
     */
    public record Part(
            List<Used> topics, long total, @Nullable String next) {}

    /** Those that most claims are on. */
    @Transactional
    public List<Used> mostUsed(int limit) {
        return used(session.createNativeQuery("""
                        select t.topic, count(*) as claims from claim c, unnest(c.topics) as t(topic)
                        group by t.topic order by claims desc, t.topic limit :most""", Tuple.class)
                .setParameter("most", limit)
                .getResultList());
    }

    /** How many claims are on a topic. */
    @Transactional
    public long count(String topic) {
        return session.createNativeQuery(
                        "select count(*) from claim where topics @> cast(array[:topic] as varchar[])", Long.class)
                .setParameter("topic", topic)
                .getSingleResult();
    }

    /**
     * A part of the topics that hold the words, by name.
     *
     * @param words part of a slug; null for all
     * @param after the {@code next} of the part before; null for the first part
     */
    @Transactional
    public Part search(@Nullable String words, int limit, @Nullable String after) {
        // Slugs hold no character that means something in a pattern.
        String pattern = words == null ? "%" : "%" + words + "%";
        long total = session.createNativeQuery("""
                        select count(distinct t.topic) from claim c, unnest(c.topics) as t(topic)
                        where t.topic like :words""", Long.class)
                .setParameter("words", pattern)
                .getSingleResult();
        List<Used> found = used(session.createNativeQuery("""
                        select t.topic, count(*) as claims from claim c, unnest(c.topics) as t(topic)
                        where t.topic like :words and t.topic collate "C" > :after
                        group by t.topic order by t.topic collate "C" limit :most""", Tuple.class)
                .setParameter("words", pattern)
                .setParameter("after", after == null ? "" : after)
                .setParameter("most", limit + 1)
                .getResultList());
        boolean more = found.size() > limit;
        List<Used> topics = more ? found.subList(0, limit) : found;
        return new Part(List.copyOf(topics), total, more ? topics.getLast().topic() : null);
    }

    private static List<Used> used(List<Tuple> rows) {
        return rows.stream()
                .map(row -> new Used(
                        row.get("topic", String.class),
                        row.get("claims", Number.class).longValue()))
                .toList();
    }
}
