package org.plumbline.review.verdict;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.Figure;
import org.plumbline.review.evidence.SourceType;
import org.plumbline.review.evidence.Stance;

/**
 * A source as readers see it and as editors approve it: without the desk's notes.
 *
 * @param group its independence group; sources of one group count once
 */
public record PublicEvidence(
        String publisher,
        String title,
        @Nullable String url,
        @Nullable PartialDate publishedOn,
        SourceType type,
        boolean primary,
        Stance stance,
        @Nullable String quote,
        @Nullable Figure figure,
        @Nullable String origin,
        int group) {

    public static PublicEvidence of(EvidenceItem item, int group) {
        return new PublicEvidence(
                item.publisher(),
                item.title(),
                item.url(),
                item.publishedOn(),
                item.type(),
                item.primary(),
                item.stance(),
                item.quote(),
                item.figure(),
                item.origin(),
                group);
    }
}
