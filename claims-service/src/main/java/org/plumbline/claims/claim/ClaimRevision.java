package org.plumbline.claims.claim;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/** What a claim said from one change of its content to the next; never changes itself. */
@Entity
@Immutable
@Table(name = "claim_revision")
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
public class ClaimRevision {

    @Id
    private UUID id;

    @Column(name = "claim_id")
    private UUID claimId;

    private int number;

    @Convert(converter = StatementColumn.class)
    @Column(columnDefinition = "jsonb")
    private Statement statement;

    @Column(name = "by_sub")
    private String bySub;

    @Column(name = "by_name")
    private String byName;

    private Instant at;
    private @Nullable String comment;

    /** For Hibernate. */
    protected ClaimRevision() {}

    /** Counts from 1 for each claim. */
    public int number() {
        return number;
    }

    public Statement statement() {
        return statement;
    }

    public Person by() {
        return new Person(bySub, byName);
    }

    public Instant at() {
        return at;
    }

    /** Why it was changed; null if nobody said so. */
    public @Nullable String comment() {
        return comment;
    }
}
