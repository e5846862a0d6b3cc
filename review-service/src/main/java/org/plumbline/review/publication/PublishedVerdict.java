package org.plumbline.review.publication;

import java.time.Instant;
import java.util.UUID;

import org.plumbline.review.verdict.PublicVerdict;

/**
 * A verdict as it stands in public: its newest revision.
 *
 * @param url absolute address of its page
 * @param firstPublishedAt when its first revision was published
 * @param hash SHA-256 of the revision
 */
public record PublishedVerdict(
        UUID verdictId,
        UUID claimId,
        String slug,
        String url,
        int revision,
        Instant firstPublishedAt,
        String hash,
        PublicVerdict content) {}
