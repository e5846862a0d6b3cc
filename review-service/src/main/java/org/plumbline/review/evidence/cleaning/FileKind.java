package org.plumbline.review.evidence.cleaning;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of file that are taken; told by how the content begins, as names and declared types say what they like. */
public enum FileKind {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    GIF("image/gif", "gif"),
    PDF("application/pdf", "pdf");

    private static final int LONGEST_MARK = 12;

    private final String mediaType;
    private final String extension;

    FileKind(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** What the content is, if it is one of these. */
    static Optional<FileKind> of(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, LONGEST_MARK), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
            return Optional.of(WEBP);
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        // Readers look for it in the first kilobyte; here it has to stand where the format puts it.
        return start.startsWith("%PDF-") ? Optional.of(PDF) : Optional.empty();
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether a page can show what is of this media type; all else is for saving only. */
    public static boolean isPicture(String mediaType) {
        return Stream.of(values()).anyMatch(kind -> kind.isPicture() && kind.mediaType.equals(mediaType));
    }

    boolean isPicture() {
        return this != PDF;
    }

    String extension() {
        return extension;
    }
}
