package org.plumbline.review.review;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.evidence.archive.ArchivedPage;
import org.plumbline.review.evidence.archive.PageDescription;

/**
 * A page that was looked up, and the copy that was kept of it.
 *
 * @param url as it was asked for
 * @param finalUrl where the page was, after all redirects
 * @param mediaType of the page, as its server declared it
 * @param sha256 of the copy, a WARC file
 * @param payloadSha256 of the page's body as it came
 * @param size of the copy, in bytes
 * @param title as the page says, and so the next three
 */
@Schema(name = "ArchivedPage")
public record ArchiveView(
        UUID id,
        String url,
        String finalUrl,
        String mediaType,
        String sha256,
        String payloadSha256,
        int size,
        Instant fetchedAt,
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String author,
        @Nullable PartialDate publishedOn) {

    static ArchiveView of(ArchivedPage page) {
        PageDescription said = page.said();
        return new ArchiveView(
                page.id(),
                page.url(),
                page.finalUrl(),
                page.mediaType(),
                page.sha256(),
                page.payloadSha256(),
                page.size(),
                page.fetchedAt(),
                said.title(),
                said.publisher(),
                said.author(),
                said.publishedOn());
    }
}
