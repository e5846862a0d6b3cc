package org.plumbline.review.review;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.evidence.upload.EvidenceFile;

/**
 * A picture or a document that was uploaded.
 *
 * @param sha256 of the file as it was made anew
 * @param size in bytes
 * @param width in pixels, of a picture
 * @param height in pixels, of a picture
 */
@Schema(name = "EvidenceFile")
public record FileView(
        UUID id,
        String name,
        String mediaType,
        String sha256,
        int size,
        @Nullable Integer width,
        @Nullable Integer height,
        Person uploadedBy,
        Instant uploadedAt) {

    static FileView of(EvidenceFile file) {
        return new FileView(
                file.id(),
                file.name(),
                file.mediaType(),
                file.sha256(),
                file.size(),
                file.width(),
                file.height(),
                file.uploadedBy(),
                file.uploadedAt());
    }
}
