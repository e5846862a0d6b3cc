package org.plumbline.claims.article;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Upload;

/**
 * An article as somebody hands it in, checked: a text, a file, or else the address of a page.
 *
 * @param details what the person says of it; with a text or a file its address only says where that comes from
 */
record Submission(@Nullable String text, @Nullable Upload file, Details details) {

    SourceKind source() {
        if (file != null) {
            return SourceKind.FILE;
        }
        return text != null ? SourceKind.TEXT : SourceKind.URL;
    }
}
