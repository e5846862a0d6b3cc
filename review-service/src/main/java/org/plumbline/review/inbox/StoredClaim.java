package org.plumbline.review.inbox;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

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

    protected StoredClaim() {}

    StoredClaim(UUID id, UUID claimId, String data, Instant receivedAt, long sequence) {
        this.id = id;
        this.claimId = claimId;
        this.data = data;
        this.receivedAt = receivedAt;
        this.sequence = sequence;
    }

    UUID id() {
        return id;
    }

    String data() {
        return data;
    }
}
