package org.plumbline.review.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;

/** An address that somebody registered, and what it is told of. */
@Entity
public class Webhook {

    @Id
    private UUID id;

    @Version
    private long version;

    private String ownerSub;
    private String ownerName;
    private String url;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    private List<String> events;

    private byte[] secret;
    private byte @Nullable [] formerSecret;
    private @Nullable Instant formerUntil;
    private @Nullable Instant suspendedAt;
    private @Nullable String suspendedBecause;
    private Instant createdAt;

    protected Webhook() {}

    Webhook(UUID id, WebhookFacts facts, byte[] secret, Person owner, Instant now) {
        this.id = id;
        this.ownerSub = owner.sub();
        this.ownerName = owner.name();
        this.secret = secret.clone();
        this.createdAt = now;
        take(facts);
    }

    void describe(WebhookFacts facts) {
        take(facts);
    }

    private void take(WebhookFacts facts) {
        url = facts.url();
        events = facts.events().stream().map(EventType::wireName).distinct().toList();
    }

    /** Signs with another secret from now on, and with the one before beside it for a while. */
    void rotate(byte[] another, Instant formerSignsUntil) {
        formerSecret = secret;
        formerUntil = formerSignsUntil;
        secret = another.clone();
    }

    /**
     * Is told nothing until it is resumed.
     *
     * @throws ProblemException 409 {@code webhook-suspended} if that is so already
     */
    void suspend(String because, Instant now) {
        if (suspended()) {
            throw isSuspended();
        }
        suspendedAt = now;
        suspendedBecause = because;
    }

    /**
     * Is told again of what happens from now on.
     *
     * @throws ProblemException 409 {@code webhook-not-suspended}
     */
    void resume() {
        if (!suspended()) {
            throw ProblemException.rule("webhook-not-suspended", "This webhook is in use already.");
        }
        suspendedAt = null;
        suspendedBecause = null;
    }

    /**
     * Refuses what makes no sense while it is told nothing.
     *
     * @throws ProblemException 409 {@code webhook-suspended}
     */
    public void requireInUse() {
        if (suspended()) {
            throw isSuspended();
        }
    }

    private static ProblemException isSuspended() {
        return ProblemException.rule("webhook-suspended", "This webhook is switched off. Switch it on first.");
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Person owner() {
        return new Person(ownerSub, ownerName);
    }

    public String url() {
        return url;
    }

    /** The part of the address that may be told to everybody: what follows it may be as good as a password. */
    public String host() {
        return URI.create(url).getAuthority();
    }

    public List<EventType> events() {
        return events.stream()
                .map(name ->
                        EventType.named(name).orElseThrow(() -> new IllegalStateException("There is no event " + name)))
                .toList();
    }

    /** Encrypted. */
    byte[] secret() {
        return secret.clone();
    }

    /** Encrypted; null if there is none that still signs. */
    byte @Nullable [] formerSecret(Instant now) {
        return formerSecret == null || formerUntil == null || !now.isBefore(formerUntil) ? null : formerSecret.clone();
    }

    public @Nullable Instant formerUntil() {
        return formerUntil;
    }

    public boolean suspended() {
        return suspendedAt != null;
    }

    public @Nullable Instant suspendedAt() {
        return suspendedAt;
    }

    public @Nullable String suspendedBecause() {
        return suspendedBecause;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
