package org.plumbline.review.verdict;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.hash.Sha256;

/**
 * All that an approval is an approval of.
 *
 * @param evidence in its order
 * @param claim the whole snapshot
 * @param waiver why an editor waived the source rule, if one did
 * @param figures what the claim is checked by, as known when somebody of the desk took it over
 */
public record Content(
        Draft draft,
        List<PublicEvidence> evidence,
        JsonNode claim,
        @Nullable String waiver,
        int ratingScaleVersion,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PublicFigures> figures) {

    public Content {
        evidence = List.copyOf(evidence);
        // Its JSON says nothing of them where there are none.
        figures = List.copyOf(Objects.requireNonNullElse(figures, List.of()));
    }

    /** What is checked by no series; its hash is what it was before there were any. */
    public Content(
            Draft draft,
            List<PublicEvidence> evidence,
            JsonNode claim,
            @Nullable String waiver,
            int ratingScaleVersion) {
        this(draft, evidence, claim, waiver, ratingScaleVersion, List.of());
    }

    /** SHA-256 over the canonical JSON (RFC 8785) of it, in lower-case hexadecimal. */
    public String hash() {
        return Sha256.hex(CanonicalJson.of(this));
    }
}
