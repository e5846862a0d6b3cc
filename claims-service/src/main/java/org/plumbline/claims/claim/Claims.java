package org.plumbline.claims.claim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.text.LikePattern;

/** All claims. */
@ApplicationScoped
public class Claims implements PanacheRepositoryBase<Claim, UUID> {

    /** One claim. */
    @Transactional
    public Optional<Claim> get(UUID id) {
        return findByIdOptional(id);
    }

    /** Those of these claims that there are, in no order. */
    @Transactional
    public List<Claim> get(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /**
     * One claim, held against other changes until the caller's transaction ends.
     *
     * <p>By a query: where it is found by its id, the claimant is joined, and PostgreSQL locks no row of an outer join. What
     * Hibernate does instead, locking by further queries, fails now and then (seen with 7.2.6).
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Claim> getToChange(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).singleResultOptional();
    }

    /**
     * A part of the claims that a filter lets through, newest first.
     *
     * @param after the last claim of the part before; null for the first part
     */
    @Transactional
    public ClaimPage search(ClaimFilter filter, int limit, @Nullable UUID after) {
        return search(filter, ClaimOrder.NEWEST, limit, after == null ? null : new ClaimCursor(0, after));
    }

    /**
     * A part of the claims that a filter lets through.
     *
     * @param after where the part before ended; null for the first part
     */
    @Transactional
    public ClaimPage search(ClaimFilter filter, ClaimOrder order, int limit, @Nullable ClaimCursor after) {
        Map<String, Object> parameters = new HashMap<>();
        List<String> conditions = conditions(filter, parameters);
        long total = count(where(conditions), parameters);
        if (after != null) {
            // Ids are UUIDv7, so their order is the order of arrival, and a claim that arrives meanwhile moves nothing.
            conditions.add(
                    switch (order) {
                        case PRIORITY -> "(priority, id) < (:priority, :after)";
                        case NEWEST -> "id < :after";
                        case OLDEST -> "id > :after";
                    });
            parameters.put("after", after.id());
            if (order == ClaimOrder.PRIORITY) {
                parameters.put("priority", after.priority());
            }
        }
        String sorted =
                switch (order) {
                    case PRIORITY -> " order by priority desc, id desc";
                    case NEWEST -> " order by id desc";
                    case OLDEST -> " order by id";
                };
        List<Claim> found =
                find(where(conditions) + sorted, parameters).range(0, limit).list();
        boolean more = found.size() > limit;
        List<Claim> claims = more ? found.subList(0, limit) : found;
        return new ClaimPage(List.copyOf(claims), total, more ? claims.getLast().id() : null);
    }

    /**
     * A part of the claims of one claimant, newest first.
     *
     * @param after the last claim of the part before; null for the first part
     */
    @Transactional
    public ClaimPage of(UUID claimant, int limit, @Nullable UUID after) {
        long total = count("saidBy.id", claimant);
        List<Claim> found = (after == null
                        ? find("saidBy.id = ?1 order by id desc", claimant)
                        : find("saidBy.id = ?1 and id < ?2 order by id desc", claimant, after))
                .range(0, limit)
                .list();
        List<Claim> claims = found.size() > limit ? found.subList(0, limit) : found;
        return new ClaimPage(
                List.copyOf(claims),
                total,
                found.size() > limit ? claims.getLast().id() : null);
    }

    /** All claims of one claimant, held against other changes, in an order that cannot lock two callers out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Claim> ofToChange(UUID claimant) {
        return find("saidBy.id = ?1 order by id", claimant)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** All claims on a topic, held against other changes, in an order that cannot lock two callers out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Claim> onTopicToChange(String topic) {
        return find("array_contains(topics, ?1) order by id", topic)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private static List<String> conditions(ClaimFilter filter, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        conditions.add("1 = 1");
        if (filter.state() != null) {
            conditions.add("state = :state");
            parameters.put("state", filter.state());
        }
        if (filter.topic() != null) {
            conditions.add("array_contains(topics, :topic)");
            parameters.put("topic", filter.topic());
        }
        if (filter.language() != null) {
            conditions.add("(language = :language or language like :languages escape '!')");
            parameters.put("language", filter.language());
            parameters.put("languages", LikePattern.literal(filter.language()) + "-%");
        }
        if (filter.words() != null) {
            // Good enough for a desk's inbox; the search for likenesses gets an index of its own.
            conditions.add("(lower(text) like :words escape '!' or lower(restatement) like :words escape '!'"
                    + " or lower(claimant) like :words escape '!')");
            parameters.put("words", "%" + LikePattern.literal(filter.words().toLowerCase(Locale.ROOT)) + "%");
        }
        if (filter.submittedBy() != null) {
            conditions.add("submittedBySub = :submittedBy");
            parameters.put("submittedBy", filter.submittedBy());
        }
        return conditions;
    }

    private static String where(List<String> conditions) {
        return String.join(" and ", conditions);
    }
}
