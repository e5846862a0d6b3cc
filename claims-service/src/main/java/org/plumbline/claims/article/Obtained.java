package org.plumbline.claims.article;

import org.jspecify.annotations.Nullable;

/**
 * An article's text, and where it comes from.
 *
 * @param body as {@link org.plumbline.claims.article.reading.PlainText} leaves it
 */
record Obtained(
        SourceKind source,
        Details details,
        String body,
        @Nullable KeptFile keptFile,
        @Nullable KeptCopy keptCopy) {}
