package org.plumbline.review.publication;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a verdict stands beyond what one revision of it says.
 *
 * @param revisions the newest first
 * @param recheckSince since when it is being checked again; null if it is not
 */
public record Standing(
        List<RevisionLine> revisions, @Nullable Instant recheckSince) {

    /** Where nothing but the revision is shown. */
    public static final Standing UNASKED = new Standing(List.of(), null);

    public Standing {
        revisions = List.copyOf(revisions);
    }
}
