package org.plumbline.review.publication.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.verdict.Kind;

/** The changes of published verdicts: all revisions but the first ones. */
@ApplicationScoped
public class PublishedChanges {

    private static final String PAIRS = """
            select r.id, p.id from revision r
                left join revision p on p.verdict_id = r.verdict_id and p.number = r.number - 1
            """;

    private final EntityManager entities;
    private final PublishedVerdicts verdicts;

    PublishedChanges(EntityManager entities, PublishedVerdicts verdicts) {
        this.entities = entities;
        this.verdicts = verdicts;
    }

    /**
     * Some of them, newest first.
     *
     * @param count how many there are in all
     * @param next where the next page starts, if there is one
     */
    public record Page(
            List<Change> items, long count, @Nullable UUID next) {}

    /**
     * The newest.
     *
     * @param kind only those of this kind
     * @param before the last one seen, as {@link Page#next} says
     */
    @Transactional
    public Page newest(@Nullable Kind kind, @Nullable UUID before, int limit) {
        String where = kind == null
                ? "where r.number > 1"
                : "join review w on w.id = r.review_id where r.number > 1 and w.kind = :kind";
        Query count = entities.createNativeQuery("select count(*) from revision r " + where, Long.class);
        // Ids of revisions are UUIDv7: their order is the order of publication.
        Query pairs = entities.createNativeQuery(
                PAIRS + where + (before == null ? "" : " and r.id < :before") + " order by r.id desc", Object[].class);
        if (kind != null) {
            count.setParameter("kind", kind.name());
            pairs.setParameter("kind", kind.name());
        }
        if (before != null) {
            pairs.setParameter("before", before);
        }
        List<Change> found = changes(pairs.setMaxResults(limit + 1).getResultList());
        List<Change> items = found.subList(0, Math.min(found.size(), limit));
        return new Page(
                List.copyOf(items),
                (Long) count.getSingleResult(),
                found.size() > items.size() ? items.getLast().after().revisionId() : null);
    }

    /** Everything that was published of a verdict, newest first, the first publication included. */
    @Transactional
    public List<Change> of(UUID verdictId) {
        return changes(
                entities.createNativeQuery(PAIRS + "where r.verdict_id = :verdict order by r.id desc", Object[].class)
                        .setParameter("verdict", verdictId)
                        .getResultList());
    }

    /** What one revision changed; nothing of the first one. */
    @Transactional
    public Optional<Change> of(String slug, int number) {
        Optional<PublishedVerdict> before = number < 2 ? Optional.empty() : verdicts.revision(slug, number - 1);
        return before.flatMap(stood -> verdicts.revision(slug, number).map(revision -> new Change(revision, stood)));
    }

    private List<Change> changes(List<?> rows) {
        List<Object[]> pairs = rows.stream().map(Object[].class::cast).toList();
        List<UUID> ids = new ArrayList<>(pairs.stream()
                .flatMap(pair -> Stream.of(pair[0], pair[1]))
                .filter(Objects::nonNull)
                .map(UUID.class::cast)
                .distinct()
                .toList());
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, PublishedVerdict> revisions = verdicts.ofRevisions(ids).stream()
                .collect(Collectors.toMap(PublishedVerdict::revisionId, Function.identity()));
        return pairs.stream()
                .map(pair -> new Change(
                        Objects.requireNonNull(revisions.get((UUID) pair[0])),
                        pair[1] == null ? null : revisions.get((UUID) pair[1])))
                .toList();
    }
}
