package org.plumbline.review.figure.series;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/**
 * A series as the API shows it; its own class because reading, changing and the answer to a stale version all show it.
 *
 * @param tolerance what holds: its own, or what its volatility says
 */
@Schema(name = "Series")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeriesView(
        UUID id,
        long version,
        SeriesFacts facts,
        Tolerance tolerance,
        @Nullable Instant retiredAt,
        @Nullable String retiredBecause,
        Person createdBy,
        Instant createdAt) {

    static SeriesView of(Series series) {
        return new SeriesView(
                series.id(),
                series.version(),
                series.facts(),
                series.facts().tolerance(),
                series.retiredAt(),
                series.retiredBecause(),
                series.createdBy(),
                series.createdAt());
    }
}
