package org.plumbline.review.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All that shows that a revision is in the log as it stands.
 *
 * @param slug the last part of the address that it is published at
 * @param content the revision itself, canonical JSON (RFC 8785)
 * @param salts 32 bytes in hexadecimal for each piece of it that was not removed, by its JSON Pointer
 * @param removed pieces that were removed because the law asked for it: of them only the hash is left
 * @param leaf the entry of the log, whose bytes are hashed
 * @param index which leaf, from 0
 * @param inclusion the way to the root of the checkpoint, from the bottom up, in base64 (RFC 9162, section 2.1.3)
 * @param checkpoint a signed note (C2SP tlog-checkpoint)
 */
@Schema(name = "VerdictProof")
public record Proof(
        UUID verdict,
        String slug,
        int revision,
        @JsonRawValue @Schema(implementation = Object.class) String content,
        Map<String, String> salts,
        List<Removal> removed,
        String leaf,
        long index,
        List<String> inclusion,
        String checkpoint) {

    /**
     * A piece that was removed.
     *
     * @param field its JSON Pointer
     */
    @Schema(name = "VerdictRemoval")
    public record Removal(String field, String reason, Instant removedAt) {}
}
