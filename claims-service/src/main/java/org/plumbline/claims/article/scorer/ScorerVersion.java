package org.plumbline.claims.article.scorer;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.extraction.Weights;
import org.plumbline.kit.identity.Person;

/** Weights from some moment on: fitted to the desk's decisions, or those of the product put back. Never changed. */
@Entity
@Immutable
@Table(name = "article_scorer")
class ScorerVersion {

    /** Where weights come from. */
    enum Source {
        /** From the desk's own decisions. */
        REFIT,
        /** With the product. */
        SHIPPED
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Source source;

    private @Nullable String weights;
    private int accepted;
    private int dismissed;

    @Column(name = "f1_before")
    private @Nullable Double f1Before;

    @Column(name = "f1_after")
    private @Nullable Double f1After;

    private boolean used;

    @Column(name = "made_by_sub")
    private String madeBySub;

    @Column(name = "made_by_name")
    private String madeByName;

    @Column(name = "made_at")
    private Instant madeAt;

    /** For Hibernate. */
    protected ScorerVersion() {}

    private ScorerVersion(UUID id, Source source, Person by, Instant at) {
        this.id = id;
        this.source = source;
        madeBySub = by.sub();
        madeByName = by.name();
        madeAt = at;
    }

    /** Weights that were fitted; they are used if they do better than those before on the decisions they came from. */
    static ScorerVersion refit(UUID id, Refitted refitted, Person by, Instant at) {
        ScorerVersion version = new ScorerVersion(id, Source.REFIT, by, at);
        version.weights = refitted.weights().format();
        version.accepted = refitted.accepted();
        version.dismissed = refitted.dismissed();
        version.f1Before = refitted.f1Before();
        version.f1After = refitted.f1After();
        version.used = refitted.isBetter();
        return version;
    }

    /** The product's weights put back. */
    static ScorerVersion shipped(UUID id, Person by, Instant at) {
        ScorerVersion version = new ScorerVersion(id, Source.SHIPPED, by, at);
        version.used = true;
        return version;
    }

    UUID id() {
        return id;
    }

    Source source() {
        return source;
    }

    Weights weights() {
        return weights == null ? Weights.shipped() : Weights.parse(weights);
    }

    int accepted() {
        return accepted;
    }

    int dismissed() {
        return dismissed;
    }

    @Nullable
    Double f1Before() {
        return f1Before;
    }

    @Nullable
    Double f1After() {
        return f1After;
    }

    boolean used() {
        return used;
    }

    Person madeBy() {
        return new Person(madeBySub, madeByName);
    }

    Instant madeAt() {
        return madeAt;
    }
}
