package org.plumbline.review.evidence.archive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.evidence.WebAddress;

/** A page that was looked up as evidence, and the copy that was kept of it. The service's login cannot change it. */
@Entity
@Immutable
public class ArchivedPage {

    @Id
    private UUID id;

    private UUID reviewId;
    private String url;
    private String finalUrl;
    private String mediaType;
    private String sha256;
    private String payloadSha256;
    private int size;
    private @Nullable String title;
    private @Nullable String publisher;
    private @Nullable String author;
    private @Nullable String publishedOn;
    private Instant fetchedAt;
    private String fetchedBySub;
    private String fetchedByName;

    protected ArchivedPage() {}

    ArchivedPage(UUID id, UUID reviewId, FoundPage page, Person by) {
        this.id = id;
        this.reviewId = reviewId;
        this.url = page.url();
        this.finalUrl = page.finalUrl();
        this.mediaType = page.mediaType();
        this.sha256 = page.sha256();
        this.payloadSha256 = page.payloadSha256();
        this.size = page.size();
        this.title = page.said().title();
        this.publisher = page.said().publisher();
        this.author = page.said().author();
        this.publishedOn = page.said().publishedOn() == null
                ? null
                : page.said().publishedOn().toString();
        // As the database will have it: the time is part of what is hashed.
        this.fetchedAt = page.fetchedAt().truncatedTo(ChronoUnit.MICROS);
        this.fetchedBySub = by.sub();
        this.fetchedByName = by.name();
    }

    public UUID id() {
        return id;
    }

    public UUID reviewId() {
        return reviewId;
    }

    /** As it was asked for. */
    public String url() {
        return url;
    }

    /** Where the page was, after all redirects. */
    public String finalUrl() {
        return finalUrl;
    }

    /** Of the page, as its server declared it. */
    public String mediaType() {
        return mediaType;
    }

    /** Of the copy, in lower-case hexadecimal; the file store has it under this name. */
    public String sha256() {
        return sha256;
    }

    /** Of the page's body as it came. */
    public String payloadSha256() {
        return payloadSha256;
    }

    /** Of the copy, in bytes. */
    public int size() {
        return size;
    }

    public Instant fetchedAt() {
        return fetchedAt;
    }

    public Person fetchedBy() {
        return new Person(fetchedBySub, fetchedByName);
    }

    public PageDescription said() {
        return new PageDescription(
                title, publisher, author, publishedOn == null ? null : PartialDate.parse(publishedOn));
    }

    /** Whether it is a copy of the page at this address. */
    public boolean isOf(WebAddress address) {
        return addresses().anyMatch(address::samePageAs);
    }

    /** The address that was asked for and the one that it led to. */
    public Stream<WebAddress> addresses() {
        return Stream.of(url, finalUrl).map(WebAddress::parse).flatMap(Optional::stream);
    }
}
