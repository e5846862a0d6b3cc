package org.plumbline.review.review;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;

/** That an editor approved a content, known by its hash; once it no longer holds, it stays and says why. */
@Entity
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
class Approval {

    @Id
    private UUID id;

    private UUID reviewId;
    private String editorSub;
    private String editorName;
    private String contentHash;
    private Instant approvedAt;
    private @Nullable Instant voidedAt;
    private @Nullable String voidedBecause;

    protected Approval() {}

    Approval(UUID reviewId, Person editor, String contentHash, Instant approvedAt) {
        this.id = Ids.next();
        this.reviewId = reviewId;
        this.editorSub = editor.sub();
        this.editorName = editor.name();
        this.contentHash = contentHash;
        this.approvedAt = approvedAt;
    }

    void makeVoid(String because, Instant at) {
        voidedBecause = because;
        voidedAt = at;
    }

    boolean holds() {
        return voidedAt == null;
    }

    Person editor() {
        return new Person(editorSub, editorName);
    }

    String contentHash() {
        return contentHash;
    }

    Instant approvedAt() {
        return approvedAt;
    }

    @Nullable
    Instant voidedAt() {
        return voidedAt;
    }

    @Nullable
    String voidedBecause() {
        return voidedBecause;
    }
}
