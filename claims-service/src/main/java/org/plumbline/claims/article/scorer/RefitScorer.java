package org.plumbline.claims.article.scorer;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.article.scorer.ScorerVersion.Source;
import org.plumbline.claims.extraction.Refit.Example;
import org.plumbline.claims.extraction.Weights;
import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;

/** Fits the weights to the desk's own decisions, or puts those of the product back. */
@ApplicationScoped
class RefitScorer {

    /** With fewer, one decision more or less would turn the weights over. */
    static final int LEAST_DECISIONS = 50;

    private static final Logger LOG = Logger.getLogger(RefitScorer.class);

    private final ScorerVersions versions;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final Clock clock;

    RefitScorer(ScorerVersions versions, IdempotencyKeys keys, Audit audit, Clock clock) {
        this.versions = versions;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    private record Request(String what) {}

    /**
     * Fits weights to all decisions; they are used from now on if they do better than those before.
     *
     * @throws ProblemException 409 {@code too-few-decisions}
     */
    @Transactional
    ScorerVersion refit(Person by, @Nullable String key) {
        UUID id = keys.once(key, by.sub(), "refit-scorer", new Request("refit"), () -> {
            versions.lock();
            List<Example> decisions = versions.decisions();
            check(decisions);
            ScorerVersion before = versions.inUse().orElse(null);
            Refitted refitted = Refitted.of(decisions, before == null ? Weights.shipped() : before.weights());
            ScorerVersion version = ScorerVersion.refit(Ids.next(), refitted, by, clock.instant());
            versions.persistAndFlush(version);
            audit.record(
                    by,
                    "scorer.refitted",
                    version.id(),
                    Map.of(
                            "accepted", refitted.accepted(),
                            "dismissed", refitted.dismissed(),
                            "f1Before", refitted.f1Before(),
                            "f1After", refitted.f1After(),
                            "used", version.used()));
            LOG.infof("Scorer %s fitted to %d decisions, used: %s", version.id(), decisions.size(), version.used());
            return version.id();
        });
        return versions.findById(id);
    }

    /** Puts the product's weights back, unless they are in use. */
    @Transactional
    void putBack(Person by) {
        versions.lock();
        if (versions.inUse()
                .filter(version -> version.source() != Source.SHIPPED)
                .isEmpty()) {
            return;
        }
        ScorerVersion version = ScorerVersion.shipped(Ids.next(), by, clock.instant());
        versions.persistAndFlush(version);
        audit.record(by, "scorer.put-back", version.id(), Map.of());
        LOG.infof("Scorer %s: the product's weights are back", version.id());
    }

    private static void check(List<Example> decisions) {
        long accepted = decisions.stream().filter(Example::worthy).count();
        long dismissed = decisions.size() - accepted;
        if (decisions.size() < LEAST_DECISIONS || accepted < Refitted.FOLDS || dismissed < Refitted.FOLDS) {
            throw ProblemException.rule(
                    "too-few-decisions",
                    String.format(
                            Locale.ROOT,
                            "The desk has accepted %d candidates and dismissed %d. Weights are fitted to %d decisions at"
                                    + " least, and at least %d of each kind.",
                            accepted,
                            dismissed,
                            LEAST_DECISIONS,
                            Refitted.FOLDS));
        }
    }
}
