package org.plumbline.claims.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Decision;
import org.plumbline.claims.claim.ReviewStatus;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;

/** What one press of a button decided: of which claims, and of which not and why. */
@Entity
@Table(name = "claim_batch")
class Batch {

    /** What was asked for. */
    enum Asked {
        ACCEPT,
        REJECT,
        MERGE,
        UNDO
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Asked decision;

    @Column(name = "decided_by_sub")
    private String decidedBySub;

    @Column(name = "decided_by_name")
    private String decidedByName;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "claim_batch_item", joinColumns = @JoinColumn(name = "batch_id"))
    @OrderColumn(name = "position")
    private List<Outcome> outcomes;

    /**
     * What became of one claim.
     *
     * @param decidedAt when the decision about it was made, by which it is known again; null if it was refused
     * @param reviewId of the review that an acceptance opens
     * @param rule the slug of the problem, if it was refused
     * @param why the same in words
     */
    @Embeddable
    record Outcome(
            @Column(name = "claim_id") UUID claimId,
            @Column(name = "decided_at") @Nullable Instant decidedAt,
            @Column(name = "review_id") @Nullable UUID reviewId,
            @Column(name = "rule") @Nullable String rule,
            @Column(name = "why") @Nullable String why) {

        /** An undone claim that waits again has no decision; then it is the time that counts. */
        static Outcome done(Claim claim, Instant at) {
            Decision decision = claim.decision();
            ReviewStatus review = claim.review();
            return new Outcome(
                    claim.id(), decision == null ? at : decision.at(), review == null ? null : review.id(), null, null);
        }

        static Outcome refused(UUID claimId, ProblemException problem) {
            String rule = problem.rule();
            return new Outcome(
                    claimId, null, null, rule == null ? problem.type().slug() : rule, problem.detail());
        }

        boolean done() {
            return decidedAt != null;
        }
    }

    /** For Hibernate. */
    protected Batch() {}

    Batch(UUID id, Asked decision, Person by, Instant at) {
        this.id = id;
        this.decision = decision;
        decidedBySub = by.sub();
        decidedByName = by.name();
        decidedAt = at;
        outcomes = new ArrayList<>();
    }

    /** Whether it is known what became of its claims. */
    boolean isKept() {
        return !outcomes.isEmpty();
    }

    void keep(List<Outcome> became) {
        outcomes.addAll(became);
    }

    UUID id() {
        return id;
    }

    Asked decision() {
        return decision;
    }

    Person decidedBy() {
        return new Person(decidedBySub, decidedByName);
    }

    Instant decidedAt() {
        return decidedAt;
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    List<Outcome> done() {
        return outcomes.stream().filter(Outcome::done).toList();
    }

    List<Outcome> refused() {
        return outcomes.stream().filter(outcome -> !outcome.done()).toList();
    }
}
