package org.plumbline.review.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
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
import org.plumbline.kit.web.Shown;
import org.plumbline.review.review.rule.Priority;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.verdict.Kind;

/** The desk's reviews as lists read them: one query for a page, whatever stands in it. */
@ApplicationScoped
public class ReviewQueue {

    private final EntityManager entities;
    private final Clock clock;

    ReviewQueue(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Which reviews, in which order; null filters nothing.
     *
     * @param assignee the sub of whoever leads; {@link #NOBODY} for those that nobody leads
     * @param person the sub of somebody who leads or checks
     * @param after the last one seen, as {@link Page#next} says
     */
    public record Filter(
            @Nullable ReviewState state,
            @Nullable String assignee,
            @Nullable String person,
            @Nullable Risk risk,
            @Nullable Priority priority,
            @Nullable Due due,
            Order order,
            int limit,
            @Nullable UUID after) {

        /** No sub is empty. */
        public static final String NOBODY = "";

        /** The newest first, whatever their priority and date. */
        public Filter(
                @Nullable ReviewState state,
                @Nullable String assignee,
                @Nullable Risk risk,
                int limit,
                @Nullable UUID after) {
            this(state, assignee, null, risk, null, null, Order.NEWEST, limit, after);
        }
    }

    /** By when a review is to be done; all but {@link #NONE} only of those that are not published or dropped. */
    public enum Due {
        OVERDUE,
        /** Today or in the six days after it. */
        THIS_WEEK,
        NONE
    }

    /** What comes first. */
    public enum Order {
        /** The one opened last. */
        NEWEST,
        /** The one due first; among those of one day, the oldest. */
        DUE,
        /** The most pressing; among those, the one due first. */
        PRIORITY
    }

    /**
     * A review in a list.
     *
     * @param claim what is being checked, standing on its own
     * @param language of the claim
     * @param blocked why it is blocked, if it is
     * @param approvals how many hold
     * @param checkers the names of those who check it beside the assignee
     * @param overdue whether its day has passed and it is not done
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
            Instant changedAt,
            List<String> checkers,
            Priority priority,
            @Nullable LocalDate dueOn,
            boolean overdue) {}

    /**
     * Some of them.
     *
     * @param count how many the filter finds in all
     * @param next where the next page starts, if there is one
     */
    @Schema(name = "Reviews")
    public record Page(
            List<Item> items, long count, @Nullable UUID next) {}

    @Transactional
    public Page find(Filter filter) {
        QueueFilter query = new QueueFilter(filter, today());
        long all = count(query.where(), query.parameters());
        return page(query.whereAfter() + query.order(), query.parametersAfter(), filter.limit(), all);
    }

    /**
     * What waits for an editor: in approval and not blocked, nothing of it ever written and not yet approved by them, and
     * nothing that they are excluded from. The oldest first; {@link Page#next} says only that there is more.
     *
     * @param editor the editor's sub
     */
    @Transactional
    public Page awaitingApprovalBy(String editor, int limit) {
        String where = """
                 where r.state = 'IN_APPROVAL' and r.blocked_reason is null
                    and not exists (select from draft_revision d where d.review_id = r.id and d.author_sub = :editor)
                    and not exists (select from audit_entry a where a.subject_id = r.id and a.actor_sub = :editor
                        and a.action in (:authoring))
                    and not exists (select from carried_author c where c.review_id = r.id and c.sub = :editor)
                    and not exists (select from standing_exclusion e where e.review_id = r.id and e.sub = :editor)
                    and not exists (select from approval mine
                        where mine.review_id = r.id and mine.editor_sub = :editor and mine.voided_at is null)""";
        Map<String, Object> parameters = Map.of("editor", editor, "authoring", ReviewFiles.AUTHORING);
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
                    (select string_agg(c.name, chr(10) order by c.since, c.sub) from review_checker c
                        where c.review_id = r.id) as checkers,
                    r.opened_at, r.changed_at, r.editors_needed, r.priority, r.due_on
                from review r join claim_snapshot s on s.id = r.snapshot_id""" + " " + where, Tuple.class);
        parameters.forEach(page::setParameter);
        page.setMaxResults(limit + 1);
        List<?> rows = page.getResultList();
        List<Item> items = rows.stream()
                .limit(limit)
                .map(row -> item((Tuple) row, today()))
                .toList();
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

    private static Item item(Tuple row, LocalDate today) {
        ReviewState state = ReviewState.valueOf(row.get("state", String.class));
        String checkers = row.get("checkers", String.class);
        LocalDate dueOn = row.get("due_on", LocalDate.class);
        Risk risk = Risk.valueOf(row.get("risk", String.class));
        String assignee = row.get("assignee_sub", String.class);
        return new Item(
                row.get("id", UUID.class),
                row.get("claim_id", UUID.class),
                Kind.valueOf(row.get("kind", String.class)),
                state,
                risk,
                row.get("claim", String.class),
                row.get("language", String.class),
                row.get("claimant", String.class),
                assignee == null ? null : new Person(assignee, row.get("assignee_name", String.class)),
                row.get("blocked_reason", String.class),
                row.get("headline", String.class),
                row.get("rating", String.class),
                row.get("approvals", Long.class).intValue(),
                row.get("editors_needed", Integer.class),
                row.get("opened_at", Instant.class),
                row.get("changed_at", Instant.class),
                checkers == null ? List.of() : List.of(checkers.split("\n", -1)),
                Priority.valueOf(row.get("priority", String.class)),
                dueOn,
                dueOn != null && dueOn.isBefore(today) && !QueueFilter.DONE.contains(state));
    }

    private LocalDate today() {
        return Shown.day(clock.instant());
    }
}
