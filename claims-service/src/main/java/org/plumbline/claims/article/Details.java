package org.plumbline.claims.article;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/**
 * What is known of an article beside its text.
 *
 * @param language a BCP 47 tag
 */
public record Details(
        @Nullable String url,
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String author,
        @Nullable PartialDate published,
        @Nullable String language) {

    /** What a person said goes before what was found. */
    Details orElse(Details found) {
        return new Details(
                first(url, found.url),
                first(title, found.title),
                first(publisher, found.publisher),
                first(author, found.author),
                first(published, found.published),
                first(language, found.language));
    }

    Details inLanguage(String tag) {
        return new Details(url, title, publisher, author, published, tag);
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
