package org.plumbline.claims.article.scorer;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.extraction.Weights;

/** The weights that new candidates are scored with. */
@ApplicationScoped
public class ScorerInUse {

    private final ScorerVersions versions;

    ScorerInUse(ScorerVersions versions) {
        this.versions = versions;
    }

    /**
     * Weights, and which they are.
     *
     * @param version null for those that came with the product and were never replaced
     */
    public record Scoring(@Nullable UUID version, Weights weights) {}

    /** As of now. */
    public Scoring scoring() {
        return versions.inUse()
                .map(version -> new Scoring(version.id(), version.weights()))
                .orElseGet(() -> new Scoring(null, Weights.shipped()));
    }
}
