package org.plumbline.review.figure.series;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/**
 * A figure that was written down.
 *
 * @param asOf the day that it speaks of
 * @param published when the source said it; null if that is not known
 * @param recordedAt when we wrote it down
 * @param importId the file it came in by; null if somebody typed it
 * @param retraction what took it back; null while it counts
 */
@Schema(name = "Point")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Point(
        UUID id,
        UUID seriesId,
        LocalDate asOf,
        @Nullable BigDecimal low,
        BigDecimal best,
        @Nullable BigDecimal high,
        @Nullable Published published,
        Origin origin,
        @Nullable String note,
        @Nullable String link,
        @Nullable UUID importId,
        Instant recordedAt,
        Person recordedBy,
        @Nullable Retraction retraction) {

    /** That a point counts no more, since when, and why. */
    @Schema(name = "PointRetraction")
    public record Retraction(String reason, Instant recordedAt, Person recordedBy) {}
}
