package org.plumbline.review.desk;

import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.evidence.cleaning.FileKind;
import org.plumbline.review.review.FileView;

/**
 * An uploaded file as the desk sees it.
 *
 * @param about its kind and size, in words
 * @param picture whether the page can show it
 */
public record Attached(
        UUID id,
        String name,
        String about,
        boolean picture,
        @Nullable Integer width,
        @Nullable Integer height,
        String sha256) {

    private static final int KIBIBYTE = 1024;

    static Attached of(FileView file) {
        StringBuilder about = new StringBuilder(
                file.mediaType().substring(file.mediaType().indexOf('/') + 1).toUpperCase(Locale.ROOT));
        if (file.width() != null && file.height() != null) {
            about.append(", ")
                    .append(Shown.number(file.width(), "en"))
                    .append(" × ")
                    .append(Shown.number(file.height(), "en"));
        }
        about.append(", ").append(size(file.size()));
        return new Attached(
                file.id(),
                file.name(),
                about.toString(),
                FileKind.isPicture(file.mediaType()),
                file.width(),
                file.height(),
                file.sha256());
    }

    /** {@code 340 KiB}. */
    static String size(int bytes) {
        return Shown.number(Math.ceilDiv(bytes, KIBIBYTE), "en") + " KiB";
    }
}
