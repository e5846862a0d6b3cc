package org.plumbline.claims.article;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * An uploaded file as it came; it lies in the file store.
 *
 * @param sha256 lower-case hexadecimal
 * @param mediaType by its content
 * @param size in bytes
 * @param fileName as the sender calls it
 */
@Embeddable
public record KeptFile(
        @Column(name = "file_sha256") String sha256,
        @Column(name = "file_media_type") String mediaType,
        @Column(name = "file_size") Integer size,
        @Column(name = "file_name") String fileName) {}
