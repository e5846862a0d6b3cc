package org.plumbline.claims.claim;

import org.jspecify.annotations.Nullable;

/**
 * Why a claim was rejected.
 *
 * @param words more about it; always there where the reason is {@link RejectionReason#OTHER}
 */
public record Rejection(RejectionReason reason, @Nullable String words) {

    public Rejection {
        if (words != null && words.isBlank()) {
            throw new IllegalArgumentException("Words of a rejection are there or null, never blank");
        }
        if (reason == RejectionReason.OTHER && words == null) {
            throw new IllegalArgumentException("Another reason must be told in words");
        }
    }
}
