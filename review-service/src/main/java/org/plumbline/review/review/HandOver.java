package org.plumbline.review.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.Actor;

/** Gives the open reviews of somebody who leaves to somebody else, or back to the queue. */
@ApplicationScoped
public class HandOver {

    /**
     * Whoever deactivates somebody is an admin, who does not work on reviews; that their work is handed over follows from
     * that, so the policy is asked what a fact-checker might do now.
     */
    private static final Set<String> ON_BEHALF = Set.of(Roles.FACT_CHECKER);

    private final ReviewChanges changes;
    private final ReviewFiles files;
    private final EntityManager entities;

    HandOver(ReviewChanges changes, ReviewFiles files, EntityManager entities) {
        this.changes = changes;
        this.files = files;
        this.entities = entities;
    }

    /**
     * Hands everything over that is open.
     *
     * @param sub who leaves
     * @param to who gets it; null for nobody: what is in progress is open again then, with all that was done on it
     * @param by who deactivated them
     * @return how many reviews that were
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int all(String sub, @Nullable Person to, Person by) {
        List<UUID> open = entities.createQuery(
                        "select id from Review where assigneeSub = :sub and state not in (PUBLISHED, DROPPED) order by id",
                        UUID.class)
                .setParameter("sub", sub)
                .getResultList();
        return (int) open.stream().filter(id -> one(id, sub, to, by)).count();
    }

    private boolean one(UUID id, String sub, @Nullable Person to, Person by) {
        Review review = files.toChange(id).review();
        Person assignee = review.assignee();
        if (assignee == null || !assignee.sub().equals(sub)) {
            // Somebody was faster, and took it.
            return false;
        }
        Map<String, Object> detail = new HashMap<>();
        detail.put("from", sub);
        detail.put("because", "deactivated");
        if (to != null) {
            detail.put("assignee", to.sub());
        }
        changes.make(new Change(id, review.version(), new Actor(by, ON_BEHALF)), Action.ASSIGN, (file, now) -> {
            if (to == null) {
                file.review().release();
            } else {
                file.review().assign(to);
            }
            return Outcome.changed(detail);
        });
        return true;
    }
}
