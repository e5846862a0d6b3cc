package org.plumbline.review.figure.series;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When a source published a figure: a moment, or a day where it says no more.
 *
 * @param at the moment; of a day its beginning, in UTC
 */
@Schema(
        type = SchemaType.STRING,
        examples = "2024-04-07",
        description = "A day such as 2024-04-07, or a moment such as 2024-04-07T15:00:00Z")
public record Published(Instant at, boolean dayOnly) {

    public Published {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    public static Published onDay(LocalDate day) {
        return new Published(startOf(day), true);
    }

    /**
     * Reads {@code 2024-04-07}, or a moment with its offset from UTC.
     *
     * @throws IllegalArgumentException if it is neither
     */
    @JsonCreator
    public static Published parse(String text) {
        try {
            return text.length() == 10
                    ? onDay(LocalDate.parse(text))
                    : new Published(OffsetDateTime.parse(text).toInstant(), false);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a day such as 2024-04-07 nor a moment such as 2024-04-07T15:00:00Z", e);
        }
    }

    /** The day, in UTC. */
    public LocalDate day() {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    @JsonValue
    public String toString() {
        return dayOnly ? day().toString() : at.toString();
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
