package org.plumbline.claims.article;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.article.scorer.ScorerInUse;
import org.plumbline.claims.claim.Appearance;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.extraction.CheckWorthiness;
import org.plumbline.claims.intake.SubmitClaim;
import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;

/**
 * What the desk decides about an article's candidates. Decisions about one article wait for each other; what a candidate
 * may become is told by its state, so that two people can work on one article.
 */
@ApplicationScoped
class DecideCandidates {

    static final int MOST = 500;

    private static final Logger LOG = Logger.getLogger(DecideCandidates.class);

    private final Articles articles;
    private final ArticleCandidates candidates;
    private final SubmitClaim submitClaim;
    private final ScorerInUse scorer;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final Clock clock;

    DecideCandidates(
            Articles articles,
            ArticleCandidates candidates,
            SubmitClaim submitClaim,
            ScorerInUse scorer,
            IdempotencyKeys keys,
            Audit audit,
            Clock clock) {
        this.articles = articles;
        this.candidates = candidates;
        this.submitClaim = submitClaim;
        this.scorer = scorer;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    private record Request(UUID article, Set<UUID> candidates) {}

    private record Selection(UUID article, Selected selected) {}

    /**
     * Makes a claim of each of the candidates, all of them or none. The claims wait in the inbox like any other.
     *
     * @return the ids of the claims, in the order of the text
     * @throws ProblemException 404, 409 {@code candidate-already-decided}, 422
     */
    @Transactional
    List<UUID> accept(UUID articleId, Set<UUID> ids, Person by, @Nullable String key) {
        keys.once(key, by.sub(), "accept-candidates", new Request(articleId, ids), () -> {
            Article article = toChange(articleId);
            accept(article, chosen(articleId, ids), by);
            return articleId;
        });
        return claims(candidates.of(articleId, ids));
    }

    /**
     * Makes a claim of a passage that a person chose. One that is a candidate already is accepted as that.
     *
     * @return the id of the claim
     * @throws ProblemException 404, 409 {@code candidate-already-decided}, 422
     */
    @Transactional
    UUID select(UUID articleId, Selected selected, Person by, @Nullable String key) {
        return keys.once(key, by.sub(), "select-passage", new Selection(articleId, selected), () -> {
            Article article = toChange(articleId);
            Selected.Span span = selected.in(article.body());
            Candidate candidate =
                    candidates.at(articleId, span.start(), span.end()).orElseGet(() -> byHand(article, span));
            accept(article, List.of(candidate), by);
            return claims(List.of(candidate)).getFirst();
        });
    }

    /**
     * Notes that candidates are not worth a claim, all of them or none.
     *
     * @throws ProblemException 404, 409 {@code candidate-already-decided}, 422
     */
    @Transactional
    void dismiss(UUID articleId, Set<UUID> ids, Person by) {
        Instant now = clock.instant();
        change(articleId, ids, by, "article.candidates-dismissed", candidate -> candidate.dismiss(by, now));
    }

    /**
     * Takes dismissals back, all of them or none.
     *
     * @throws ProblemException 404, 409 {@code candidate-already-decided}, 422
     */
    @Transactional
    void reopen(UUID articleId, Set<UUID> ids, Person by) {
        change(articleId, ids, by, "article.candidates-reopened", Candidate::reopen);
    }

    private void change(UUID articleId, Set<UUID> ids, Person by, String action, Predicate<Candidate> change) {
        toChange(articleId);
        List<UUID> changed = chosen(articleId, ids).stream()
                .filter(change)
                .map(Candidate::id)
                .toList();
        candidates.flush();
        if (!changed.isEmpty()) {
            audit.record(by, action, articleId, Map.of("candidates", changed));
            LOG.infof("%s: %d of article %s", action, changed.size(), articleId);
        }
    }

    private void accept(Article article, List<Candidate> chosen, Person by) {
        Instant now = clock.instant();
        List<UUID> made = new ArrayList<>();
        for (Candidate candidate : chosen) {
            UUID claim = submitClaim
                    .submit(statement(article, candidate.passage()), by, null)
                    .id();
            candidate.accept(claim, by, now);
            made.add(claim);
        }
        candidates.flush();
        audit.record(
                by,
                "article.candidates-accepted",
                article.id(),
                Map.of("candidates", chosen.stream().map(Candidate::id).toList(), "claims", made));
        LOG.infof("%d claims made of article %s", made.size(), article.id());
    }

    /** What the article says, as a claim: said by whom it quotes, seen where it stands. */
    static Statement statement(Article article, Passage passage) {
        Details details = article.details();
        return new Statement(
                passage.text(),
                article.language(),
                null,
                passage.speaker(),
                null,
                details.published(),
                List.of(new Appearance(
                        details.url(), details.publisher(), article.heading(), details.published(), passage.text())),
                List.of(),
                passage.findings().quantities());
    }

    private Candidate byHand(Article article, Selected.Span span) {
        Passage passage = new FindPassages(new CheckWorthiness(scorer.scoring().weights()))
                .at(
                        span.start(),
                        span.end(),
                        article.body(),
                        article.language(),
                        article.details().published());
        Candidate candidate = new Candidate(Ids.next(), article.id(), passage, true);
        candidates.persist(candidate);
        return candidate;
    }

    private Article toChange(UUID articleId) {
        return articles.getToChange(articleId).orElseThrow(() -> ProblemException.notFound("article", articleId));
    }

    private List<Candidate> chosen(UUID articleId, Set<UUID> ids) {
        if (ids.isEmpty()) {
            throw ProblemException.invalid("candidates", "must name at least one");
        }
        if (ids.size() > MOST) {
            throw ProblemException.invalid("candidates", "must be at most " + MOST);
        }
        List<Candidate> chosen = candidates.of(articleId, ids);
        if (chosen.size() < ids.size()) {
            throw ProblemException.invalid("candidates", "must be of this article");
        }
        return chosen;
    }

    private static List<UUID> claims(List<Candidate> chosen) {
        List<UUID> claims = new ArrayList<>();
        for (Candidate candidate : chosen) {
            UUID claim = candidate.claimId();
            if (claim == null) {
                throw new IllegalStateException("An accepted candidate has a claim");
            }
            claims.add(claim);
        }
        return claims;
    }
}
