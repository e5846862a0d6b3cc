package org.plumbline.review.evidence;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
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
    private @Nullable String author;
    private @Nullable String url;
    private @Nullable String publishedOn;

    @Enumerated(EnumType.STRING)
    private SourceType type;

    @Column(name = "first_hand")
    private boolean primary;

    private boolean protectedSource;

    @Enumerated(EnumType.STRING)
    private Stance stance;

    private @Nullable String quote;
    private @Nullable BigDecimal figureValue;
    private @Nullable String figureMeasure;
    private @Nullable String figureAsOf;
    private @Nullable String origin;
    private @Nullable String notes;
    private @Nullable UUID archiveId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> files = List.of();

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
        this.position = position;
        take(item);
    }

    /** Takes over a new description; where it stands is {@link EvidenceList#place}'s to change. */
    public void describe(EvidenceItem item) {
        take(item);
    }

    private void take(EvidenceItem item) {
        Figure figure = item.figure();
        this.publisher = item.publisher();
        this.title = item.title();
        this.author = item.author();
        this.url = item.url();
        this.publishedOn = text(item.publishedOn());
        this.type = item.type();
        this.primary = item.primary();
        this.protectedSource = item.protectedSource();
        this.stance = item.stance();
        this.quote = item.quote();
        this.figureValue = figure == null ? null : figure.value();
        this.figureMeasure = figure == null ? null : figure.measure();
        this.figureAsOf = figure == null ? null : text(figure.asOf());
        this.origin = item.origin();
        this.notes = item.notes();
        this.archiveId = item.archive();
        this.files = item.files();
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

    void stand(int place) {
        position = place;
    }

    public EvidenceItem item() {
        return new EvidenceItem(
                publisher,
                title,
                author,
                url,
                date(publishedOn),
                type,
                primary,
                protectedSource,
                stance,
                quote,
                figureValue == null ? null : new Figure(figureValue, figureMeasure, date(figureAsOf)),
                origin,
                notes,
                archiveId,
                files,
                position);
    }

    private static @Nullable String text(@Nullable PartialDate date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable PartialDate date(@Nullable String text) {
        return text == null ? null : PartialDate.parse(text);
    }
}
