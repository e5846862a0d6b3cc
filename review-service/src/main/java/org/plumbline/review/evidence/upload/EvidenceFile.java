package org.plumbline.review.evidence.upload;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.evidence.cleaning.CleanFile;

/** A picture or a document that was uploaded as evidence; it lies in the file store. The service's login cannot change it. */
@Entity
@Immutable
public class EvidenceFile {

    @Id
    private UUID id;

    private UUID reviewId;
    private String sha256;
    private String mediaType;
    private int size;
    private @Nullable Integer width;
    private @Nullable Integer height;
    private String name;
    private String uploadedBySub;
    private String uploadedByName;
    private Instant uploadedAt;

    protected EvidenceFile() {}

    EvidenceFile(UUID id, UUID reviewId, String sha256, CleanFile file, Person by, Instant at) {
        this.id = id;
        this.reviewId = reviewId;
        this.sha256 = sha256;
        this.mediaType = file.kind().mediaType();
        this.size = file.size();
        this.width = file.width();
        this.height = file.height();
        this.name = file.name();
        this.uploadedBySub = by.sub();
        this.uploadedByName = by.name();
        this.uploadedAt = at;
    }

    public UUID id() {
        return id;
    }

    public UUID reviewId() {
        return reviewId;
    }

    /** Lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    public String mediaType() {
        return mediaType;
    }

    /** In bytes. */
    public int size() {
        return size;
    }

    /** In pixels; null for a document. */
    public @Nullable Integer width() {
        return width;
    }

    /** In pixels; null for a document. */
    public @Nullable Integer height() {
        return height;
    }

    public String name() {
        return name;
    }

    public Person uploadedBy() {
        return new Person(uploadedBySub, uploadedByName);
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }
}
