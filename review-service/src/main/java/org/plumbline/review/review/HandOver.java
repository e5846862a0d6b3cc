package org.plumbline.review.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;

/**
 * Gives the open reviews of somebody who leaves to somebody else, or back to the queue, and takes them off those that they
 * only check. Whoever deactivates somebody is an admin, who does not work on reviews; this follows from that, so no rule
 * is asked but the state machine's own.
 */
@ApplicationScoped
public class HandOver {

    private final ReviewChanges changes;
    private final ReviewFiles files;
    private final Workflows workflows;
    private final EntityManager entities;

    HandOver(ReviewChanges changes, ReviewFiles files, Workflows workflows, EntityManager entities) {
        this.changes = changes;
        this.files = files;
        this.workflows = workflows;
        this.entities = entities;
    }

    /**
     * Hands everything over that is open.
     *
     * @param sub who leaves
     * @param to who gets it, unless the policy keeps them from it; null for nobody: what is in progress is open again then,
     *     with all that was done on it
     * @param by who deactivated them
     * @return how many reviews they led
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int all(String sub, @Nullable Person to, Person by) {
        List<?> open = entities.createNativeQuery("""
                        select r.id from review r
                        where r.state not in ('PUBLISHED', 'DROPPED') and (r.assignee_sub = :sub
                            or exists (select from review_checker c where c.review_id = r.id and c.sub = :sub))
                        order by r.id""", UUID.class)
                .setParameter("sub", sub)
                .getResultList();
        return (int) open.stream().filter(id -> one((UUID) id, sub, to, by)).count();
    }

    /** Whether they led it; somebody may have been faster, and taken it. */
    private boolean one(UUID id, String sub, @Nullable Person to, Person by) {
        ReviewFile file = files.toChange(id);
        if (file.workflow().checkerSubs().contains(sub)) {
            changes.follow(id, by, Action.REMOVE_CHECKER.done(), (now, at) -> {
                workflows.removeChecker(id, sub);
                return Outcome.changed(Map.of("checker", sub, "because", "deactivated"));
            });
        }
        Person assignee = file.review().assignee();
        if (assignee == null || !assignee.sub().equals(sub)) {
            return false;
        }
        Person heir = to == null || file.workflow().keepingFromWork(to.sub()).isPresent() ? null : to;
        Map<String, Object> detail = new HashMap<>();
        detail.put("from", sub);
        detail.put("because", "deactivated");
        if (heir != null) {
            detail.put("assignee", heir.sub());
        }
        changes.follow(id, by, Action.ASSIGN.done(), (now, at) -> {
            if (heir == null) {
                now.review().release();
            } else {
                now.review().assign(heir);
                workflows.removeChecker(id, heir.sub());
            }
            return Outcome.changed(detail);
        });
        return true;
    }
}
