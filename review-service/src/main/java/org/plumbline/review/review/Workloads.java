package org.plumbline.review.review;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

/** How much everybody has to do. */
@ApplicationScoped
public class Workloads {

    private final EntityManager entities;

    Workloads(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What one person has to do.
     *
     * @param open reviews that they lead and that are neither published nor dropped
     * @param inApproval how many of those wait for editors
     * @param checking reviews that they check beside another's lead, and that are neither published nor dropped
     * @param lastAction when they changed something last; null if never
     */
    public record Workload(
            long open,
            long inApproval,
            long checking,
            @Nullable Instant lastAction) {

        /** Nothing yet. */
        public static final Workload NONE = new Workload(0, 0, 0, null);
    }

    /** By the person's sub; whoever is missing has nothing to do and never did anything. */
    @Transactional
    public Map<String, Workload> all() {
        List<?> rows = entities.createNativeQuery("""
                        select sub, coalesce(open, 0) as open, coalesce(in_approval, 0) as in_approval,
                            coalesce(checking, 0) as checking, last_action
                        from (select assignee_sub as sub, count(*) as open,
                                    count(*) filter (where state = 'IN_APPROVAL') as in_approval
                                from review
                                where assignee_sub is not null and state not in ('PUBLISHED', 'DROPPED')
                                group by assignee_sub) work
                            full join (select c.sub, count(*) as checking
                                from review_checker c join review r on r.id = c.review_id
                                where r.state not in ('PUBLISHED', 'DROPPED')
                                group by c.sub) beside using (sub)
                            full join (select p.sub, (select max(a.at) from audit_entry a where a.actor_sub = p.sub)
                                        as last_action
                                from desk_person p) done using (sub)""", Tuple.class).getResultList();
        Map<String, Workload> workloads = new HashMap<>();
        for (Object row : rows) {
            Tuple tuple = (Tuple) row;
            workloads.put(
                    tuple.get("sub", String.class),
                    new Workload(
                            tuple.get("open", Long.class),
                            tuple.get("in_approval", Long.class),
                            tuple.get("checking", Long.class),
                            tuple.get("last_action", Instant.class)));
        }
        return workloads;
    }
}
