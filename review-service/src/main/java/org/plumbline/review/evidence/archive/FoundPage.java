package org.plumbline.review.evidence.archive;

import java.time.Instant;

/**
 * A page that was fetched, and whose copy is in the file store.
 *
 * @param url as it was asked for
 * @param finalUrl where the page was, after all redirects
 * @param sha256 of the copy, a WARC file; lower-case hexadecimal
 * @param payloadSha256 of the page's body as it came
 * @param size of the copy, in bytes
 */
public record FoundPage(
        String url,
        String finalUrl,
        String mediaType,
        String sha256,
        String payloadSha256,
        int size,
        PageDescription said,
        Instant fetchedAt) {}
