package org.plumbline.claims.claim;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list of claims.
 *
 * @param total how many the whole list has
 * @param next where the next part begins: after this claim; null at the end
 */
public record ClaimPage(
        List<Claim> claims, long total, @Nullable UUID next) {

    /** The same place, for a list in any order; null at the end. */
    public @Nullable ClaimCursor cursor() {
        return next == null ? null : ClaimCursor.after(claims.getLast());
    }
}
