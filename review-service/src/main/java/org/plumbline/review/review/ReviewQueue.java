package org.plumbline.review.review;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.verdict.Kind;

/** The desk's reviews as lists read them: one query for a page, whatever stands in it. */
@ApplicationScoped
public class ReviewQueue {

    private final EntityManager entities;

    ReviewQueue(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Which reviews; null filters nothing.
     *
     * @param assignee the sub of whoever works on it
     * @param after the last one seen, as {@link Page#next} says
     */
    public record Filter(
            @Nullable ReviewState state,
            @Nullable String assignee,
            @Nullable Risk risk,
            int limit,
            @Nullable UUID after) {}

    /**
     * A review in a list.
     *
     * @param claim what is being checked, standing on its own
     * @param language of the claim
     * @param blocked why it is blocked, if it is
     * @param approvals how many hold
     */
    @Schema(name = "ReviewSummary")
    public record Item(
            UUID id,
            UUID claimId,
            Kind kind,
            ReviewState state,
            Risk risk,
            String claim,
            String language,
            @Nullable String claimant,
            @Nullable Person assignee,
            @Nullable String blocked,
            @Nullable String headline,
            @Nullable String rating,
            int approvals,
            int editorsNeeded,
            Instant openedAt,
            Instant changedAt) {}

    /**
     * Some of them, the newest first.
     *
     * @param count how many the filter finds in all
     * @param next where the next page starts, if there is one
     */
    @Schema(name = "Reviews")
    public record Page(
            List<Item> items, long count, @Nullable UUID next) {}

    @Transactional
    public Page find(Filter filter) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder where = new StringBuilder(" where true");
        if (filter.state() != null) {
            where.append(" and r.state = :state");
            parameters.put("state", filter.state().name());
        }
        if (filter.assignee() != null) {
            where.append(" and r.assignee_sub = :assignee");
            parameters.put("assignee", filter.assignee());
        }
        if (filter.risk() != null) {
            where.append(" and r.risk = :risk");
            parameters.put("risk", filter.risk().name());
        }
        long all = count(where, parameters);
        if (filter.after() != null) {
            // Ids are UUIDv7: their order is the order in which the claims were accepted.
            where.append(" and r.id < :after");
            parameters.put("after", filter.after());
        }
        return page(where + " order by r.id desc", parameters, filter.limit(), all);
    }

    /**
     * What waits for an editor: in approval and not blocked, nothing of it ever written and not yet approved by them.
     * The oldest first; {@link Page#next} says only that there is more.
     *
     * @param editor the editor's sub
     */
    @Transactional
    public Page awaitingApprovalBy(String editor, int limit) {
        String where = """
                 where r.state = 'IN_APPROVAL' and r.blocked_reason is null
                    and not exists (select from draft_revision d where d.review_id = r.id and d.author_sub = :editor)
                    and not exists (select from approval mine
                        where mine.review_id = r.id and mine.editor_sub = :editor and mine.voided_at is null)""";
        Map<String, Object> parameters = Map.of("editor", editor);
        return page(where + " order by r.id", parameters, limit, count(where, parameters));
    }

    private long count(CharSequence where, Map<String, Object> parameters) {
        Query count = entities.createNativeQuery("select count(*) from review r " + where, Long.class);
        parameters.forEach(count::setParameter);
        return (Long) count.getSingleResult();
    }

    private Page page(String where, Map<String, Object> parameters, int limit, long count) {
        Query page = entities.createNativeQuery("""
                select r.id, r.claim_id, r.kind, r.state, r.risk,
                    coalesce(s.data ->> 'restatement', s.data ->> 'text') as claim, s.data ->> 'language' as language,
                    s.data ->> 'claimant' as claimant, r.assignee_sub, r.assignee_name, r.blocked_reason,
                    r.headline, r.rating,
                    (select count(*) from approval a where a.review_id = r.id and a.voided_at is null) as approvals,
                    r.opened_at, r.changed_at
                from review r join claim_snapshot s on s.id = r.snapshot_id""" + " " + where, Tuple.class);
        parameters.forEach(page::setParameter);
        page.setMaxResults(limit + 1);
        List<?> rows = page.getResultList();
        List<Item> items =
                rows.stream().limit(limit).map(row -> item((Tuple) row)).toList();
        return new Page(
                items, count, rows.size() > items.size() ? items.getLast().id() : null);
    }

    /**
     * The reviews in one state.
     *
     * @param oldest when the one was opened that waits the longest; null if there is none
     */
    public record Queue(
            ReviewState state, long count, @Nullable Instant oldest) {}

    /** How many reviews stand in each state, and since when. */
    @Transactional
    public List<Queue> queues() {
        Map<ReviewState, Queue> queues = new EnumMap<>(ReviewState.class);
        for (ReviewState state : ReviewState.values()) {
            queues.put(state, new Queue(state, 0, null));
        }
        entities.createQuery("select r.state, count(r), min(r.openedAt) from Review r group by r.state", Object[].class)
                .getResultStream()
                .forEach(row -> queues.put(
                        (ReviewState) row[0], new Queue((ReviewState) row[0], (Long) row[1], (Instant) row[2])));
        return List.copyOf(queues.values());
    }

    private static Item item(Tuple row) {
        Risk risk = Risk.valueOf(row.get("risk", String.class));
        String assignee = row.get("assignee_sub", String.class);
        return new Item(
                row.get("id", UUID.class),
                row.get("claim_id", UUID.class),
                Kind.valueOf(row.get("kind", String.class)),
                ReviewState.valueOf(row.get("state", String.class)),
                risk,
                row.get("claim", String.class),
                row.get("language", String.class),
                row.get("claimant", String.class),
                assignee == null ? null : new Person(assignee, row.get("assignee_name", String.class)),
                row.get("blocked_reason", String.class),
                row.get("headline", String.class),
                row.get("rating", String.class),
                row.get("approvals", Long.class).intValue(),
                risk.editorsNeeded(),
                row.get("opened_at", Instant.class),
                row.get("changed_at", Instant.class));
    }
}
