package org.plumbline.claims.article;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;

/** Stores an article that was read, with its candidates. It tells no other service: none knows articles. */
@ApplicationScoped
class StoreArticle {

    static final String OPERATION = "add-article";

    private static final Logger LOG = Logger.getLogger(StoreArticle.class);

    private final Articles articles;
    private final ArticleCandidates candidates;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final Clock clock;

    StoreArticle(Articles articles, ArticleCandidates candidates, IdempotencyKeys keys, Audit audit, Clock clock) {
        this.articles = articles;
        this.candidates = candidates;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores it, unless the same person sent the same with the same key meanwhile. */
    @Transactional
    UUID store(
            Obtained obtained,
            List<Passage> passages,
            @Nullable UUID scorer,
            Person by,
            AddArticle.Request request,
            @Nullable String key) {
        return keys.once(key, by.sub(), OPERATION, request, () -> {
            Article article = new Article(Ids.next(), obtained, scorer, by, clock.instant());
            articles.persist(article);
            for (Passage passage : passages) {
                candidates.persist(new Candidate(Ids.next(), article.id(), passage, false));
            }
            articles.flush();
            audit.record(
                    by,
                    "article.added",
                    article.id(),
                    Map.of("source", article.source().name(), "candidates", passages.size()));
            LOG.infof("Article %s added with %d candidates", article.id(), passages.size());
            return article.id();
        });
    }
}
