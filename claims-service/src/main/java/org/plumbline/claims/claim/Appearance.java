package org.plumbline.claims.claim;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/**
 * Where a claim was seen; never evidence for it.
 *
 * @param quote the words as they stand there
 */
@Embeddable
public record Appearance(
        @Column(name = "url") @Nullable String url,
        @Column(name = "publisher") @Nullable String publisher,
        @Column(name = "headline") @Nullable String headline,
        @Column(name = "published_on") @Nullable PartialDate publishedOn,
        @Column(name = "quote") @Nullable String quote) {

    public Appearance {
        if (url == null && publisher == null && headline == null) {
            throw new IllegalArgumentException("An appearance has an address, a publisher or a headline");
        }
    }

    /** Whether it is the same place, and nothing is quoted from it that the other does not quote. */
    boolean isSameAs(Appearance other) {
        return equals(other) || (url != null && url.equals(other.url) && (quote == null || quote.equals(other.quote)));
    }
}
