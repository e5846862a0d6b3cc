package org.plumbline.review.figure.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 73419 | 5 | false | 0 20000 40000 60000 80000",
                "0 | 80000 | 5 | false | 0 20000 40000 60000 80000",
                "3.8 | 4.6 | 5 | false | 3.8 4.0 4.2 4.4 4.6",
                "0 | 2 | 5 | true | 0 1 2",
                "0 | 2 | 5 | false | 0.0 0.5 1.0 1.5 2.0",
                "-7 | 5 | 4 | true | -8 -6 -4 -2 0 2 4 6",
                "5 | 5 | 4 | true | 4 5 6",
                "0 | 999999999999.999 | 4 | true | 0 200000000000 400000000000 600000000000 800000000000"
                        + " 1000000000000"
            })
    void ticksAtOneTwoOrFiveTimesAPowerOfTen(
            BigDecimal least, BigDecimal most, int ticks, boolean whole, String wanted) {
        assertThat(ValueAxis.over(least, most, ticks, whole).ticks())
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(Arrays.stream(wanted.split(" ")).map(BigDecimal::new).toList());
    }

    @Test
    void holdsWhateverItIsMadeFor() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            BigDecimal one =
                    BigDecimal.valueOf(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L), random.nextInt(7));
            BigDecimal other = one.add(BigDecimal.valueOf(random.nextLong(1_000_000L), random.nextInt(7)));
            ValueAxis axis = ValueAxis.over(one, other, 5, random.nextBoolean());
            assertThat(axis.ticks()).hasSizeBetween(2, 13);
            assertThat(axis.ticks().getFirst()).isLessThanOrEqualTo(one);
            assertThat(axis.ticks().getLast()).isGreaterThanOrEqualTo(other);
            assertThat(axis.share(one)).isBetween(-1e-6, 1 + 1e-6);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-04-06 | 2024-04-07 | 8 | d MMM | 2024-04-06 2024-04-07",
                "2024-03-20 | 2024-04-10 | 8 | d MMM | 2024-03-20 2024-03-25 2024-03-30 2024-04-04 2024-04-09",
                "2024-01-31 | 2024-12-31 | 8 | MMM y | 2024-03-01 2024-05-01 2024-07-01 2024-09-01 2024-11-01",
                "2023-10-07 | 2026-08-22 | 8 | MMM y | 2024-01-01 2024-07-01 2025-01-01 2025-07-01 2026-01-01"
                        + " 2026-07-01",
                "2023-10-07 | 2026-08-22 | 3 | y | 2024-01-01 2025-01-01 2026-01-01",
                "1000-01-01 | 9999-12-31 | 3 | y | 5000-01-01"
            })
    void ticksAtStartsOfDaysMonthsAndYears(LocalDate first, LocalDate last, int most, String pattern, String wanted) {
        assertThat(new TimeAxis(first, last).ticks(most))
                .isEqualTo(Arrays.stream(wanted.split(" "))
                        .map(day -> new TimeAxis.Tick(LocalDate.parse(day), pattern))
                        .toList());
    }

    @Test
    void neverCrowdsTheTimeAxis() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            LocalDate first = LocalDate.of(1000, 1, 1).plusDays(random.nextInt(3_000_000));
            LocalDate last = first.plusDays(1 + random.nextInt(i % 2 == 0 ? 300 : 200_000));
            int most = random.nextInt(3, 9);
            List<TimeAxis.Tick> ticks = new TimeAxis(first, last).ticks(most);
            assertThat(ticks).as("%s to %s", first, last).hasSizeBetween(1, most + 1);
            assertThat(ticks)
                    .allMatch(tick -> !tick.day().isBefore(first) && !tick.day().isAfter(last));
        }
    }
}
