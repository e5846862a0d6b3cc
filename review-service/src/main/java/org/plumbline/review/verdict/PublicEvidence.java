package org.plumbline.review.verdict;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.Figure;
import org.plumbline.review.evidence.SourceType;
import org.plumbline.review.evidence.Stance;
import org.plumbline.review.evidence.archive.ArchivedPage;

/**
 * A source as readers see it and as editors approve it: without the desk's notes, the uploaded files, and who a protected
 * source is.
 *
 * @param author who wrote or said it; of a protected source, how the desk tells readers of them
 * @param group its independence group; sources of one group count once
 */
public record PublicEvidence(
        String publisher,
        String title,
        @Nullable String author,
        @Nullable String url,
        @Nullable PartialDate publishedOn,
        SourceType type,
        boolean primary,
        boolean protectedSource,
        Stance stance,
        @Nullable String quote,
        @Nullable Figure figure,
        @Nullable String origin,
        @Nullable Archived archive,
        int group) {

    /**
     * A copy of the page that the desk has kept. The copy itself is not published.
     *
     * @param sha256 of the copy, in lower-case hexadecimal
     * @param fetchedAt when the page was so
     */
    public record Archived(String sha256, Instant fetchedAt) {}

    public static PublicEvidence of(EvidenceItem item, int group, @Nullable ArchivedPage archive) {
        return new PublicEvidence(
                item.publisher(),
                item.title(),
                item.author(),
                item.url(),
                item.publishedOn(),
                item.type(),
                item.primary(),
                item.protectedSource(),
                item.stance(),
                item.quote(),
                item.figure(),
                item.origin(),
                archive == null ? null : new Archived(archive.sha256(), archive.fetchedAt()),
                group);
    }
}
