package org.plumbline.review.review;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.review.rule.ReviewState;

/** A filter of the queue as SQL on {@code review r}, with its parameters by name. */
final class QueueFilter {

    /** States in which nothing is due any more. */
    static final Set<ReviewState> DONE = EnumSet.of(ReviewState.PUBLISHED, ReviewState.DROPPED);

    private static final int WEEK = 7;
    private static final String IS_OPEN = "r.state not in ('PUBLISHED', 'DROPPED')";
    private static final String DUE_FIRST = "coalesce(%s.due_on, cast('infinity' as date)), %<s.id";
    private static final String PRESSING_FIRST =
            "array_position(array['URGENT', 'HIGH', 'NORMAL', 'LOW'], %s.priority), coalesce(%<s.due_on, cast('infinity' as date)), %<s.id";

    private final StringBuilder where = new StringBuilder(" where true");
    private final Map<String, Object> parameters = new HashMap<>();
    private final ReviewQueue.Order order;
    private final @Nullable UUID after;

    QueueFilter(ReviewQueue.Filter filter, LocalDate today) {
        this.order = filter.order();
        this.after = filter.after();
        if (filter.state() != null) {
            and("r.state = :state", "state", filter.state().name());
        }
        if (ReviewQueue.Filter.NOBODY.equals(filter.assignee())) {
            where.append(" and r.assignee_sub is null");
        } else if (filter.assignee() != null) {
            and("r.assignee_sub = :assignee", "assignee", filter.assignee());
        }
        if (filter.person() != null) {
            and(
                    "(r.assignee_sub = :person or exists (select from review_checker c"
                            + " where c.review_id = r.id and c.sub = :person))",
                    "person",
                    filter.person());
        }
        if (filter.risk() != null) {
            and("r.risk = :risk", "risk", filter.risk().name());
        }
        if (filter.priority() != null) {
            and("r.priority = :priority", "priority", filter.priority().name());
        }
        if (filter.due() != null) {
            due(filter.due(), today);
        }
    }

    private void due(ReviewQueue.Due due, LocalDate today) {
        switch (due) {
            case OVERDUE -> and("r.due_on < :today and " + IS_OPEN, "today", today);
            case THIS_WEEK -> {
                and("r.due_on >= :today and " + IS_OPEN, "today", today);
                and("r.due_on < :weekOn", "weekOn", today.plusDays(WEEK));
            }
            case NONE -> where.append(" and r.due_on is null");
        }
    }

    private void and(String condition, String name, Object value) {
        where.append(" and ").append(condition);
        parameters.put(name, value);
    }

    String where() {
        return where.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** Those that come after the last one seen; it is looked up, so that its id says where it stands in any order. */
    String whereAfter() {
        if (after == null) {
            return where.toString();
        }
        return where
                + switch (order) {
                    // Ids are UUIDv7: their order is the order in which the claims were accepted.
                    case NEWEST -> " and r.id < :after";
                    case DUE -> afterIn(DUE_FIRST);
                    case PRIORITY -> afterIn(PRESSING_FIRST);
                };
    }

    private static String afterIn(String columns) {
        return " and (" + columns.formatted("r") + ") > (select " + columns.formatted("seen")
                + " from review seen where seen.id = :after)";
    }

    Map<String, Object> parametersAfter() {
        Map<String, Object> all = new HashMap<>(parameters);
        if (after != null) {
            all.put("after", after);
        }
        return all;
    }

    String order() {
        return " order by "
                + switch (order) {
                    case NEWEST -> "r.id desc";
                    case DUE -> DUE_FIRST.formatted("r");
                    case PRIORITY -> PRESSING_FIRST.formatted("r");
                };
    }
}
