package org.plumbline.claims.tip;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.PartialDate;

/** What somebody sent in, as it was sent; it never changes, but it can be forgotten. */
@Entity
@Table(name = "tip")
public class Tip {

    @Id
    private UUID id;

    @Column(name = "claim_id")
    private UUID claimId;

    private String text;
    private String language;

    @Column(name = "seen_url")
    private @Nullable String seenUrl;

    @Column(name = "seen_publisher")
    private @Nullable String seenPublisher;

    @Column(name = "seen_headline")
    private @Nullable String seenHeadline;

    @Column(name = "seen_published_on")
    private @Nullable PartialDate seenPublishedOn;

    private int people;

    @Column(name = "sent_by_sub")
    private String sentBySub;

    @Column(name = "sent_by_name")
    private String sentByName;

    @Column(name = "received_at")
    private Instant receivedAt;

    /** For Hibernate. */
    protected Tip() {}

    Tip(UUID id, UUID claimId, NewTip sent, Person by, Instant at) {
        this.id = id;
        this.claimId = claimId;
        text = sent.text();
        language = sent.language();
        Appearance seen = sent.seen();
        if (seen != null) {
            seenUrl = seen.url();
            seenPublisher = seen.publisher();
            seenHeadline = seen.headline();
            seenPublishedOn = seen.publishedOn();
        }
        people = sent.people();
        sentBySub = by.sub();
        sentByName = by.name();
        receivedAt = at;
    }

    public UUID id() {
        return id;
    }

    /** The claim that it said the same as when it was received; that one may have been merged into another since. */
    public UUID claimId() {
        return claimId;
    }

    public String text() {
        return text;
    }

    public String language() {
        return language;
    }

    /** Where it was seen; null if nobody said. */
    public @Nullable Appearance seen() {
        return seenUrl == null && seenPublisher == null && seenHeadline == null
                ? null
                : new Appearance(seenUrl, seenPublisher, seenHeadline, seenPublishedOn, null);
    }

    /** How many people it speaks for: one, or as many of a partner's users as asked. */
    public int people() {
        return people;
    }

    public Person sentBy() {
        return new Person(sentBySub, sentByName);
    }

    public Instant receivedAt() {
        return receivedAt;
    }
}
