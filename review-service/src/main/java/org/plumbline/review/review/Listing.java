package org.plumbline.review.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.evidence.SourceName;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.review.rule.Disclosure;

/**
 * What readers are told of a claim that is being checked: nothing of how far that is, or by whom.
 *
 * @param text word for word
 * @param claimant who said it; null if nobody knows, or the desk has promised not to name them
 * @param since when its review was opened
 */
record Listing(String text, String language, @Nullable String claimant, Instant since) {

    /**
     * Of a review; null if no editor said that readers are told of it.
     *
     * @param names who its protected sources are
     */
    static @Nullable Listing of(Review review, ClaimSnapshot claim, Collection<SourceName> names) {
        return review.listedAt() == null
                ? null
                : new Listing(claim.text(), claim.language(), claimant(claim, names), review.openedAt());
    }

    private static @Nullable String claimant(ClaimSnapshot claim, Collection<SourceName> names) {
        String claimant = claim.claimant();
        List<String> kept = names.stream().map(SourceName::name).toList();
        return claimant == null
                        || Disclosure.parts(kept, Map.of("claimant", List.of(claimant)))
                                .isEmpty()
                ? claimant
                : null;
    }
}
