package org.plumbline.claims.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.csv.CsvFile;
import org.plumbline.kit.csv.Separator;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;

/** A file of claims that somebody sent in; its rows are {@link ImportRows}. */
@Entity
@Table(name = "claim_import")
class ClaimImport {

    @Id
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    @Column(name = "file_name")
    private @Nullable String fileName;

    @Enumerated(EnumType.STRING)
    private Separator separator;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    private List<String> header;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    private @Nullable List<String> columns;

    @Column(name = "default_language")
    private @Nullable String defaultLanguage;

    private int total;

    // What the work itself changes is no change that somebody has to have seen before they cancel it.
    @OptimisticLock(excluded = true)
    private int imported;

    @OptimisticLock(excluded = true)
    private int refused;

    @Column(name = "own_only")
    private boolean ownOnly;

    @Column(name = "submitted_by_sub")
    private String submittedBySub;

    @Column(name = "submitted_by_name")
    private String submittedByName;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "rows_deleted_at", insertable = false, updatable = false)
    private @Nullable Instant rowsDeletedAt;

    /** For Hibernate. */
    protected ClaimImport() {}

    /**
     * A file whose columns nobody has named yet.
     *
     * @param ownOnly whether its rows are compared with the claims of the same sender only, who may not know others
     */
    ClaimImport(UUID id, @Nullable String fileName, CsvFile file, boolean ownOnly, Person by, Instant at) {
        this.id = id;
        state = ImportState.COLUMNS;
        this.fileName = fileName;
        separator = file.separator();
        header = file.header();
        total = file.rows().size();
        this.ownOnly = ownOnly;
        submittedBySub = by.sub();
        submittedByName = by.name();
        submittedAt = at;
    }

    /**
     * Says what the columns hold; the rows have to be checked again.
     *
     * @param language of rows that name none
     */
    void nameColumns(Columns named, @Nullable String language) {
        become(ImportState.PREVIEW);
        columns = named.fields();
        defaultLanguage = language;
        refused = 0;
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

    /** Counts rows that were taken care of. */
    void count(int newlyImported, int newlyRefused) {
        imported += newlyImported;
        refused += newlyRefused;
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

    ImportState state() {
        return state;
    }

    @Nullable
    String fileName() {
        return fileName;
    }

    Separator separator() {
        return separator;
    }

    List<String> header() {
        return header;
    }

    /** Null until somebody named them, or their names said enough. */
    @Nullable
    Columns columns() {
        return columns == null ? null : new Columns(columns);
    }

    @Nullable
    String defaultLanguage() {
        return defaultLanguage;
    }

    /** Reads its rows, once it is known what the columns hold. */
    RowReader reader() {
        Columns named = columns();
        if (named == null) {
            throw new IllegalStateException("Nobody named the columns of import " + id);
        }
        return new RowReader(named, header.size(), defaultLanguage);
    }

    int total() {
        return total;
    }

    int imported() {
        return imported;
    }

    int refused() {
        return refused;
    }

    int waiting() {
        return total - imported - refused;
    }

    boolean ownOnly() {
        return ownOnly;
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
