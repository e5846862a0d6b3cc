package org.plumbline.review.publication.correction;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.publication.PublishedVerdict;

/**
 * A revision of a verdict, and what stood before it.
 *
 * @param before null for the first
 */
public record Change(PublishedVerdict after, @Nullable PublishedVerdict before) {

    /** The path of the page that shows both. */
    public String path() {
        return before == null
                ? "/verdicts/" + after.slug()
                : "/verdicts/" + after.slug() + "/changes/" + after.revision();
    }
}
