package org.plumbline.review.review;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;

/** What somebody made of a draft. Authorship is read from here: rewriting a draft does not undo it. */
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
class DraftRevision {

    @Id
    private UUID id;

    private UUID reviewId;
    private String authorSub;
    private String authorName;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private String draft;

    private Instant writtenAt;

    @Enumerated(EnumType.STRING)
    private Occasion occasion;

    private @Nullable Long versionBefore;

    protected DraftRevision() {}

    /** @param versionBefore the version that the review had just before */
    DraftRevision(
            UUID reviewId, Person author, String draft, Instant writtenAt, Occasion occasion, long versionBefore) {
        this.id = Ids.next();
        this.reviewId = reviewId;
        this.authorSub = author.sub();
        this.authorName = author.name();
        this.draft = draft;
        this.writtenAt = writtenAt;
        this.occasion = occasion;
        this.versionBefore = versionBefore;
    }
}
