package org.plumbline.claims.claim;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * Computes anew, after a start, every stored priority that another table or formula gave. Versions of claims stay as they
 * are: nobody's open form goes stale by it.
 */
@ApplicationScoped
public class RecomputePriorities {

    private static final Logger LOG = Logger.getLogger(RecomputePriorities.class);
    private static final int BATCH = 200;

    private final EntityManager entities;

    RecomputePriorities(EntityManager entities) {
        this.entities = entities;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("priorities").start(this::logged);
    }

    private void logged() {
        try {
            int claims = outdated();
            if (claims > 0) {
                LOG.infof("Computed %d priorities anew", claims);
            }
        } catch (RuntimeException e) {
            // The inbox goes on with the old order; the next start tries again.
            LOG.warn("Could not compute the priorities anew", e);
        }
    }

    /** All that are outdated; returns how many those were. */
    public int outdated() {
        int all = 0;
        for (int batch = batch(); batch > 0; batch = batch()) {
            all += batch;
        }
        return all;
    }

    private int batch() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<UUID> ids = entities.createQuery(
                            "select id from Claim where priorityBasis <> :basis order by id", UUID.class)
                    .setParameter("basis", Priority.BASIS)
                    .setMaxResults(BATCH)
                    .getResultList();
            List<Claim> claims = entities.createQuery("from Claim where id in :ids order by id", Claim.class)
                    .setParameter("ids", ids)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList();
            for (Claim claim : claims) {
                entities.createNativeQuery(
                                "update claim set priority = :points, priority_basis = :basis where id = :id")
                        .setParameter("points", claim.priority().points())
                        .setParameter("basis", Priority.BASIS)
                        .setParameter("id", claim.id())
                        .executeUpdate();
            }
            return claims.size();
        });
    }
}
