package org.plumbline.review.figure.chart;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The scale of time, from the first day to the last. */
record TimeAxis(LocalDate first, LocalDate last) {

    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int[] DAYS = {1, 2, 5, 10};
    private static final int[] MONTHS = {1, 2, 3, 6};

    /** A label of the axis. */
    record Tick(LocalDate day, String pattern) {}

    TimeAxis {
        if (!first.isBefore(last)) {
            throw new IllegalArgumentException("An axis ends after its start");
        }
    }

    /** Where a day lies between the first, 0, and the last, 1. */
    double share(LocalDate day) {
        return (double) ChronoUnit.DAYS.between(first, day) / length();
    }

    /** At most so many ticks, at starts of years, months or days. */
    List<Tick> ticks(int most) {
        for (int step : DAYS) {
            if (length() / step < most) {
                return LongStream.rangeClosed(0, length() / step)
                        .mapToObj(tick -> new Tick(first.plusDays(tick * step), "d MMM"))
                        .toList();
            }
        }
        long months = ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(last)) + 1;
        for (int step : MONTHS) {
            if (months / step <= most) {
                return starts(step, "MMM y");
            }
        }
        int years = IntStream.iterate(1, scale -> scale * 10)
                .flatMap(scale -> IntStream.of(scale, 2 * scale, 5 * scale))
                .filter(step -> months / MONTHS_OF_A_YEAR / step < most)
                .findFirst()
                .orElseThrow();
        return starts(years * MONTHS_OF_A_YEAR, "y");
    }

    private List<Tick> starts(int months, String pattern) {
        long start = (YearMonth.from(first).getLong(ChronoField.PROLEPTIC_MONTH) + months - 1) / months * months;
        return Stream.iterate(start, month -> month + months)
                .map(month -> LocalDate.of((int) (month / MONTHS_OF_A_YEAR), (int) (month % MONTHS_OF_A_YEAR) + 1, 1))
                .takeWhile(day -> !day.isAfter(last))
                .filter(day -> !day.isBefore(first))
                .map(day -> new Tick(day, pattern))
                .toList();
    }

    private long length() {
        return ChronoUnit.DAYS.between(first, last);
    }
}
