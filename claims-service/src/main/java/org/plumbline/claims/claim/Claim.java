package org.plumbline.claims.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claimant.Claimant;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;

/**
 * A checkable statement that somebody made, from when it was sent in.
 *
 * <p>Appearances are rows of their own, because claims will be looked up by where they were seen. Topics are an array,
 * which an index searches. Quantities are one JSON array, see {@link QuantitiesColumn}.
 */
@Entity
@Table(name = "claim")
public class Claim {

    @Id
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private ClaimState state;

    private String text;
    private String language;
    private @Nullable String restatement;
    private @Nullable String claimant;

    // Eager in batches, as the appearances; the name above stays as it was written.
    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "claimant_id")
    private @Nullable Claimant saidBy;

    private @Nullable String source;

    @Column(name = "stated_on")
    private @Nullable PartialDate statedOn;

    // Eager in batches: whoever reads a claim shows where it was seen, and a page of claims costs one query more.
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "claim_appearance", joinColumns = @JoinColumn(name = "claim_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    private List<Appearance> appearances;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "varchar(64)[]")
    private List<String> topics;

    @Convert(converter = QuantitiesColumn.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<Quantity> quantities;

    @Column(name = "submitted_by_sub")
    private String submittedBySub;

    @Column(name = "submitted_by_name")
    private String submittedByName;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    @Column(name = "decided_by_sub")
    private @Nullable String decidedBySub;

    @Column(name = "decided_by_name")
    private @Nullable String decidedByName;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "rejection_reason")
    private @Nullable RejectionReason rejectionReason;

    @Column(name = "rejection_words")
    private @Nullable String rejectionWords;

    @Column(name = "merged_into")
    private @Nullable UUID mergedInto;

    // Not part of the version: a claim that many ask for could otherwise never be decided on.
    @OptimisticLock(excluded = true)
    private int demand;

    @Column(name = "by_partner")
    private boolean byPartner;

    // Kept for lists to sort by; whatever changes the claim, Hibernate asks for them anew before it writes. No part of
    // the version, like the demand that moves them.
    @OptimisticLock(excluded = true)
    private int priority;

    @OptimisticLock(excluded = true)
    @Column(name = "priority_basis")
    private String priorityBasis;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "given_up_reviews", columnDefinition = "uuid[]")
    private List<UUID> givenUpReviews;

    // What tips are compared by; null only in rows that were written before there was such a column.
    @Column(name = "normalised_text_sha256")
    private @Nullable String normalisedTextSha256;

    @Column(name = "review_id")
    private @Nullable UUID reviewId;

    @Column(name = "review_state")
    private @Nullable String reviewState;

    @Column(name = "review_since")
    private @Nullable Instant reviewSince;

    @Column(name = "review_sequence")
    private long reviewSequence;

    @Column(name = "verdict_url")
    private @Nullable String verdictUrl;

    @Column(name = "verdict_rating")
    private @Nullable String verdictRating;

    @Column(name = "verdict_rating_now")
    private @Nullable String verdictRatingNow;

    @Column(name = "verdict_retracted")
    private boolean verdictRetracted;

    @Column(name = "verdict_kind")
    private @Nullable String verdictKind;

    @Column(name = "verdict_headline")
    private @Nullable String verdictHeadline;

    @Column(name = "verdict_revision")
    private @Nullable Integer verdictRevision;

    @Column(name = "verdict_published_at")
    private @Nullable Instant verdictPublishedAt;

    @Column(name = "verdict_sequence")
    private long verdictSequence;

    /** For Hibernate. */
    protected Claim() {}

    /** A claim that was just sent in. */
    public Claim(UUID id, Statement statement, Person submittedBy, Instant at) {
        this.id = id;
        state = ClaimState.SUBMITTED;
        text = statement.text();
        language = statement.language();
        restatement = statement.restatement();
        claimant = statement.claimant();
        source = statement.source();
        statedOn = statement.statedOn();
        appearances = new ArrayList<>(statement.appearances());
        topics = statement.topics();
        quantities = statement.quantities();
        submittedBySub = submittedBy.sub();
        submittedByName = submittedBy.name();
        submittedAt = at;
        givenUpReviews = List.of();
        priorityBasis = "";
    }

    @PrePersist
    @PreUpdate
    void derive() {
        priority = priority().points();
        priorityBasis = Priority.BASIS;
        normalisedTextSha256 = NormalisedText.of(text).sha256();
    }

    /** Notes that a partner sent it in, who answers for more people than themselves. */
    public void sentByPartner() {
        byPartner = true;
    }

    /** Whose name the claim gives; the name as it was written stays. */
    public void attribute(@Nullable Claimant to) {
        saidBy = to;
    }

    /**
     * Says it otherwise; {@link ClaimRevisions#revise} alone calls this, and keeps what it said.
     *
     * @param to whose name the statement gives
     * @return whether it says anything else now
     */
    boolean revise(Statement statement, @Nullable Claimant to) {
        if (statement.equals(statement()) && Objects.equals(idOf(to), idOf(saidBy))) {
            return false;
        }
        text = statement.text();
        language = statement.language();
        restatement = statement.restatement();
        claimant = statement.claimant();
        saidBy = to;
        source = statement.source();
        statedOn = statement.statedOn();
        if (!appearances.equals(statement.appearances())) {
            appearances.clear();
            appearances.addAll(statement.appearances());
        }
        topics = statement.topics();
        quantities = statement.quantities();
        return true;
    }

    private static @Nullable UUID idOf(@Nullable Claimant someone) {
        return someone == null ? null : someone.id();
    }

    /**
     * Refuses to let anybody write at what is no work of the desk any more.
     *
     * @throws ProblemException 409 {@code claim-merged}, {@code claim-rejected}
     */
    public void requireEditable() {
        if (mergedInto != null) {
            throw ProblemException.rule(
                    "claim-merged", "This claim was merged into claim " + mergedInto + ": edit that one.");
        }
        if (state == ClaimState.REJECTED) {
            throw ProblemException.rule(
                    "claim-rejected", "This claim was rejected: reopen it before you change what it says.");
        }
    }

    /**
     * Takes the claim up for checking.
     *
     * @param newReviewId the id that its review will have
     * @throws ProblemException 409 {@code claim-already-decided}
     */
    public void accept(UUID newReviewId, Person by, Instant at) {
        check(ClaimAction.ACCEPT);
        decide(ClaimState.ACCEPTED, by, at);
        reviewId = newReviewId;
    }

    /**
     * Says that the desk does not check the claim, and why.
     *
     * @throws ProblemException 409 {@code claim-already-decided}
     */
    public void reject(Rejection rejection, Person by, Instant at) {
        check(ClaimAction.REJECT);
        decide(ClaimState.REJECTED, by, at);
        rejectionReason = rejection.reason();
        rejectionWords = rejection.words();
    }

    /**
     * Takes an acceptance or a rejection back, so that the claim waits for a decision again.
     *
     * @return the review that is given up by it; null if there was none
     * @throws ProblemException 409 by the rules of {@link ClaimPolicy}
     */
    public @Nullable UUID reopen() {
        check(ClaimAction.REOPEN);
        UUID review = reviewId;
        undecide();
        return review;
    }

    /** The first half of a merge: this claim leads to another one from now on. */
    void leadTo(UUID standing, Person by, Instant at) {
        check(ClaimAction.MERGE);
        undecide();
        decide(ClaimState.MERGED, by, at);
        mergedInto = standing;
    }

    /** What it was merged into was merged itself, or split off. */
    void leadOnTo(UUID standing) {
        mergedInto = standing;
    }

    /** The second half of a merge: takes over what this claim does not have yet, and says what that was. */
    Belongings takeIn(Claim other) {
        Belongings brought = Belongings.newTo(statement(), other.statement());
        hold(Belongings.of(statement()).plus(brought));
        demand += other.demand;
        return brought;
    }

    /** Back to what it was before it was merged; one that was accepted gets a review of its own. */
    void standAgain(Merge merge, @Nullable UUID newReviewId) {
        check(ClaimAction.SPLIT);
        undecide();
        mergedInto = null;
        Decision former = merge.formerDecision();
        if (former != null) {
            decide(merge.formerState(), former.by(), former.at());
            rejectionReason =
                    former.rejection() == null ? null : former.rejection().reason();
            rejectionWords =
                    former.rejection() == null ? null : former.rejection().words();
            reviewId = newReviewId;
        }
    }

    /** Without what a claim brought that is split off again. */
    void giveBack(Belongings brought, int theirDemand) {
        hold(Belongings.of(statement()).minus(brought));
        demand = Math.max(0, demand - theirDemand);
    }

    private void hold(Belongings belongings) {
        if (!appearances.equals(belongings.appearances())) {
            appearances.clear();
            appearances.addAll(belongings.appearances());
        }
        topics = belongings.topics();
        quantities = belongings.quantities();
    }

    private void check(ClaimAction action) {
        ClaimPolicy.objection(action, ClaimPolicy.Facts.of(this)).ifPresent(refused -> {
            throw refused.problem();
        });
    }

    private void decide(ClaimState decided, Person by, Instant at) {
        state = decided;
        decidedBySub = by.sub();
        decidedByName = by.name();
        decidedAt = at;
    }

    private void undecide() {
        state = ClaimState.SUBMITTED;
        decidedBySub = null;
        decidedByName = null;
        decidedAt = null;
        rejectionReason = null;
        rejectionWords = null;
        if (reviewId != null) {
            List<UUID> givenUp = new ArrayList<>(givenUpReviews);
            givenUp.add(reviewId);
            givenUpReviews = givenUp;
        }
        reviewId = null;
        reviewState = null;
        reviewSince = null;
    }

    /**
     * Notes how far the review is; a claim that was not accepted has none, and one that was given up counts no longer.
     *
     * @param sequence of the event that tells it; an older one than the last changes nothing
     * @return whether it was news
     */
    public boolean noteReview(UUID review, String newState, Instant since, long sequence) {
        if (state != ClaimState.ACCEPTED || sequence <= reviewSequence || givenUpReviews.contains(review)) {
            return false;
        }
        reviewId = review;
        reviewState = newState;
        reviewSince = since;
        reviewSequence = sequence;
        return true;
    }

    /**
     * Notes the verdict. Its sequence is kept apart from the review's, so that a review's event which overtook it does
     * not hide it.
     *
     * @param sequence of the event that tells it; an older one than the last changes nothing
     * @return whether it was news
     */
    public boolean noteVerdict(Verdict verdict, long sequence) {
        if (state != ClaimState.ACCEPTED || sequence <= verdictSequence) {
            return false;
        }
        verdictUrl = verdict.url();
        verdictRating = verdict.rating();
        verdictRatingNow = verdict.ratingNow();
        verdictRetracted = verdict.retracted();
        verdictKind = verdict.kind();
        verdictHeadline = verdict.headline();
        verdictRevision = verdict.revision();
        verdictPublishedAt = verdict.publishedAt();
        verdictSequence = sequence;
        return true;
    }

    /** Notes how many people asked for it. */
    public void noteDemand(int people) {
        demand = people;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public ClaimState state() {
        return state;
    }

    /** The claim that it was merged into: one that stands, never a merged one; null unless it was merged. */
    public @Nullable UUID mergedInto() {
        return mergedInto;
    }

    /** How many people asked for it. */
    public int demand() {
        return demand;
    }

    /** How much it deserves to be looked at before others, and why. */
    public Priority priority() {
        return Priority.of(statement(), demand, byPartner);
    }

    /** The points by which lists sort it. */
    int storedPriority() {
        return priority;
    }

    /** Who has the name that the statement gives; null if it gives none. */
    public @Nullable Claimant claimant() {
        return saidBy;
    }

    public Statement statement() {
        return new Statement(text, language, restatement, claimant, source, statedOn, appearances, topics, quantities);
    }

    public Person submittedBy() {
        return new Person(submittedBySub, submittedByName);
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    /** Null while nobody has decided. */
    public @Nullable Decision decision() {
        if (decidedBySub == null || decidedByName == null || decidedAt == null) {
            return null;
        }
        return new Decision(
                new Person(decidedBySub, decidedByName),
                decidedAt,
                rejectionReason == null ? null : new Rejection(rejectionReason, rejectionWords));
    }

    /** Null while the claim is not accepted. */
    public @Nullable ReviewStatus review() {
        return reviewId == null ? null : new ReviewStatus(reviewId, reviewState, reviewSince);
    }

    /** Null until one is published. */
    public @Nullable Verdict verdict() {
        if (verdictUrl == null
                || verdictRating == null
                || verdictHeadline == null
                || verdictRevision == null
                || verdictPublishedAt == null) {
            return null;
        }
        return new Verdict(
                verdictUrl,
                verdictRating,
                verdictRatingNow,
                verdictRetracted,
                verdictKind,
                verdictHeadline,
                verdictRevision,
                verdictPublishedAt);
    }
}
