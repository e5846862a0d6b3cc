package org.plumbline.review.correction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.correction.rule.CorrectionType;
import org.plumbline.review.correction.rule.RequestAction;
import org.plumbline.review.correction.rule.RequestPolicy;
import org.plumbline.review.correction.rule.RequestState;
import org.plumbline.review.review.rule.Decision;

/** What somebody says is wrong with a verdict, and what became of it. */
@Entity
public class CorrectionRequest {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID verdictId;
    private int revision;
    private String language;

    @Enumerated(EnumType.STRING)
    private CorrectionType type;

    private String wrong;
    private @Nullable String quote;
    private @Nullable String sourceUrl;
    private String sentBySub;
    private String sentByName;
    private Instant receivedAt;
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private RequestState state;

    private Instant changedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable CorrectionType decidedType;

    private @Nullable String decidedBySub;
    private @Nullable String decidedByName;
    private @Nullable Instant decidedAt;
    private @Nullable String reply;
    private @Nullable UUID reviewId;
    private @Nullable Integer answeredBy;

    protected CorrectionRequest() {}

    CorrectionRequest(
            UUID id, UUID verdictId, int revision, NewRequest sent, Person by, Instant receivedAt, LocalDate dueOn) {
        this.id = id;
        this.verdictId = verdictId;
        this.revision = revision;
        language = sent.language();
        type = sent.type();
        wrong = sent.wrong();
        quote = sent.quote();
        sourceUrl = sent.source();
        sentBySub = by.sub();
        sentByName = by.name();
        this.receivedAt = receivedAt;
        this.dueOn = dueOn;
        state = RequestState.WAITING;
        changedAt = receivedAt;
    }

    /** A review of the verdict looks into it from now on. */
    void accept(CorrectionType decided, UUID review, Person by, Instant at) {
        move(RequestAction.ACCEPT, at);
        decide(decided, by, at);
        reviewId = review;
    }

    /** Nothing changes, for the reason that the reply gives. */
    void reject(String why, Person by, Instant at) {
        move(RequestAction.REJECT, at);
        decide(null, by, at);
        reply = why;
    }

    /** Whoever sent it takes it back, and their words with it. */
    void withdraw(Instant at) {
        move(RequestAction.WITHDRAW, at);
        wrong = "";
        quote = null;
        sourceUrl = null;
    }

    /** The review that looked into it was published as this revision. */
    void answer(int revisionNumber, Instant at) {
        move(RequestAction.ANSWER, at);
        answeredBy = revisionNumber;
    }

    /** The review that looked into it was dropped. */
    void putBack(Instant at) {
        move(RequestAction.PUT_BACK, at);
    }

    /** The review that was dropped is worked on again. */
    void resume(Instant at) {
        move(RequestAction.RESUME, at);
    }

    private void decide(@Nullable CorrectionType decided, Person by, Instant at) {
        decidedType = decided;
        decidedBySub = by.sub();
        decidedByName = by.name();
        decidedAt = at;
    }

    private void move(RequestAction action, Instant at) {
        if (RequestPolicy.possible(action, state) instanceof Decision.Refused(String rule, String why)) {
            throw ProblemException.rule(rule, why);
        }
        state = action.to();
        changedAt = at;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID verdictId() {
        return verdictId;
    }

    /** The revision that stood when it was sent. */
    public int revision() {
        return revision;
    }

    /** Of the page that it was sent from, {@code en} or {@code ar}. */
    public String language() {
        return language;
    }

    /** What its sender thinks that the verdict needs. */
    public CorrectionType type() {
        return type;
    }

    public String wrong() {
        return wrong;
    }

    public @Nullable String quote() {
        return quote;
    }

    public @Nullable String sourceUrl() {
        return sourceUrl;
    }

    public Person sentBy() {
        return new Person(sentBySub, sentByName);
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public RequestState state() {
        return state;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** What the desk decided that the verdict needs. */
    public @Nullable CorrectionType decidedType() {
        return decidedType;
    }

    public @Nullable Person decidedBy() {
        return decidedBySub == null || decidedByName == null ? null : new Person(decidedBySub, decidedByName);
    }

    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    /** What whoever sent it is told, where nothing changes. */
    public @Nullable String reply() {
        return reply;
    }

    /** The review that looks into it, or last did. */
    public @Nullable UUID reviewId() {
        return reviewId;
    }

    /** The revision that came of it. */
    public @Nullable Integer answeredBy() {
        return answeredBy;
    }
}
