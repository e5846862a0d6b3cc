package org.plumbline.review.inbox;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/** A claim's snapshot in the database, whole, so that a later version can read more of it. */
@Entity
@Immutable
@Table(name = "claim_snapshot")
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
class StoredClaim {

    @Id
    private UUID id;

    private UUID claimId;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private String data;

    private Instant receivedAt;

    private long sequence;

    private @Nullable String changedBySub;
    private @Nullable String changedByName;

    protected StoredClaim() {}

    StoredClaim(UUID id, UUID claimId, String data, Instant receivedAt, long sequence, @Nullable Person changedBy) {
        this.id = id;
        this.claimId = claimId;
        this.data = data;
        this.receivedAt = receivedAt;
        this.sequence = sequence;
        this.changedBySub = changedBy == null ? null : changedBy.sub();
        this.changedByName = changedBy == null ? null : changedBy.name();
    }

    UUID id() {
        return id;
    }

    String data() {
        return data;
    }

    /** Who made the claim what it is here; null where it was accepted. */
    @Nullable
    Person changedBy() {
        return changedBySub == null ? null : new Person(changedBySub, Objects.requireNonNull(changedByName));
    }
}
