package org.plumbline.review.figure.series;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;

/**
 * Which of a series' figures are asked for: those that speak of a day up to one, had been published by a time, and had
 * been written down by a time. A point whose publication is not known counts as published on the day that it speaks of:
 * no source can have said it before.
 */
public record Known(LocalDate asOf, Instant publishedBy, Instant recordedBy) {

    /** As late as can be asked for. */
    static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 30);

    private static final Instant ALWAYS = Published.startOf(LAST_DAY);

    public Known {
        publishedBy = publishedBy.truncatedTo(ChronoUnit.MICROS);
        recordedBy = recordedBy.truncatedTo(ChronoUnit.MICROS);
        asOf = asOf.isAfter(LAST_DAY) ? LAST_DAY : asOf;
    }

    /** All that is known now. */
    public static Known now() {
        return new Known(LAST_DAY, ALWAYS, ALWAYS);
    }

    public Known asOf(LocalDate day) {
        return new Known(day, publishedBy, recordedBy);
    }

    public Known publishedBy(Instant time) {
        return new Known(asOf, time, recordedBy);
    }

    public Known recordedBy(Instant time) {
        return new Known(asOf, publishedBy, time);
    }

    /**
     * What a URL asks for. A date means its last moment, in the desk's zone; nothing means no bound.
     *
     * @throws ProblemException 422 naming the parameter that is no date
     */
    static Known of(@Nullable String asOf, @Nullable String publishedBy, @Nullable String recordedBy) {
        Known now = now();
        return new Known(
                isMissing(asOf) ? now.asOf() : date("asOf", asOf).last(),
                isMissing(publishedBy) ? now.publishedBy() : moment("publishedBy", publishedBy),
                isMissing(recordedBy) ? now.recordedBy() : moment("recordedBy", recordedBy));
    }

    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isBlank();
    }

    static PartialDate date(String name, @Nullable String text) {
        try {
            return PartialDate.parse(text == null ? "" : text.strip());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(name, "must be a date such as 2024-04-07");
        }
    }

    private static Instant moment(String name, @Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        try {
            Instant moment = stripped.contains("T")
                    ? OffsetDateTime.parse(stripped).toInstant()
                    : Shown.start(PartialDate.parse(stripped).last().plusDays(1))
                            .minus(1, ChronoUnit.MICROS);
            return moment.isAfter(ALWAYS) ? ALWAYS : moment;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw ProblemException.invalid(
                    name, "must be a date such as 2024-04-07, or a moment such as 2024-04-07T15:00:00Z");
        }
    }
}
