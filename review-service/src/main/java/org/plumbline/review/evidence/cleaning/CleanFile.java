package org.plumbline.review.evidence.cleaning;

import org.jspecify.annotations.Nullable;

/** A file as it was made anew. */
public final class CleanFile {

    private final byte[] content;
    private final FileKind kind;
    private final String name;
    private final @Nullable Integer width;
    private final @Nullable Integer height;

    /** Takes the array itself, which the caller has to let go of. */
    CleanFile(byte[] content, FileKind kind, String name, @Nullable Integer width, @Nullable Integer height) {
        this.content = content;
        this.kind = kind;
        this.name = name;
        this.width = width;
        this.height = height;
    }

    CleanFile named(String other) {
        return new CleanFile(content, kind, other, width, height);
    }

    /** The content itself, not a copy. */
    public byte[] content() {
        return content;
    }

    /** In bytes. */
    public int size() {
        return content.length;
    }

    public FileKind kind() {
        return kind;
    }

    /** As the sender called it, with the ending that belongs to its kind. */
    public String name() {
        return name;
    }

    /** In pixels; null for a document. */
    public @Nullable Integer width() {
        return width;
    }

    /** In pixels; null for a document. */
    public @Nullable Integer height() {
        return height;
    }
}
