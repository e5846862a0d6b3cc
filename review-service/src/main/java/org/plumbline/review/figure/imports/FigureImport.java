package org.plumbline.review.figure.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;

/** A file of figures for a series; its rows are {@link ImportRows}. */
@Entity
class FigureImport {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID seriesId;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    private @Nullable String fileName;
    private boolean fetched;
    private String sha256;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    private List<String> header;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    @Convert(converter = MappingColumn.class)
    private @Nullable Mapping mapping;

    private @Nullable String mappingName;
    private int total;

    // What the work itself changes is no change that somebody has to have seen before they cancel it.
    @OptimisticLock(excluded = true)
    private int added;

    @OptimisticLock(excluded = true)
    private int unchanged;

    @OptimisticLock(excluded = true)
    private int refused;

    private int restating;
    private int flagged;
    private String submittedBySub;
    private String submittedByName;
    private Instant submittedAt;
    private @Nullable Instant endedAt;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant rowsDeletedAt;

    protected FigureImport() {}

    /**
     * A file that nobody has said yet how to read.
     *
     * @param fetched whether the service fetched it by itself
     */
    FigureImport(
            UUID id,
            UUID seriesId,
            @Nullable String fileName,
            boolean fetched,
            String sha256,
            Table table,
            Person by,
            Instant at) {
        this.id = id;
        this.seriesId = seriesId;
        state = ImportState.MAPPING;
        this.fileName = fileName;
        this.fetched = fetched;
        this.sha256 = sha256;
        header = table.header();
        total = table.rows().size();
        submittedBySub = by.sub();
        submittedByName = by.name();
        submittedAt = at;
    }

    /** What a look at all rows found. */
    record Findings(int unchanged, int refused, int restating, int flagged) {}

    /**
     * Says how it is read, and what would become of its rows.
     *
     * @throws ProblemException 409 {@code import-state}
     */
    void read(Mapping by, @Nullable String name, Findings findings) {
        become(ImportState.PREVIEW);
        mapping = by;
        mappingName = name;
        unchanged = findings.unchanged();
        refused = findings.refused();
        restating = findings.restating();
        flagged = findings.flagged();
    }

    /**
     * Lets it begin.
     *
     * @throws ProblemException 409 {@code import-state}
     */
    void start() {
        if (state == ImportState.CANCELLED) {
            throw cannotBecome(ImportState.RUNNING);
        }
        become(ImportState.RUNNING);
    }

    /**
     * Lets it go on after it was cancelled.
     *
     * @throws ProblemException 409 {@code import-state}
     */
    void resume() {
        if (state != ImportState.CANCELLED) {
            throw cannotBecome(ImportState.RUNNING);
        }
        if (rowsDeletedAt != null) {
            throw ProblemException.rule(
                    "import-state", "The rows that waited have been deleted since: send the file in again.");
        }
        become(ImportState.RUNNING);
        endedAt = null;
    }

    /** Gives it up if it has not begun, else stops it where it is. */
    void cancel(Instant at) {
        become(state == ImportState.RUNNING ? ImportState.CANCELLED : ImportState.DISCARDED);
        endedAt = at;
    }

    void finish(Instant at) {
        become(ImportState.DONE);
        endedAt = at;
    }

    /**
     * Counts it as taken back.
     *
     * @throws ProblemException 409 {@code import-state}
     */
    void undo() {
        become(ImportState.UNDONE);
    }

    /** Counts rows that were taken care of. */
    void count(int newlyAdded, int newlyUnchanged) {
        added += newlyAdded;
        unchanged += newlyUnchanged;
    }

    private void become(ImportState next) {
        if (!state.next().contains(next)) {
            throw cannotBecome(next);
        }
        state = next;
    }

    private ProblemException cannotBecome(ImportState next) {
        return ProblemException.rule(
                "import-state",
                "This import is in the state " + state + ", which does not lead to " + next + " in this way.");
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID seriesId() {
        return seriesId;
    }

    ImportState state() {
        return state;
    }

    @Nullable
    String fileName() {
        return fileName;
    }

    boolean fetched() {
        return fetched;
    }

    String sha256() {
        return sha256;
    }

    List<String> header() {
        return header;
    }

    /** Null until it is known. */
    @Nullable
    Mapping mapping() {
        return mapping;
    }

    @Nullable
    String mappingName() {
        return mappingName;
    }

    int total() {
        return total;
    }

    int added() {
        return added;
    }

    int unchanged() {
        return unchanged;
    }

    int refused() {
        return refused;
    }

    int restating() {
        return restating;
    }

    int flagged() {
        return flagged;
    }

    int waiting() {
        return total - added - unchanged - refused;
    }

    Person submittedBy() {
        return new Person(submittedBySub, submittedByName);
    }

    Instant submittedAt() {
        return submittedAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    /** When its rows were deleted, because it was long over; null while they are there. */
    @Nullable
    Instant rowsDeletedAt() {
        return rowsDeletedAt;
    }
}
