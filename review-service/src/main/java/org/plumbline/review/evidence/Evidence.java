package org.plumbline.review.evidence;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.PartialDate;

/** One source of a review. Its review's version counts its changes, for both are read and approved together. */
@Entity
public class Evidence {

    @Id
    private UUID id;

    private UUID reviewId;
    private int position;
    private String publisher;
    private String title;
    private @Nullable String url;
    private @Nullable String publishedOn;

    @Enumerated(EnumType.STRING)
    private SourceType type;

    @Column(name = "first_hand")
    private boolean primary;

    @Enumerated(EnumType.STRING)
    private Stance stance;

    private @Nullable String quote;
    private @Nullable BigDecimal figureValue;
    private @Nullable String figureMeasure;
    private @Nullable String figureAsOf;
    private @Nullable String origin;
    private @Nullable String notes;
    private String addedBySub;
    private String addedByName;
    private Instant addedAt;

    protected Evidence() {}

    Evidence(UUID id, UUID reviewId, EvidenceItem item, int position, Person addedBy, Instant addedAt) {
        this.id = id;
        this.reviewId = reviewId;
        this.addedBySub = addedBy.sub();
        this.addedByName = addedBy.name();
        this.addedAt = addedAt;
        describe(item, position);
    }

    /** Takes over a new description; without a position it stays where it is. */
    public void describe(EvidenceItem item) {
        describe(item, item.position() == null ? position : item.position());
    }

    private void describe(EvidenceItem item, int place) {
        Figure figure = item.figure();
        this.position = place;
        this.publisher = item.publisher();
        this.title = item.title();
        this.url = item.url();
        this.publishedOn = text(item.publishedOn());
        this.type = item.type();
        this.primary = item.primary();
        this.stance = item.stance();
        this.quote = item.quote();
        this.figureValue = figure == null ? null : figure.value();
        this.figureMeasure = figure == null ? null : figure.measure();
        this.figureAsOf = figure == null ? null : text(figure.asOf());
        this.origin = item.origin();
        this.notes = item.notes();
    }

    public UUID id() {
        return id;
    }

    public UUID reviewId() {
        return reviewId;
    }

    public Person addedBy() {
        return new Person(addedBySub, addedByName);
    }

    public Instant addedAt() {
        return addedAt;
    }

    int position() {
        return position;
    }

    public EvidenceItem item() {
        return new EvidenceItem(
                publisher,
                title,
                url,
                date(publishedOn),
                type,
                primary,
                stance,
                quote,
                figureValue == null ? null : new Figure(figureValue, figureMeasure, date(figureAsOf)),
                origin,
                notes,
                position);
    }

    private static @Nullable String text(@Nullable PartialDate date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable PartialDate date(@Nullable String text) {
        return text == null ? null : PartialDate.parse(text);
    }
}
