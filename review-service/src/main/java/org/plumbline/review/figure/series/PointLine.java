package org.plumbline.review.figure.series;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;

/**
 * A point in the words of a page.
 *
 * @param range low and high; null where the source gives none
 * @param derived whether it was filled in by whoever keeps the data
 * @param retracted why it counts no more; null while it does
 */
public record PointLine(
        String id,
        String series,
        PartialDate asOf,
        String best,
        @Nullable String range,
        boolean derived,
        @Nullable String published,
        @Nullable String note,
        @Nullable String link,
        String recordedAt,
        String recorded,
        String recordedBy,
        @Nullable String importId,
        @Nullable String retracted,
        @Nullable String retractedBy) {

    static PointLine of(Point point) {
        Published published = point.published();
        Point.Retraction retraction = point.retraction();
        return new PointLine(
                point.id().toString(),
                point.seriesId().toString(),
                PartialDate.ofDay(point.asOf()),
                number(point.best()),
                range(point),
                point.origin() == Origin.DERIVED,
                published == null
                        ? null
                        : published.dayOnly()
                                ? Shown.date(PartialDate.ofDay(published.day()), "en")
                                : Shown.time(published.at(), "en"),
                point.note(),
                point.link(),
                point.recordedAt().toString(),
                Shown.time(point.recordedAt(), "en"),
                point.recordedBy().name(),
                point.importId() == null ? null : point.importId().toString(),
                retraction == null ? null : retraction.reason(),
                retraction == null ? null : retraction.recordedBy().name());
    }

    static String number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return Shown.number(plain.scale() < 0 ? plain.setScale(0) : plain, "en");
    }

    private static @Nullable String range(Point point) {
        BigDecimal low = point.low();
        BigDecimal high = point.high();
        if (low == null && high == null) {
            return null;
        }
        return (low == null ? "" : "from " + number(low))
                + (low == null || high == null ? "" : " ")
                + (high == null ? "" : "to " + number(high));
    }
}
