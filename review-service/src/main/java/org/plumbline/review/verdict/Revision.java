package org.plumbline.review.verdict;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;

import org.plumbline.kit.hash.Sha256;

/** What a verdict said from one publication to the next. The service's login can insert and read it, never change it. */
@Entity
@Immutable
public class Revision {

    @Id
    private UUID id;

    private UUID verdictId;
    private UUID reviewId;
    private int number;
    private String snapshot;
    private String hash;
    private Instant publishedAt;

    protected Revision() {}

    Revision(UUID id, UUID verdictId, UUID reviewId, int number, PublicVerdict content) {
        this.id = id;
        this.verdictId = verdictId;
        this.reviewId = reviewId;
        this.number = number;
        this.snapshot = CanonicalJson.of(content);
        this.hash = Sha256.hex(snapshot);
        this.publishedAt = content.publishedAt();
    }

    public UUID id() {
        return id;
    }

    public UUID verdictId() {
        return verdictId;
    }

    public UUID reviewId() {
        return reviewId;
    }

    public int number() {
        return number;
    }

    public Instant publishedAt() {
        return publishedAt;
    }

    /** SHA-256 of the snapshot's bytes, in lower-case hexadecimal. */
    public String hash() {
        return hash;
    }

    public PublicVerdict content() {
        return CanonicalJson.read(snapshot, PublicVerdict.class);
    }
}
