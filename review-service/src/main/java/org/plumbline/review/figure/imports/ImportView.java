package org.plumbline.review.figure.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/**
 * A file of figures as the API shows it; its own class because sending in, reading, steering and the answer to a stale
 * version all show it.
 *
 * @param fetched whether the service fetched it by itself
 * @param mapping how it is read; absent until that is known
 * @param added rows that became points
 * @param unchanged rows that say what is known already
 * @param waiting rows that can still become points
 * @param restating rows among those to add that restate what stands
 * @param flagged rows among those to add that are striking: sudden jumps, and falls of what adds up
 * @param rowsDeletedAt since when its rows are no longer kept
 */
@Schema(name = "FigureImport")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(
        UUID id,
        UUID seriesId,
        long version,
        ImportState state,
        @Nullable String fileName,
        boolean fetched,
        List<String> columns,
        @Nullable Mapping mapping,
        @Nullable String mappingName,
        int total,
        int added,
        int unchanged,
        int refused,
        int waiting,
        int restating,
        int flagged,
        Person submittedBy,
        Instant submittedAt,
        @Nullable Instant endedAt,
        @Nullable Instant rowsDeletedAt) {

    static ImportView of(FigureImport found) {
        return new ImportView(
                found.id(),
                found.seriesId(),
                found.version(),
                found.state(),
                found.fileName(),
                found.fetched(),
                found.header(),
                found.mapping(),
                found.mappingName(),
                found.total(),
                found.added(),
                found.unchanged(),
                found.refused(),
                found.waiting(),
                found.restating(),
                found.flagged(),
                found.submittedBy(),
                found.submittedAt(),
                found.endedAt(),
                found.rowsDeletedAt());
    }
}
