package org.plumbline.claims.imports;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a row was refused.
 *
 * @param field the column's name in our words
 * @param message as a phrase that follows the field's name
 * @param row the row that says the same, where that is why
 * @param claim the claim that says the same, where that is why
 */
@Schema(name = "ImportReason")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reason(
        String field,
        String message,
        @Nullable Integer row,
        @Nullable UUID claim) {

    static Reason of(String field, String message) {
        return new Reason(field, message, null, null);
    }

    static Reason doubleOf(int row) {
        return new Reason(Field.TEXT.column(), "says the same as an earlier row", row, null);
    }

    static Reason hereAlready(UUID claim) {
        return new Reason(Field.TEXT.column(), "is here already", null, claim);
    }

    /** All of it in one phrase. */
    public String words() {
        String where = row != null ? " (row " + row + ")" : claim != null ? " (claim " + claim + ")" : "";
        return field + " " + message + where;
    }
}
