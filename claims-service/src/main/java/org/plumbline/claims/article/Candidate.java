package org.plumbline.claims.article;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;

/** A passage of an article that could become a claim. */
@Entity
@Table(name = "article_candidate")
public class Candidate {

    @Id
    private UUID id;

    @Version
    private long version;

    @Column(name = "article_id")
    private UUID articleId;

    @Column(name = "span_start")
    private int spanStart;

    @Column(name = "span_end")
    private int spanEnd;

    private String text;
    private double score;

    @Column(name = "by_hand")
    private boolean byHand;

    private @Nullable String speaker;

    @Convert(converter = FindingsColumn.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Findings findings;

    @Enumerated(EnumType.STRING)
    private CandidateState state;

    @Column(name = "claim_id")
    private @Nullable UUID claimId;

    @Column(name = "decided_by_sub")
    private @Nullable String decidedBySub;

    @Column(name = "decided_by_name")
    private @Nullable String decidedByName;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    /** For Hibernate. */
    protected Candidate() {}

    /**
     * A passage that nobody has decided about.
     *
     * @param byHand whether a person chose it, rather than the extraction
     */
    Candidate(UUID id, UUID articleId, Passage passage, boolean byHand) {
        this.id = id;
        this.articleId = articleId;
        spanStart = passage.start();
        spanEnd = passage.end();
        text = passage.text();
        score = passage.score();
        speaker = passage.speaker();
        findings = passage.findings();
        this.byHand = byHand;
        state = CandidateState.OPEN;
    }

    /**
     * Notes the claim that was made of it. One that was dismissed may be accepted after all.
     *
     * @throws ProblemException 409 {@code candidate-already-decided}
     */
    void accept(UUID claim, Person by, Instant at) {
        if (state == CandidateState.ACCEPTED) {
            throw alreadyAClaim();
        }
        decide(CandidateState.ACCEPTED, by, at);
        claimId = claim;
    }

    /**
     * Notes that it is not worth a claim; once is enough.
     *
     * @return whether it was not so before
     * @throws ProblemException 409 {@code candidate-already-decided}
     */
    boolean dismiss(Person by, Instant at) {
        if (state == CandidateState.ACCEPTED) {
            throw alreadyAClaim();
        }
        boolean news = state == CandidateState.OPEN;
        if (news) {
            decide(CandidateState.DISMISSED, by, at);
        }
        return news;
    }

    /**
     * Takes a dismissal back.
     *
     * @return whether it was dismissed
     * @throws ProblemException 409 {@code candidate-already-decided}
     */
    boolean reopen() {
        if (state == CandidateState.ACCEPTED) {
            throw alreadyAClaim();
        }
        boolean news = state == CandidateState.DISMISSED;
        state = CandidateState.OPEN;
        decidedBySub = null;
        decidedByName = null;
        decidedAt = null;
        return news;
    }

    private void decide(CandidateState decided, Person by, Instant at) {
        state = decided;
        decidedBySub = by.sub();
        decidedByName = by.name();
        decidedAt = at;
    }

    private ProblemException alreadyAClaim() {
        return ProblemException.rule(
                "candidate-already-decided",
                String.format(
                        Locale.ROOT,
                        "A claim was made of it already: “%s”. What becomes of the claim is decided in the inbox.",
                        text));
    }

    public UUID id() {
        return id;
    }

    public Passage passage() {
        return new Passage(spanStart, spanEnd, text, score, speaker, findings);
    }

    public boolean byHand() {
        return byHand;
    }

    public CandidateState state() {
        return state;
    }

    /** The claim that was made of it; null unless it was accepted. */
    public @Nullable UUID claimId() {
        return claimId;
    }

    /** Null while nobody has decided. */
    public @Nullable Person decidedBy() {
        return decidedBySub == null || decidedByName == null ? null : new Person(decidedBySub, decidedByName);
    }

    /** Null while nobody has decided. */
    public @Nullable Instant decidedAt() {
        return decidedAt;
    }
}
