package org.plumbline.claims.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/**
 * An import as the API shows it; its own class because sending in, reading, steering and the answer to a stale version
 * all show it.
 *
 * @param leftOut the columns of the file that are not read
 * @param reasons why rows were refused, the most frequent first
 */
@Schema(name = "ClaimImport")
public record ImportView(
        UUID id,
        long version,
        ImportState state,
        int total,
        int imported,
        int refused,

        @Schema(description = "Rows that can still become claims.")
        int waiting,

        List<String> leftOut,
        List<ImportRows.Count> reasons,
        Person submittedBy,
        Instant submittedAt,
        @Nullable Instant endedAt,

        @Schema(description = "Since when its rows, and why some were refused, are no longer kept.") @Nullable
        Instant rowsDeletedAt) {

    static ImportView of(ClaimImport found, List<ImportRows.Count> reasons) {
        return new ImportView(
                found.id(),
                found.version(),
                found.state(),
                found.total(),
                found.imported(),
                found.refused(),
                found.waiting(),
                leftOut(found),
                reasons,
                found.submittedBy(),
                found.submittedAt(),
                found.endedAt(),
                found.rowsDeletedAt());
    }

    /** The columns of a file that are not read although they have a name, our own report's aside. */
    static List<String> leftOut(ClaimImport found) {
        Columns columns = found.columns();
        List<String> leftOut = new ArrayList<>();
        for (int i = 0; columns != null && i < found.header().size(); i++) {
            String name = found.header().get(i);
            if (columns.fields().get(i).isEmpty() && !name.isEmpty() && !Field.isOfTheReport(name)) {
                leftOut.add(name);
            }
        }
        return leftOut;
    }
}
