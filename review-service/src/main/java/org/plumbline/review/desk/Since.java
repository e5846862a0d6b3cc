package org.plumbline.review.desk;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.publication.PublishedVerdict;

/**
 * What changed since somebody approved a draft, or since a revision was published, as the page for the approval shows it.
 *
 * @param id of its heading
 * @param at when that was
 * @param approver who approved it; null if it was published, or if it was the person at the page
 * @param published the revision; null if it was approved
 * @param changes null if nothing is known of what stood then
 * @param draftOnly whether sources, claim and figures of then are not known any more, and not compared
 * @param same whether all is exactly as it was
 */
public record Since(
        String id,
        Moment at,
        @Nullable String approver,
        @Nullable PublishedVerdict published,
        @Nullable ContentChanges changes,
        boolean draftOnly,
        boolean same) {}
