package org.plumbline.review.remark;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;

/** What somebody said about a passage. What was said stays; what became of it changes. */
@Entity
class Remark {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID reviewId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false, name = "field")
    private Part part;

    @Column(updatable = false)
    private String quote;

    @Column(updatable = false)
    private String prefix;

    @Column(updatable = false)
    private String suffix;

    @Column(updatable = false)
    private @Nullable UUID draftRevisionId;

    @Column(updatable = false)
    private String text;

    @Column(updatable = false)
    private String madeBySub;

    @Column(updatable = false)
    private String madeByName;

    @Column(updatable = false)
    private Instant madeAt;

    private @Nullable Instant returnedAt;
    private @Nullable Instant resolvedAt;
    private @Nullable String resolvedBySub;
    private @Nullable String resolvedByName;

    @Version
    private long version;

    protected Remark() {}

    /** @param draftRevisionId the text that it was made on; null if nobody knows which that was */
    Remark(
            UUID reviewId,
            Part part,
            Quote quote,
            @Nullable UUID draftRevisionId,
            String text,
            Person madeBy,
            Instant madeAt) {
        this.id = Ids.next();
        this.reviewId = reviewId;
        this.part = part;
        this.quote = quote.exact();
        this.prefix = quote.prefix();
        this.suffix = quote.suffix();
        this.draftRevisionId = draftRevisionId;
        this.text = text;
        this.madeBySub = madeBy.sub();
        this.madeByName = madeBy.name();
        this.madeAt = madeAt;
    }

    /** The draft was returned, and this is to be done. */
    void returned(Instant at) {
        returnedAt = at;
    }

    void resolve(Person by, Instant at) {
        resolvedAt = at;
        resolvedBySub = by.sub();
        resolvedByName = by.name();
    }

    void reopen() {
        resolvedAt = null;
        resolvedBySub = null;
        resolvedByName = null;
    }

    UUID id() {
        return id;
    }

    UUID reviewId() {
        return reviewId;
    }

    Part part() {
        return part;
    }

    Quote quote() {
        return new Quote(quote, prefix, suffix);
    }

    @Nullable
    UUID draftRevisionId() {
        return draftRevisionId;
    }

    String text() {
        return text;
    }

    Person madeBy() {
        return new Person(madeBySub, madeByName);
    }

    Instant madeAt() {
        return madeAt;
    }

    @Nullable
    Instant returnedAt() {
        return returnedAt;
    }

    @Nullable
    Instant resolvedAt() {
        return resolvedAt;
    }

    @Nullable
    Person resolvedBy() {
        return resolvedBySub == null ? null : new Person(resolvedBySub, Objects.requireNonNull(resolvedByName));
    }

    boolean isResolved() {
        return resolvedAt != null;
    }

    long version() {
        return version;
    }
}
