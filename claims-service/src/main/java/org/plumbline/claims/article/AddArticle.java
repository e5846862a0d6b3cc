package org.plumbline.claims.article;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.article.scorer.ScorerInUse;
import org.plumbline.claims.extraction.CheckWorthiness;
import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;

/** Takes in an article: reads it and finds what could be checked in it, and then stores both in one transaction. */
@ApplicationScoped
class AddArticle {

    private final ReadArticle readArticle;
    private final ScorerInUse scorer;
    private final StoreArticle store;
    private final IdempotencyKeys keys;

    AddArticle(ReadArticle readArticle, ScorerInUse scorer, StoreArticle store, IdempotencyKeys keys) {
        this.readArticle = readArticle;
        this.scorer = scorer;
        this.store = store;
        this.keys = keys;
    }

    /** What makes a request the same: not what the page says today. */
    record Request(@Nullable String text, @Nullable String fileSha256, Details details) {

        static Request of(Submission submission) {
            return new Request(
                    submission.text(),
                    submission.file() == null
                            ? null
                            : Sha256.hex(submission.file().content()),
                    submission.details());
        }
    }

    /**
     * Stores the article, or finds the one that the same person added with the same key before; then nothing is fetched
     * or read again.
     *
     * @throws NotObtained if no text is to be had
     * @throws ProblemException 409 {@code idempotency-key-reused}
     */
    UUID add(Submission submission, Person by, @Nullable String key) {
        Request request = Request.of(submission);
        return keys.before(key, by.sub(), StoreArticle.OPERATION, request).orElseGet(() -> {
            Obtained obtained = readArticle.read(submission);
            ScorerInUse.Scoring scoring = scorer.scoring();
            List<Passage> passages = new FindPassages(new CheckWorthiness(scoring.weights()))
                    .in(
                            obtained.body(),
                            String.valueOf(obtained.details().language()),
                            obtained.details().published());
            return store.store(obtained, passages, scoring.version(), by, request, key);
        });
    }
}
