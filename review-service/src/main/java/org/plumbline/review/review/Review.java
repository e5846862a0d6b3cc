package org.plumbline.review.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.Priority;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.Kind;

/**
 * The work on one claim. Its version counts every change of it, of its draft, its evidence and its approvals: they are
 * read together, and whoever changes one of them says which version of all they saw.
 */
@Entity
class Review {

    @Id
    private UUID id;

    private UUID claimId;
    private UUID snapshotId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private ReviewState state;

    @Enumerated(EnumType.STRING)
    private Risk risk;

    private @Nullable String assigneeSub;
    private @Nullable String assigneeName;
    private @Nullable String blockedReason;
    private @Nullable String droppedReason;
    private boolean withdrawn;
    private @Nullable String claimNotice;
    private @Nullable String remarks;
    private @Nullable String rating;
    private @Nullable String headline;
    private @Nullable String summary;
    private @Nullable String body;
    private @Nullable String methodology;
    private String language;
    private @Nullable String ratingNow;
    private @Nullable String changeNote;
    private @Nullable UUID verdictId;
    private @Nullable Integer baseRevision;
    private @Nullable String openedBecause;
    private @Nullable String waiverReason;
    private @Nullable String waiverBySub;
    private @Nullable String waiverByName;
    private @Nullable Instant waiverAt;
    private Instant openedAt;
    private Instant changedAt;
    private @Nullable LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    private int editorsNeeded;
    private long policyVersion;
    private @Nullable Instant listedAt;

    @Version
    private long version;

    protected Review() {}

    Review(UUID id, UUID claimId, UUID snapshotId, Kind kind, Risk risk, String language, Instant openedAt) {
        this.id = id;
        this.claimId = claimId;
        this.snapshotId = snapshotId;
        this.kind = kind;
        this.state = ReviewState.OPEN;
        this.risk = risk;
        this.language = language;
        this.openedAt = openedAt;
        this.changedAt = openedAt;
        this.priority = Priority.NORMAL;
        this.editorsNeeded = risk.editorsNeeded();
    }

    /** Makes it one that changes a published verdict, from the revision that stands. */
    void followUp(UUID verdict, int revision, @Nullable String because) {
        verdictId = verdict;
        baseRevision = revision;
        openedBecause = because;
    }

    /** Readers are told of this: what it looks into, or brings, is more than what it was opened for. */
    void becomes(Kind more) {
        if (verdictId == null) {
            throw new IllegalStateException("A review of kind " + kind + " changes no verdict");
        }
        kind = more;
    }

    /** Always moves on, so that a change of evidence or of an approval changes this row too, and the version counts it. */
    void changed(Instant at) {
        changedAt = at.isAfter(changedAt) ? at : changedAt.plus(1, ChronoUnit.MICROS);
    }

    void assign(Person person) {
        assigneeSub = person.sub();
        assigneeName = person.name();
        if (state == ReviewState.OPEN) {
            moveTo(ReviewState.IN_PROGRESS);
        }
    }

    /** Nobody works on it any more; what was being written is open to whoever takes it. */
    void release() {
        assigneeSub = null;
        assigneeName = null;
        if (state == ReviewState.IN_PROGRESS) {
            moveTo(ReviewState.OPEN);
        }
    }

    void write(Draft draft) {
        rating = draft.rating();
        headline = draft.headline();
        summary = draft.summary();
        body = draft.body();
        methodology = draft.methodology();
        language = draft.language();
        ratingNow = draft.ratingNow();
        changeNote = draft.changeNote();
    }

    void waive(@Nullable Waiver waiver) {
        waiverReason = waiver == null ? null : waiver.reason();
        waiverBySub = waiver == null ? null : waiver.by().sub();
        waiverByName = waiver == null ? null : waiver.by().name();
        waiverAt = waiver == null ? null : waiver.at();
    }

    void submit() {
        moveTo(ReviewState.IN_APPROVAL);
        remarks = null;
    }

    void returnWith(String why) {
        moveTo(ReviewState.IN_PROGRESS);
        remarks = why;
    }

    void publish() {
        moveTo(ReviewState.PUBLISHED);
        // What it started from is what readers have now.
        claimNotice = null;
    }

    void drop(String reason) {
        moveTo(ReviewState.DROPPED);
        droppedReason = reason;
    }

    /** Back to work, or to the queue if nobody ever took it. */
    void reopen() {
        moveTo(assigneeSub == null ? ReviewState.OPEN : ReviewState.IN_PROGRESS);
        droppedReason = null;
    }

    /** Needs as much as this from now on; whom it keeps away is kept elsewhere. */
    void require(Bar bar) {
        risk = bar.risk();
        editorsNeeded = bar.editorsNeeded();
    }

    /** Has all that this version of the policy table asks for. */
    void meetsPolicy(long version) {
        policyVersion = version;
    }

    /** Is to be done by the end of a day of the desk's time zone, or, with null, whenever it is. */
    void schedule(@Nullable LocalDate day) {
        dueOn = day;
    }

    void prioritise(Priority among) {
        priority = among;
    }

    void block(@Nullable String reason) {
        blockedReason = reason;
    }

    /** The acceptance that opened it was taken back; it cannot be reopened once it is dropped. */
    void withdraw() {
        withdrawn = true;
        listedAt = null;
    }

    /** Readers are told from now on that its claim is being checked, or, with null, no longer. */
    void list(@Nullable Instant since) {
        listedAt = since;
    }

    /** What happened to the claim since the verdict was published: by this review, or before this review of it. */
    void note(String aboutClaim) {
        claimNotice = aboutClaim;
    }

    void follow(UUID newSnapshotId) {
        snapshotId = newSnapshotId;
    }

    /** Brings the state in line with the approvals that hold: with enough it is approved, without it is not. */
    void settle(boolean approvedByEnough) {
        if (state == ReviewState.APPROVED && !approvedByEnough) {
            moveTo(ReviewState.IN_APPROVAL);
        } else if (state == ReviewState.IN_APPROVAL && approvedByEnough) {
            moveTo(ReviewState.APPROVED);
        }
    }

    private void moveTo(ReviewState next) {
        if (!state.leadsTo(next)) {
            throw new IllegalStateException("No way leads from " + state + " to " + next);
        }
        state = next;
        if (next == ReviewState.PUBLISHED || next == ReviewState.DROPPED) {
            // Whoever reopens it need not be an editor, who alone tells readers of it.
            listedAt = null;
        }
    }

    UUID id() {
        return id;
    }

    UUID claimId() {
        return claimId;
    }

    UUID snapshotId() {
        return snapshotId;
    }

    Kind kind() {
        return kind;
    }

    ReviewState state() {
        return state;
    }

    Risk risk() {
        return risk;
    }

    int editorsNeeded() {
        return editorsNeeded;
    }

    long policyVersion() {
        return policyVersion;
    }

    @Nullable
    LocalDate dueOn() {
        return dueOn;
    }

    Priority priority() {
        return priority;
    }

    long version() {
        return version;
    }

    @Nullable
    Person assignee() {
        return assigneeSub == null ? null : new Person(assigneeSub, Objects.requireNonNull(assigneeName));
    }

    @Nullable
    String blockedReason() {
        return blockedReason;
    }

    @Nullable
    String droppedReason() {
        return droppedReason;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    /** Since when readers are told that its claim is being checked; null if they are not. */
    @Nullable
    Instant listedAt() {
        return listedAt;
    }

    @Nullable
    String claimNotice() {
        return claimNotice;
    }

    @Nullable
    String remarks() {
        return remarks;
    }

    Draft draft() {
        return new Draft(rating, headline, summary, body, methodology, language, ratingNow, changeNote);
    }

    /** The verdict that it changes, if it is not one that leads to a first revision. */
    @Nullable
    UUID verdictId() {
        return verdictId;
    }

    /** The number of the revision that it started from; null without a verdict. */
    @Nullable
    Integer baseRevision() {
        return baseRevision;
    }

    @Nullable
    String openedBecause() {
        return openedBecause;
    }

    /** The parts that still have to be written; of a change to a verdict also what it is. */
    List<String> missing() {
        List<String> missing = new ArrayList<>(draft().missing());
        if (verdictId != null && changeNote == null) {
            missing.add("what changed and why");
        }
        return missing;
    }

    @Nullable
    Waiver waiver() {
        return waiverReason == null
                ? null
                : new Waiver(
                        waiverReason,
                        new Person(Objects.requireNonNull(waiverBySub), Objects.requireNonNull(waiverByName)),
                        Objects.requireNonNull(waiverAt));
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant changedAt() {
        return changedAt;
    }
}
