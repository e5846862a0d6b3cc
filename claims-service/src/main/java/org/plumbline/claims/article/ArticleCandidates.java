package org.plumbline.claims.article;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The candidates of all articles. */
@ApplicationScoped
public class ArticleCandidates implements PanacheRepositoryBase<Candidate, UUID> {

    /** All of one article, the worthiest first, in the order of the text where that does not tell. */
    @Transactional
    public List<Candidate> of(UUID article) {
        return list("articleId = ?1 order by score desc, spanStart, spanEnd", article);
    }

    /** Those of one article with these ids, in the order of the text. */
    @Transactional
    List<Candidate> of(UUID article, Set<UUID> ids) {
        return list("articleId = ?1 and id in ?2 order by spanStart, spanEnd", article, ids);
    }

    /** The one with exactly this span. */
    @Transactional
    Optional<Candidate> at(UUID article, int start, int end) {
        return find("articleId = ?1 and spanStart = ?2 and spanEnd = ?3", article, start, end)
                .firstResultOptional();
    }
}
