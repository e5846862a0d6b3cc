package org.plumbline.review.log;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A key that signs the log, or signed it once.
 *
 * @param key {@code name+id+key} (C2SP signed-note)
 * @param addedAt since when it signs
 * @param lastSize the newest checkpoint that it signed, by how many leaves it had
 * @param lastSignedAt when it did
 * @param current whether it has signed the newest checkpoint of all
 * @param endorsement the note by which the key in use before introduced it; none for the first, or after a break
 */
public record LoggedKey(
        String key,
        Instant addedAt,
        @Nullable Long lastSize,
        @Nullable Instant lastSignedAt,
        boolean current,
        @Nullable String endorsement) {}
