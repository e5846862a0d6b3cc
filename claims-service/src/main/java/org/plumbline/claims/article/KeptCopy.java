package org.plumbline.claims.article;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A web page as it was fetched, as a WARC file in the file store.
 *
 * @param sha256 of the WARC file, lower-case hexadecimal
 * @param payloadSha256 of the page's body as it came
 * @param size of the WARC file, in bytes
 * @param finalUrl where the page was, after all redirects
 */
@Embeddable
public record KeptCopy(
        @Column(name = "copy_sha256") String sha256,
        @Column(name = "copy_payload_sha256") String payloadSha256,
        @Column(name = "copy_size") Integer size,
        @Column(name = "copy_final_url") String finalUrl,
        @Column(name = "copy_fetched_at") Instant fetchedAt) {}
