package org.plumbline.review.publication;

import java.time.Instant;
import java.util.UUID;

import org.plumbline.review.verdict.PublicVerdict;

/**
 * A verdict as it stands in public: its newest revision.
 *
 * @param url absolute address of its page
 * @param revisionId of the newest revision; their order is the order of publication
 * @param firstPublishedAt when its first revision was published
 * @param hash SHA-256 of the revision
 */
public record PublishedVerdict(
        UUID verdictId,
        UUID claimId,
        String slug,
        String url,
        int revision,
        UUID revisionId,
        Instant firstPublishedAt,
        String hash,
        PublicVerdict content) {

    /** When its newest revision was published. */
    public Instant publishedAt() {
        return content.publishedAt();
    }

    /** What it says where there is no room for more. */
    public InShort inShort() {
        return InShort.of(content);
    }
}
