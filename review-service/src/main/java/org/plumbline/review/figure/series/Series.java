package org.plumbline.review.figure.series;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;

/** One source's figure for one thing over time. Its points are no part of it: they are written down one by one. */
@Entity
public class Series {

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;
    private String measure;
    private @Nullable String subject;
    private @Nullable String place;
    private @Nullable String periodStart;

    @Enumerated(EnumType.STRING)
    private Accumulation accumulation;

    @Enumerated(EnumType.STRING)
    private Basis basis;

    private @Nullable String unit;
    private String sourceName;
    private @Nullable String sourceUrl;
    private @Nullable String method;

    @Enumerated(EnumType.STRING)
    private Volatility volatility;

    private @Nullable BigDecimal tolerancePercent;
    private @Nullable BigDecimal toleranceAbsolute;
    private @Nullable Instant retiredAt;
    private @Nullable String retiredBecause;
    private String createdBySub;
    private String createdByName;
    private Instant createdAt;

    protected Series() {}

    Series(UUID id, SeriesFacts facts, Person by, Instant at) {
        this.id = id;
        this.createdBySub = by.sub();
        this.createdByName = by.name();
        this.createdAt = at;
        take(facts);
    }

    /** Takes over a new description. */
    void describe(SeriesFacts facts) {
        take(facts);
    }

    private void take(SeriesFacts facts) {
        name = facts.name();
        measure = facts.measure();
        subject = facts.subject();
        place = facts.place();
        periodStart = facts.periodStart() == null ? null : facts.periodStart().toString();
        accumulation = facts.accumulation();
        basis = facts.basis();
        unit = facts.unit();
        sourceName = facts.sourceName();
        sourceUrl = facts.sourceUrl();
        method = facts.method();
        volatility = facts.volatility();
        tolerancePercent = plain(facts.tolerancePercent());
        toleranceAbsolute = plain(facts.toleranceAbsolute());
    }

    /**
     * Takes no more points; what it has stays.
     *
     * @throws ProblemException 409 {@code series-retired}
     */
    void retire(String because, Instant at) {
        requireActive();
        retiredAt = at;
        retiredBecause = because;
    }

    /**
     * Takes points again.
     *
     * @throws ProblemException 409 {@code series-not-retired}
     */
    void reinstate() {
        if (retiredAt == null) {
            throw ProblemException.rule("series-not-retired", "This series is not retired.");
        }
        retiredAt = null;
        retiredBecause = null;
    }

    /**
     * Refuses what a retired series takes no more.
     *
     * @throws ProblemException 409 {@code series-retired}
     */
    public void requireActive() {
        if (retiredAt != null) {
            throw ProblemException.rule(
                    "series-retired", "This series is retired: " + retiredBecause + " Reinstate it first.");
        }
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public SeriesFacts facts() {
        return new SeriesFacts(
                name,
                measure,
                subject,
                place,
                periodStart == null ? null : PartialDate.parse(periodStart),
                accumulation,
                basis,
                unit,
                sourceName,
                sourceUrl,
                method,
                volatility,
                tolerancePercent,
                toleranceAbsolute);
    }

    public boolean isRetired() {
        return retiredAt != null;
    }

    public @Nullable Instant retiredAt() {
        return retiredAt;
    }

    public @Nullable String retiredBecause() {
        return retiredBecause;
    }

    public Person createdBy() {
        return new Person(createdBySub, createdByName);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Without zeros at its end, so that a form that sends it back unchanged changes nothing. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null
                ? null
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
