package org.plumbline.review.desk;

import java.util.UUID;

import org.plumbline.review.review.ArchiveView;

/**
 * A kept copy of a page as the desk sees it.
 *
 * @param size in words
 */
public record Copy(UUID id, String url, String sha256, Moment fetchedAt, String size) {

    static Copy of(ArchiveView page, DeskTime time) {
        return new Copy(
                page.id(), page.finalUrl(), page.sha256(), time.of(page.fetchedAt()), Attached.size(page.size()));
    }
}
