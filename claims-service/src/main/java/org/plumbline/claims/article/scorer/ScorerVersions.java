package org.plumbline.claims.article.scorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import org.plumbline.claims.extraction.Refit.Example;

/** All weights that there have been, and the decisions that new ones are fitted to. */
@ApplicationScoped
class ScorerVersions implements PanacheRepositoryBase<ScorerVersion, UUID> {

    /** More would hardly move some thirty weights, and the newest tell best what the desk looks for now. */
    private static final int MOST_DECISIONS = 5_000;

    /** The newest that is used; empty while those of the product have always been. */
    @Transactional
    Optional<ScorerVersion> inUse() {
        return find("used = true order by id desc").firstResultOptional();
    }

    /** Writers wait for each other from here to the end of the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void lock() {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('article_scorer')) as text)")
                .getSingleResult();
    }

    /**
     * What the desk decided about sentences that were put before it, the newest decisions first. What a person selected
     * by hand is left out: it says what was worth a claim, but nothing was dismissed beside it.
     */
    @Transactional
    List<Example> decisions() {
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        "select c.text, a.language, c.state = 'ACCEPTED' from article_candidate c"
                                + " join article a on a.id = c.article_id where c.state <> 'OPEN' and not c.by_hand"
                                + " order by c.decided_at desc, c.id limit " + MOST_DECISIONS,
                        Object[].class)
                .getResultList();
        List<Example> decisions = new ArrayList<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            decisions.add(new Example((String) columns[0], (String) columns[1], (Boolean) columns[2]));
        }
        return decisions;
    }
}
