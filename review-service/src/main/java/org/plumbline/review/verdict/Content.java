package org.plumbline.review.verdict;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.hash.Sha256;

/**
 * All that an approval is an approval of.
 *
 * @param evidence in its order
 * @param claim the whole snapshot
 * @param waiver why an editor waived the source rule, if one did
 */
public record Content(
        Draft draft,
        List<PublicEvidence> evidence,
        JsonNode claim,
        @Nullable String waiver,
        int ratingScaleVersion) {

    public Content {
        evidence = List.copyOf(evidence);
    }

    /** SHA-256 over the canonical JSON (RFC 8785) of it, in lower-case hexadecimal. */
    public String hash() {
        return Sha256.hex(CanonicalJson.of(this));
    }
}
