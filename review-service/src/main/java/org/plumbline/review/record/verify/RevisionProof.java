package org.plumbline.review.record.verify;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** What {@code /log/verdicts/{slug}/{revision}} answers; see {@code docs/record.md}. */
record RevisionProof(
        String verdict,
        String slug,
        int revision,
        JsonNode content,
        Map<String, String> salts,
        List<Removal> removed,
        String leaf,
        long index,
        List<String> inclusion,
        String checkpoint) {

    RevisionProof {
        salts = Map.copyOf(salts);
        removed = List.copyOf(removed);
        inclusion = List.copyOf(inclusion);
    }

    /** A piece of the revision of which only its hash is left. */
    record Removal(String field, String reason, String removedAt) {}
}
