package org.plumbline.review.figure.series;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.check.BelowZero;

/**
 * What a point of a series can say; typed ones and rows of a file are held to the same.
 *
 * @param periodStart when counting began; null if nobody says
 * @param last the last day that a figure may speak of
 * @param belowZero whether what the series measures can be less than nothing
 */
public record PointLimits(@Nullable PartialDate periodStart, LocalDate last, boolean belowZero) {

    static final String FUTURE = "must not lie in the future";

    /** Older days are typing errors: nobody checks a claim by daily figures of theirs. */
    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

    /** On whose calendar a day begins first. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private static final String NEGATIVE =
            "must not be below zero, since it counts: what can be has a unit, or is called a change or a temperature";

    /** Of a series as it is described now. */
    public static PointLimits of(SeriesFacts facts, Instant now) {
        return new PointLimits(
                facts.periodStart(), RecordPoints.lastDay(now), BelowZero.isPossible(facts.measure(), facts.unit()));
    }

    /** Of any series: only the days have to be possible. */
    public static PointLimits ofDays(Instant now) {
        return new PointLimits(null, RecordPoints.lastDay(now), true);
    }

    /** Everything that is wrong with the point, as phrases that follow the fields' names. */
    public List<Problem.Violation> violations(NewPoint point) {
        List<Problem.Violation> violations = new ArrayList<>();
        LocalDate asOf = point.asOf();
        if (asOf.isAfter(last)) {
            violations.add(new Problem.Violation("asOf", FUTURE));
        } else if (asOf.isBefore(OLDEST)) {
            violations.add(new Problem.Violation("asOf", "must not lie before " + OLDEST.getYear()));
        } else if (periodStart != null && asOf.isBefore(periodStart.first())) {
            violations.add(new Problem.Violation(
                    "asOf", "must not lie before " + periodStart + ", when the series began to count"));
        }
        Published published = point.published();
        if (published != null && published.day().isAfter(last)) {
            violations.add(new Problem.Violation("published", FUTURE));
        } else if (published != null && latestDay(published).isBefore(asOf)) {
            violations.add(new Problem.Violation("published", "must not lie before the day that the figure speaks of"));
        }
        refuseNegative("low", point.low(), violations);
        refuseNegative("best", point.best(), violations);
        return violations;
    }

    /**
     * Refuses what cannot be.
     *
     * @throws ProblemException 422 with everything that is wrong
     */
    void refuse(NewPoint point) {
        List<Problem.Violation> violations = violations(point);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private void refuseNegative(String field, @Nullable BigDecimal figure, List<Problem.Violation> violations) {
        if (!belowZero && figure != null && figure.signum() < 0) {
            violations.add(new Problem.Violation(field, NEGATIVE));
        }
    }

    /** The day on which it was said, on the calendar of whoever was farthest ahead. */
    private static LocalDate latestDay(Published published) {
        return published.dayOnly()
                ? published.day()
                : published.at().atOffset(EARLIEST).toLocalDate();
    }
}
