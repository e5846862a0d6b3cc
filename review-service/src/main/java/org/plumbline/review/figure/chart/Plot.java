package org.plumbline.review.figure.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.plumbline.review.check.Amount;
import org.plumbline.review.check.Counting;
import org.plumbline.review.check.Point;
import org.plumbline.review.check.SeriesAt;

/**
 * Where days and figures lie in the picture.
 *
 * @param mirrored whether time runs from right to left, as the page does
 */
record Plot(Format format, TimeAxis time, ValueAxis values, boolean mirrored) {

    /** A scale that begins above zero is for levels that move within less than this share of their height. */
    private static final BigDecimal LITTLE = new BigDecimal("0.25");

    static Plot of(Format format, List<SeriesAt> series, List<ClaimMark> claims, boolean mirrored) {
        List<LocalDate> days = Stream.concat(
                        series.stream()
                                .flatMap(one -> Stream.of(
                                        one.points().getFirst().asOf(),
                                        one.points().getLast().asOf())),
                        claims.stream().map(ClaimMark::day))
                .sorted()
                .toList();
        LocalDate first = days.getFirst();
        LocalDate last = days.getLast();
        TimeAxis time =
                first.isBefore(last) ? new TimeAxis(first, last) : new TimeAxis(first.minusDays(1), last.plusDays(1));
        return new Plot(format, time, values(format, series, claims), mirrored);
    }

    private static ValueAxis values(Format format, List<SeriesAt> series, List<ClaimMark> claims) {
        List<BigDecimal> figures = new ArrayList<>();
        for (SeriesAt one : series) {
            List<Amount> amounts = one.points().stream().map(Point::amount).toList();
            amounts.stream().map(Amount::low).min(BigDecimal::compareTo).ifPresent(figures::add);
            amounts.stream().map(Amount::high).max(BigDecimal::compareTo).ifPresent(figures::add);
        }
        claims.stream().flatMap(ClaimMark::ends).forEach(figures::add);
        BigDecimal least = figures.stream().min(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        BigDecimal most = figures.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
        boolean levels = series.stream().allMatch(one -> one.head().counting() == Counting.LEVEL);
        boolean closeUp = levels
                && most.subtract(least).compareTo(least.abs().max(most.abs()).multiply(LITTLE)) < 0;
        return closeUp
                ? ValueAxis.over(least, most, format.valueTicks, false)
                : ValueAxis.over(
                        least.min(BigDecimal.ZERO),
                        most.max(BigDecimal.ZERO),
                        format.valueTicks,
                        series.stream().allMatch(one -> one.head().unit() == null));
    }

    double x(LocalDate day) {
        return across(format.startMargin + time.share(day) * format.plotWidth());
    }

    double y(BigDecimal figure) {
        return format.bottom() - values.share(figure) * (format.bottom() - format.top());
    }

    /** A distance from the side where reading starts. */
    double across(double fromStart) {
        return mirrored ? format.width - fromStart : fromStart;
    }

    /** Where the plot begins on the left, whatever the direction. */
    double left() {
        return mirrored ? format.endMargin : format.startMargin;
    }

    /** A place so far towards the side where reading ends. */
    double onwards(double x, double by) {
        return mirrored ? x - by : x + by;
    }
}
