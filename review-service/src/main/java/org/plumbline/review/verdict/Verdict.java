package org.plumbline.review.verdict;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;

/** What the desk found about a claim, in one language: an address that stays, and behind it a chain of revisions. */
@Entity
@Immutable
public class Verdict {

    @Id
    private UUID id;

    private UUID claimId;
    private String slug;
    private String language;
    private Instant createdAt;

    protected Verdict() {}

    Verdict(UUID id, UUID claimId, String headline, String language, Instant createdAt) {
        this.id = id;
        this.claimId = claimId;
        this.slug = Slug.of(headline, id);
        this.language = language;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID claimId() {
        return claimId;
    }

    public String slug() {
        return slug;
    }

    public String language() {
        return language;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
