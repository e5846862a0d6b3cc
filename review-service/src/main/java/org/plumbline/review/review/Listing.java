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
     * Of a review; null if no editor said that readers are told of it, or if the claim's words name a protected source.
     *
     * @param names who its protected sources are
     */
    static @Nullable Listing of(Review review, ClaimSnapshot claim, Collection<SourceName> names) {
        return review.listedAt() == null || names.stream().anyMatch(source -> stands(source.name(), claim.text()))
                ? null
                : new Listing(claim.text(), claim.language(), claimant(claim, names), review.openedAt());
    }

    /** Not the claimant whose name is part of a protected source's, or has it as a part: rather once too often. */
    private static @Nullable String claimant(ClaimSnapshot claim, Collection<SourceName> names) {
        String claimant = claim.claimant();
        return claimant == null
                        || names.stream()
                                .map(SourceName::name)
                                .anyMatch(name -> stands(name, claimant) || stands(claimant, name))
                ? null
                : claimant;
    }

    private static boolean stands(String name, String text) {
        return !Disclosure.parts(List.of(name), Map.of("text", List.of(text))).isEmpty();
    }
}
