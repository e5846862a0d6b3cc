package org.plumbline.review.check;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.kit.time.PartialDate;

/** What holds for every claim and every series; the seed is fixed, so that a failure comes back. */
class FigureCheckPropertiesTest {

    private static final int ROUNDS = 3000;
    private static final List<Comparator> COMPARATORS = List.of(Comparator.values());
    private static final List<Counting> COUNTINGS = List.of(Counting.values());
    private static final LocalDate START = LocalDate.parse("2023-10-07");
    private static final LocalDate STATED = START.plusDays(200);

    private record Case(Claimed claimed, List<SeriesAt> series, Random random) {

        Assessment then() {
            return then(claimed);
        }

        Assessment then(Claimed other) {
            return FigureCheck.then(other, PartialDate.ofDay(STATED), series, CheckPolicy.DEFAULT);
        }

        Case withSeries(List<SeriesAt> others) {
            return new Case(claimed, others, random);
        }
    }

    @Test
    void hasOneOutcomeWithAReasonOrABasis() {
        each(any -> {
            for (SeriesResult result : any.then().results()) {
                assertThat(result.outcome()).isNotEqualTo(Outcome.SOURCES_DISAGREE);
                assertThat(result.notCovered() != null).isEqualTo(result.outcome() == Outcome.NOT_COVERED);
                assertThat(result.notCovered() != null || result.basis() != null)
                        .isTrue();
            }
            assertThat(CheckWords.in("en").arithmetic(any.then())).isNotEmpty().noneMatch(String::isBlank);
        });
    }

    @Test
    void agreesWithTheComparatorsPlainMeaning() {
        each(any -> {
            for (SeriesResult result : any.then().results()) {
                Basis basis = result.basis();
                if (result.notCovered() == null
                        && basis != null
                        && !basis.amount().isRange()) {
                    assertThat(result.outcome().holds())
                            .as("%s by %s", any.claimed(), basis)
                            .isEqualTo(plainly(any.claimed(), basis.amount().best()));
                }
            }
        });
    }

    @Test
    void neverFindsAHigherLowerBoundTruer() {
        each(any -> {
            if (any.claimed().comparator().isLowerBound() && any.then().outcome() == Outcome.OVERSTATED) {
                BigDecimal higher = any.claimed()
                        .value()
                        .add(BigDecimal.valueOf(any.random().nextInt(1, 50_000)));
                assertThat(any.then(with(any.claimed(), any.claimed().comparator(), higher, 1))
                                .outcome())
                        .isEqualTo(Outcome.OVERSTATED);
            }
        });
    }

    @Test
    void neverFindsMoreDigitsMoreLenient() {
        each(any -> {
            int digits = any.claimed().significantDigits();
            for (Comparator comparator : List.of(Comparator.EXACTLY, Comparator.ABOUT)) {
                Claimed precise = with(any.claimed(), comparator, any.claimed().value(), digits + 1);
                Claimed coarse = with(any.claimed(), comparator, any.claimed().value(), digits);
                if (any.then(precise).outcome() == Outcome.CONSISTENT) {
                    assertThat(any.then(coarse).outcome()).isEqualTo(Outcome.CONSISTENT);
                }
            }
        });
    }

    @Test
    void findsAboutNeverStricterThanExactly() {
        each(any -> {
            int digits = any.claimed().significantDigits();
            if (any.then(with(any.claimed(), Comparator.EXACTLY, any.claimed().value(), digits))
                            .outcome()
                    == Outcome.CONSISTENT) {
                assertThat(any.then(with(
                                        any.claimed(),
                                        Comparator.ABOUT,
                                        any.claimed().value(),
                                        digits))
                                .outcome())
                        .isEqualTo(Outcome.CONSISTENT);
            }
        });
    }

    @Test
    void isTheSameInThousandsAndInThousandths() {
        each(any -> {
            for (int shift : new int[] {-3, 3, 9}) {
                Claimed shifted = new Claimed(
                        any.claimed().comparator(),
                        any.claimed().value().movePointRight(shift),
                        shift(any.claimed().upper(), shift),
                        any.claimed().significantDigits(),
                        null,
                        null,
                        null,
                        null,
                        any.claimed().periodStart(),
                        any.claimed().periodEnd(),
                        any.claimed().asOf(),
                        false);
                List<SeriesAt> series =
                        any.series().stream().map(one -> shift(one, shift)).toList();
                if (any.claimed().value().signum() != 0) {
                    assertThat(any.withSeries(series).then(shifted).outcome())
                            .as("%s", any)
                            .isEqualTo(any.then().outcome());
                }
            }
        });
    }

    @Test
    void doesNotLookAtLaterPoints() {
        each(any -> {
            List<SeriesAt> known = any.series().stream()
                    .map(series -> new SeriesAt(series.head(), series.upTo(STATED.minusDays(1))))
                    .toList();
            assertThat(any.withSeries(known).then()).isEqualTo(any.then());
        });
    }

    @Test
    void doesNotDependOnAnyOrder() {
        each(any -> {
            List<SeriesAt> shuffled = new ArrayList<>();
            for (SeriesAt series : any.series()) {
                List<Point> points = new ArrayList<>(series.points());
                Collections.shuffle(points, any.random());
                shuffled.add(new SeriesAt(series.head(), points));
            }
            Collections.shuffle(shuffled, any.random());
            assertThat(any.withSeries(shuffled).then()).isEqualTo(any.then());
        });
    }

    private static boolean plainly(Claimed claimed, BigDecimal figure) {
        double value = claimed.value().doubleValue();
        double best = figure.doubleValue();
        double unit = claimed.value().signum() == 0
                ? 1
                : Math.pow(10, Math.floor(Math.log10(Math.abs(value)) + 1e-12) + 1 - claimed.significantDigits());
        return switch (claimed.comparator()) {
            case AT_LEAST -> best >= value;
            case MORE_THAN -> best > value;
            case AT_MOST -> best <= value;
            case FEWER_THAN -> best < value;
            case BETWEEN ->
                best >= value && best <= requireNonNull(claimed.upper()).doubleValue();
            case EXACTLY -> best >= value - unit / 2 && best < value + unit / 2;
            case ABOUT -> Math.abs(best - value) <= Math.max(unit, value * 0.02);
        };
    }

    private static void each(Consumer<Case> property) {
        Random random = new Random(20240407);
        for (int i = 0; i < ROUNDS; i++) {
            property.accept(any(random));
        }
    }

    private static Case any(Random random) {
        Comparator comparator = COMPARATORS.get(random.nextInt(COMPARATORS.size()));
        List<SeriesAt> series = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            series.add(series(random, i));
        }
        // Often right on a figure of a series: edges are where a check goes wrong.
        BigDecimal value = series.isEmpty() || random.nextBoolean()
                ? BigDecimal.valueOf(random.nextLong(0, 50_000))
                : series.getFirst().latest(STATED.minusDays(1)).map(Point::best).orElse(BigDecimal.ONE);
        BigDecimal upper =
                comparator == Comparator.BETWEEN ? value.add(BigDecimal.valueOf(random.nextInt(3000))) : null;
        Claimed claimed = new Claimed(
                comparator,
                value,
                upper,
                random.nextInt(1, 6),
                null,
                null,
                null,
                null,
                date(random, 0.3),
                null,
                date(random, 0.2),
                false);
        return new Case(claimed, List.copyOf(series), random);
    }

    private static @Nullable PartialDate date(Random random, double often) {
        return random.nextDouble() < often ? PartialDate.ofDay(START.plusDays(random.nextInt(220))) : null;
    }

    private static SeriesAt series(Random random, int number) {
        Counting counting = COUNTINGS.get(random.nextInt(COUNTINGS.size()));
        List<Point> points = new ArrayList<>();
        long value = random.nextInt(100);
        int step = random.nextInt(1, 20);
        for (int day = random.nextInt(100); day < 220; day += step) {
            value = counting == Counting.CUMULATIVE ? value + random.nextInt(400) : random.nextInt(50_000);
            int spread = number == 3 ? random.nextInt(5000) : 0;
            points.add(new Point(
                    START.plusDays(day),
                    new Amount(
                            BigDecimal.valueOf(value - spread),
                            BigDecimal.valueOf(value),
                            BigDecimal.valueOf(value + spread)),
                    random.nextInt(10) == 0));
        }
        return new SeriesAt(
                new SeriesAt.Head(
                        new UUID(0, number), "S" + number, "Source", null, null, null, null, START, counting, false),
                points);
    }

    private static Claimed with(Claimed claimed, Comparator comparator, BigDecimal value, int digits) {
        return new Claimed(
                comparator,
                value,
                null,
                digits,
                null,
                null,
                null,
                null,
                claimed.periodStart(),
                claimed.periodEnd(),
                claimed.asOf(),
                false);
    }

    private static SeriesAt shift(SeriesAt series, int by) {
        return new SeriesAt(
                series.head(),
                series.points().stream()
                        .map(point -> new Point(
                                point.asOf(),
                                new Amount(
                                        point.amount().low().movePointRight(by),
                                        point.best().movePointRight(by),
                                        point.amount().high().movePointRight(by)),
                                point.derived()))
                        .toList());
    }

    private static @Nullable BigDecimal shift(@Nullable BigDecimal value, int by) {
        return value == null ? null : value.movePointRight(by);
    }
}
