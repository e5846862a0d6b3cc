package org.plumbline.claims.claimant;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;

/** Somebody who says what is claimed: a person or an organisation. */
// In batches: a page of claims with their claimants costs one query more.
@Entity
@Table(name = "claimant")
@BatchSize(size = 100)
public class Claimant {

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;

    @Column(name = "name_key")
    private String nameKey;

    @Enumerated(EnumType.STRING)
    private ClaimantKind kind;

    private @Nullable String wikidata;
    private @Nullable String description;

    @Column(name = "merged_into")
    private @Nullable UUID mergedInto;

    /** For Hibernate. */
    protected Claimant() {}

    /** A claimant of whom nothing but the name is known. */
    public Claimant(UUID id, String name) {
        this.id = id;
        this.name = name;
        nameKey = ClaimantName.key(name);
        kind = ClaimantKind.UNKNOWN;
    }

    /**
     * Says who it is.
     *
     * @throws ProblemException 409 {@code claimant-merged}
     */
    public void describe(Profile profile) {
        requireStanding();
        name = profile.name();
        nameKey = ClaimantName.key(profile.name());
        kind = profile.kind();
        wikidata = profile.wikidata();
        description = profile.description();
    }

    /**
     * Makes it a part of another one, which inherits what it does not know itself.
     *
     * @throws ProblemException 409 {@code claimant-merged}, {@code claimant-merged-into-itself}
     */
    public void mergeInto(Claimant other) {
        requireStanding();
        other.requireStanding();
        if (other.id.equals(id)) {
            throw ProblemException.rule(
                    "claimant-merged-into-itself", "That is the same claimant: choose another one to merge it into.");
        }
        mergedInto = other.id;
        if (other.kind == ClaimantKind.UNKNOWN) {
            other.kind = kind;
        }
        other.wikidata = other.wikidata == null ? wikidata : other.wikidata;
        other.description = other.description == null ? description : other.description;
    }

    private void requireStanding() {
        if (mergedInto != null) {
            throw ProblemException.rule(
                    "claimant-merged", "“" + name + "” was merged into another claimant: change that one.");
        }
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String name() {
        return name;
    }

    public ClaimantKind kind() {
        return kind;
    }

    /** The item at Wikidata, e.g. {@code Q42}. */
    public @Nullable String wikidata() {
        return wikidata;
    }

    public Profile profile() {
        return new Profile(name, kind, wikidata, description);
    }

    /** The claimant that it is a part of now; null while it stands by itself. */
    public @Nullable UUID mergedInto() {
        return mergedInto;
    }
}
