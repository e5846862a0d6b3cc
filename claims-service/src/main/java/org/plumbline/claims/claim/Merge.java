package org.plumbline.claims.claim;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/** That a claim is merged: into which one, what it was before, and what it brought along. */
@Entity
@Table(name = "claim_merge")
class Merge {

    @Id
    @Column(name = "claim_id")
    private UUID claimId;

    @Column(name = "into_id")
    private UUID intoId;

    @Convert(converter = BelongingsColumn.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Belongings brought;

    private int demand;

    @Enumerated(EnumType.STRING)
    @Column(name = "former_state")
    private ClaimState formerState;

    @Column(name = "former_by_sub")
    private @Nullable String formerBySub;

    @Column(name = "former_by_name")
    private @Nullable String formerByName;

    @Column(name = "former_at")
    private @Nullable Instant formerAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "former_reason")
    private @Nullable RejectionReason formerReason;

    @Column(name = "former_words")
    private @Nullable String formerWords;

    /** For Hibernate. */
    protected Merge() {}

    /** Of a claim that is still what it was before. */
    Merge(Claim claim, UUID intoId, Belongings brought) {
        claimId = claim.id();
        this.intoId = intoId;
        this.brought = brought;
        demand = claim.demand();
        formerState = claim.state();
        Decision decision = claim.decision();
        if (decision != null) {
            formerBySub = decision.by().sub();
            formerByName = decision.by().name();
            formerAt = decision.at();
            Rejection rejection = decision.rejection();
            formerReason = rejection == null ? null : rejection.reason();
            formerWords = rejection == null ? null : rejection.words();
        }
    }

    UUID claimId() {
        return claimId;
    }

    /** What it was merged into, which may have been merged itself since. */
    UUID intoId() {
        return intoId;
    }

    /** As it is written in the claim that took it in. */
    Belongings brought() {
        return brought;
    }

    int demand() {
        return demand;
    }

    void bringsAlso(Belongings more) {
        brought = brought.plus(more);
    }

    void bringsNoLonger(Belongings gone, int theirDemand) {
        brought = brought.minus(gone);
        demand = Math.max(0, demand - theirDemand);
    }

    ClaimState formerState() {
        return formerState;
    }

    /** Null if nobody had decided. */
    @Nullable
    Decision formerDecision() {
        return formerBySub == null
                ? null
                : new Decision(
                        new Person(formerBySub, Objects.requireNonNull(formerByName)),
                        Objects.requireNonNull(formerAt),
                        formerReason == null ? null : new Rejection(formerReason, formerWords));
    }
}
