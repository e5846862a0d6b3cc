package org.plumbline.review.publication.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * The derived table that verdicts are found in. The database writes a verdict's row in the transaction that publishes it;
 * what is missing, because somebody deleted it or a migration did, is written when the service starts.
 */
@ApplicationScoped
public class SearchIndex {

    private static final Logger LOG = Logger.getLogger(SearchIndex.class);
    private static final int LONGEST_SECONDS = 600;

    private final EntityManager entities;

    SearchIndex(EntityManager entities) {
        this.entities = entities;
    }

    void start(@Observes StartupEvent event) {
        long written = complete();
        if (written > 0) {
            LOG.infof("index.completed: %d published verdicts were not in it", written);
        }
    }

    /** Writes the rows that are not there, and says how many those were. */
    public long complete() {
        return QuarkusTransaction.requiringNew()
                .timeout(LONGEST_SECONDS)
                .call(() -> (Long) entities.createNativeQuery("select index_published_verdicts()", Long.class)
                        .getSingleResult());
    }
}
