package org.plumbline.review.check;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.kit.time.PartialDate;

/** Outcomes case by case; what the seed claims come to, with their words, is {@link SeedClaimsTest}'s. */
class FigureCheckTest {

    private static final PartialDate STATED = PartialDate.parse("2024-04-07");
    private static final LocalDate TODAY = LocalDate.parse("2024-06-01");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // comparator | value | upper | digits | the source's figure | outcome
                "MORE_THAN  | 33000 |       | 2 | 33137 | CONSISTENT",
                "MORE_THAN  | 33000 |       | 2 | 33001 | CONSISTENT",
                "MORE_THAN  | 33000 |       | 2 | 33000.001 | CONSISTENT",
                "MORE_THAN  | 33000 |       | 2 | 33000 | OVERSTATED",
                "MORE_THAN  | 33000 |       | 2 | 32999 | OVERSTATED",
                "MORE_THAN  | 34000 |       | 2 | 33137 | OVERSTATED",
                "MORE_THAN  | 33000 |       | 2 | 36300 | CONSISTENT",
                "MORE_THAN  | 33000 |       | 2 | 36301 | OVERTAKEN",
                "MORE_THAN  | 33000 |       | 2 | 73419 | OVERTAKEN",
                "MORE_THAN  | 30000 |       | 1 | 33137 | CONSISTENT",
                "MORE_THAN  | 30000 |       | 1 | 40000 | CONSISTENT",
                "MORE_THAN  | 30000 |       | 1 | 40001 | OVERTAKEN",
                "MORE_THAN  | 30000 |       | 5 | 33137 | OVERTAKEN",
                "MORE_THAN  | 0     |       | 1 | 1 | CONSISTENT",
                "MORE_THAN  | 0     |       | 1 | 2 | OVERTAKEN",
                "MORE_THAN  | 0     |       | 1 | 0 | OVERSTATED",
                "MORE_THAN  | 4.5   |       | 2 | 4.51 | CONSISTENT",
                "MORE_THAN  | 4.5   |       | 2 | 4.95 | CONSISTENT",
                "MORE_THAN  | 4.5   |       | 2 | 4.96 | OVERTAKEN",
                "MORE_THAN  | 2000  |       | 1 | 2500 | CONSISTENT",
                "AT_LEAST   | 14    |       | 2 | 14 | CONSISTENT",
                "AT_LEAST   | 14    |       | 2 | 14.0 | CONSISTENT",
                "AT_LEAST   | 14    |       | 2 | 13 | OVERSTATED",
                "AT_LEAST   | 14    |       | 2 | 15 | CONSISTENT",
                "AT_LEAST   | 14    |       | 2 | 16 | OVERTAKEN",
                "AT_LEAST   | 24    |       | 1 | 34 | CONSISTENT",
                "AT_LEAST   | 24    |       | 1 | 35 | OVERTAKEN",
                "AT_LEAST   | 33000 |       | 2 | 33000 | CONSISTENT",
                "AT_LEAST   | 33000 |       | 2 | 32999.999 | OVERSTATED",
                "AT_LEAST   | -5    |       | 1 | -5 | CONSISTENT",
                "AT_LEAST   | -5    |       | 1 | -6 | OVERSTATED",
                "AT_LEAST   | -5    |       | 1 | -3 | OVERTAKEN",
                "AT_MOST    | 33000 |       | 2 | 33000 | CONSISTENT",
                "AT_MOST    | 33000 |       | 2 | 33001 | UNDERSTATED",
                "AT_MOST    | 33000 |       | 2 | 32999 | CONSISTENT",
                "AT_MOST    | 33000 |       | 2 | 1 | CONSISTENT",
                "FEWER_THAN | 34000 |       | 2 | 33137 | CONSISTENT",
                "FEWER_THAN | 33000 |       | 2 | 33000 | UNDERSTATED",
                "FEWER_THAN | 33000 |       | 2 | 33137 | UNDERSTATED",
                "FEWER_THAN | 33000 |       | 2 | 32999.999 | CONSISTENT",
                "EXACTLY    | 33137 |       | 5 | 33137 | CONSISTENT",
                "EXACTLY    | 33137 |       | 5 | 33138 | UNDERSTATED",
                "EXACTLY    | 33137 |       | 5 | 33136 | OVERSTATED",
                "EXACTLY    | 33000 |       | 2 | 33137 | CONSISTENT",
                "EXACTLY    | 33000 |       | 2 | 32500 | CONSISTENT",
                "EXACTLY    | 33000 |       | 2 | 32499 | OVERSTATED",
                "EXACTLY    | 33000 |       | 2 | 33499 | CONSISTENT",
                "EXACTLY    | 33000 |       | 2 | 33500 | UNDERSTATED",
                "EXACTLY    | 33000 |       | 3 | 33137 | UNDERSTATED",
                "EXACTLY    | 33100 |       | 3 | 33137 | CONSISTENT",
                "EXACTLY    | 33200 |       | 3 | 33137 | OVERSTATED",
                "EXACTLY    | 33000 |       | 5 | 33001 | UNDERSTATED",
                "EXACTLY    | 4.1   |       | 2 | 4.149 | CONSISTENT",
                "EXACTLY    | 4.1   |       | 2 | 4.15 | UNDERSTATED",
                "EXACTLY    | 4.10  |       | 3 | 4.149 | UNDERSTATED",
                "EXACTLY    | 0     |       | 1 | 0 | CONSISTENT",
                "EXACTLY    | 0     |       | 1 | 1 | UNDERSTATED",
                "EXACTLY    | -33000 |      | 2 | -33500 | OVERSTATED",
                "EXACTLY    | -33000 |      | 2 | -32500 | CONSISTENT",
                "ABOUT      | 33000 |       | 2 | 32000 | CONSISTENT",
                "ABOUT      | 33000 |       | 2 | 34000 | CONSISTENT",
                "ABOUT      | 33000 |       | 2 | 34001 | UNDERSTATED",
                "ABOUT      | 33000 |       | 2 | 31999 | OVERSTATED",
                "ABOUT      | 33137 |       | 5 | 33799 | CONSISTENT",
                "ABOUT      | 33137 |       | 5 | 33800 | UNDERSTATED",
                "ABOUT      | 30000 |       | 1 | 33137 | CONSISTENT",
                "ABOUT      | 50    |       | 1 | 39 | OVERSTATED",
                "BETWEEN    | 33000 | 34000 | 2 | 33000 | CONSISTENT",
                "BETWEEN    | 33000 | 34000 | 2 | 34000 | CONSISTENT",
                "BETWEEN    | 33000 | 34000 | 2 | 34001 | UNDERSTATED",
                "BETWEEN    | 33000 | 34000 | 2 | 32999 | OVERSTATED",
                "BETWEEN    | 5     | 5     | 1 | 5 | CONSISTENT"
            })
    void decidesLiterally(
            Comparator comparator,
            BigDecimal value,
            @Nullable BigDecimal upper,
            int digits,
            BigDecimal figure,
            Outcome outcome) {
        Claimed claimed =
                new Claimed(comparator, value, upper, digits, null, null, null, null, null, null, null, false);
        assertThat(then(claimed, series(Counting.CUMULATIVE, point("2024-04-06", figure)))
                        .outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AT_MOST    | 100 | 80 | OVERTAKEN",
                "AT_MOST    | 100 | 0  | OVERTAKEN",
                "FEWER_THAN | 120 | 108 | CONSISTENT",
                "FEWER_THAN | 120 | 107 | OVERTAKEN",
                "AT_LEAST   | 134 | 101 | OVERSTATED",
                "EXACTLY    | 134 | 101 | OVERSTATED"
            })
    void callsAnUpperBoundOnALevelOvertakenByItsFall(
            Comparator comparator, BigDecimal value, BigDecimal figure, Outcome outcome) {
        Claimed claimed = new Claimed(comparator, value, null, 3, null, null, null, null, null, null, null, false);
        if (comparator == Comparator.AT_MOST) {
            assertThat(then(claimed, series(Counting.CUMULATIVE, point("2024-04-06", figure)))
                            .outcome())
                    .isEqualTo(Outcome.CONSISTENT);
        }
        assertThat(then(claimed, series(Counting.LEVEL, point("2024-04-06", figure)))
                        .outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // low | best | high | outcome of "more than 33,000" | caveat
                "30000 | 32000 | 34000 | CONSISTENT | ONLY_WITHIN_RANGE",
                "30000 | 32000 | 33000 | OVERSTATED |",
                "30000 | 33500 | 34000 | CONSISTENT | NOT_OVER_WHOLE_RANGE",
                "33001 | 33500 | 34000 | CONSISTENT |",
                "30000 | 40000 | 50000 | OVERTAKEN  | NOT_OVER_WHOLE_RANGE"
            })
    void saysWhereASourcesRangeMatters(
            BigDecimal low, BigDecimal best, BigDecimal high, Outcome outcome, @Nullable Caveat caveat) {
        SeriesResult result = only(then(
                moreThan33000(),
                series(
                        Counting.CUMULATIVE,
                        new Point(LocalDate.parse("2024-04-06"), new Amount(low, best, high), false))));
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.caveats())
                .isEqualTo(Stream.of(Caveat.MEASURE_UNNAMED, Caveat.PERIOD_UNNAMED, caveat)
                        .flatMap(Stream::ofNullable)
                        .toList());
    }

    @Test
    void judgesByTheDayBeforeTheStatementAndByTodayItself() {
        SeriesAt series = series(
                Counting.CUMULATIVE,
                point("2024-04-06", "33137"),
                point("2024-04-07", "33175"),
                point("2024-06-01", "36379"));
        CheckResult both = FigureCheck.check(exactly("33175"), STATED, TODAY, List.of(series), CheckPolicy.DEFAULT);
        assertThat(basis(both.then()).asOf()).isEqualTo("2024-04-06");
        assertThat(both.then().outcome()).isEqualTo(Outcome.OVERSTATED);
        assertThat(basis(both.now()).asOf()).isEqualTo(TODAY);
        assertThat(both.now().outcome()).isEqualTo(Outcome.UNDERSTATED);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // start, end, as of, day of then, day of now
                "-, -, -, 2024-04-06, 2024-06-01",
                "-, -, 2024-04-07, 2024-04-06, 2024-06-01",
                "-, -, 2024-03-31, 2024-03-31, 2024-06-01",
                "-, -, 2024-03, 2024-03-31, 2024-06-01",
                "-, -, 2024, 2024-04-06, 2024-06-01",
                "2023-10-07, 2024-03-31, -, 2024-03-31, 2024-03-31",
                "2023-10-07, 2024-04-07, -, 2024-04-06, 2024-04-07",
                "2023-10-07, 2024, -, 2024-04-06, 2024-06-01"
            })
    void knowsOfWhichDayAClaimSpeaks(
            @Nullable String start, @Nullable String end, @Nullable String asOf, LocalDate then, LocalDate now) {
        Claimed claimed = about(start, end, asOf);
        CheckResult both = FigureCheck.check(claimed, STATED, TODAY, List.of(), CheckPolicy.DEFAULT);
        assertThat(both.then().day()).isEqualTo(then);
        assertThat(both.now().day()).isEqualTo(now);
        assertThat(both.now().outcome()).isEqualTo(Outcome.NOT_COVERED);
    }

    @Test
    void subtractsWhatWasCountedBeforeTheClaimsPeriod() {
        SeriesAt series = series(
                Counting.CUMULATIVE,
                point("2023-12-30", "21672"),
                new Point(
                        LocalDate.parse("2023-12-31"),
                        new Amount(new BigDecimal("21000"), new BigDecimal("21822"), new BigDecimal("22000")),
                        true),
                point("2024-04-06", "33137"));
        SeriesResult result = only(then(about("2024", null, null), series));
        assertThat(requireNonNull(result.basis()).amount())
                .isEqualTo(new Amount(new BigDecimal("11137"), new BigDecimal("11315"), new BigDecimal("12137")));
        assertThat(result.outcome()).isEqualTo(Outcome.OVERSTATED);
        assertThat(result.caveats()).containsExactly(Caveat.DERIVED);
        assertThat(result.passing()).isNull();
    }

    @Test
    void takesAPeriodThatHoldsTheSeriesStartAsTheSameOne() {
        SeriesAt series = series(Counting.CUMULATIVE, point("2024-04-06", "33137"));
        for (String start : List.of("2023-10-07", "2023-10", "2023")) {
            assertThat(basis(then(about(start, null, null), series))).as(start).isInstanceOf(Basis.Latest.class);
        }
    }

    @Test
    void sumsDaysThatAreAllThere() {
        SeriesAt days = series(
                Counting.PER_PERIOD,
                point("2024-04-02", "71"),
                point("2024-04-03", "59"),
                point("2024-04-04", "62"),
                point("2024-04-06", "46"));
        Claimed three = period(exactly("192"), "2024-04-02", "2024-04-04");
        assertThat(then(three, days).outcome()).isEqualTo(Outcome.CONSISTENT);
        assertThat(reason(then(period(exactly("238"), "2024-04-02", "2024-04-06"), days)))
                .isEqualTo(NotCovered.INCOMPLETE);
        assertThat(reason(then(exactly("46"), days))).isEqualTo(NotCovered.PER_PERIOD);
        assertThat(reason(then(period(exactly("1"), "2024-04-05", "2024-04-05"), days)))
                .isEqualTo(NotCovered.NO_POINT);
    }

    @Test
    void saysWhyASeriesDoesNotCoverAClaim() {
        SeriesAt series = series(Counting.CUMULATIVE, point("2024-01-31", "26900"), point("2024-02-01", "27019"));
        assertThat(reason(then(exactly("33000"), series))).isEqualTo(NotCovered.TOO_OLD);
        assertThat(reason(FigureCheck.then(
                        exactly("1"), PartialDate.parse("2024-01-31"), List.of(series), CheckPolicy.DEFAULT)))
                .isEqualTo(NotCovered.NO_POINT);
        assertThat(reason(then(about("2023-01", null, null), series))).isEqualTo(NotCovered.COUNTS_FROM_LATER);
        assertThat(reason(then(about("2024-01-01", null, null), series))).isEqualTo(NotCovered.NO_POINT_AT_START);
        assertThat(reason(then(about("2024-04-07", null, null), series))).isEqualTo(NotCovered.NOT_BEGUN);
        assertThat(reason(then(about(null, null, "2025"), series))).isEqualTo(NotCovered.FORECAST);
        assertThat(reason(then(of("injured", null, false), series))).isEqualTo(NotCovered.MEASURE);
        assertThat(reason(then(of("killed", "percent", false), series))).isEqualTo(NotCovered.UNIT);
        assertThat(reason(then(of("killed", null, true), series))).isEqualTo(NotCovered.DENIED);
        assertThat(then(exactly("1")).outcome()).isEqualTo(Outcome.NOT_COVERED);
    }

    @Test
    void countsPeopleWhetherOrNotTheyAreCalledAUnit() {
        SeriesAt series = series(Counting.CUMULATIVE, point("2024-04-06", "33137"));
        assertThat(then(of("Killed ", "person", false), series).outcome()).isEqualTo(Outcome.CONSISTENT);
    }

    @Test
    void takesAnOldPointOfACountForWhatItStillProves() {
        SeriesAt series = series(Counting.CUMULATIVE, point("2023-12-31", "40000"));
        SeriesResult bound = only(then(moreThan33000(), series));
        assertThat(bound.outcome()).isEqualTo(Outcome.OVERTAKEN);
        assertThat(bound.caveats()).contains(Caveat.OLD_POINT);
        assertThat(then(exactly("33000"), series).outcome()).isEqualTo(Outcome.UNDERSTATED);
        assertThat(reason(then(exactly("50000"), series))).isEqualTo(NotCovered.TOO_OLD);
        assertThat(reason(then(moreThan33000(), series(Counting.LEVEL, point("2023-12-31", "40000")))))
                .isEqualTo(NotCovered.TOO_OLD);
    }

    @Test
    void letsAYearlySeriesBeAYearOld() {
        SeriesAt yearly =
                series(Counting.LEVEL, point("2020-12-31", "5"), point("2021-12-31", "5"), point("2022-12-31", "4"));
        assertThat(then(exactly("4"), yearly).outcome()).isEqualTo(Outcome.CONSISTENT);
    }

    @Test
    void warnsOfOtherPeopleAndPlaces() {
        Claimed civilians = new Claimed(
                Comparator.MORE_THAN,
                new BigDecimal("33000"),
                null,
                2,
                null,
                null,
                "civilians",
                "Rafah",
                PartialDate.parse("2023-10"),
                null,
                null,
                false);
        SeriesResult result = only(FigureCheck.then(
                civilians,
                PartialDate.parse("2024-04"),
                List.of(series(Counting.CUMULATIVE, point("2024-04-06", "33137"))),
                CheckPolicy.DEFAULT));
        assertThat(result.outcome()).isEqualTo(Outcome.CONSISTENT);
        assertThat(result.caveats())
                .containsExactly(
                        Caveat.OTHER_SUBJECT, Caveat.OTHER_PLACE, Caveat.MEASURE_UNNAMED, Caveat.STATED_DAY_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // figures of three sources | together; "-" has no point
                "33137 | 33500 | 34000 | CONSISTENT",
                "33137 | 40000 | -     | CONSISTENT",
                "40000 | 50000 | -     | OVERTAKEN",
                "33137 | 30000 | -     | SOURCES_DISAGREE",
                "40000 | 30000 | 33137 | SOURCES_DISAGREE",
                "30000 | 20000 | -     | OVERSTATED",
                "-     | -     | -     | NOT_COVERED",
                "33137 | -     | -     | CONSISTENT"
            })
    void putsSourcesTogether(String one, String two, String three, Outcome outcome) {
        assertThat(then(
                                moreThan33000(),
                                Stream.of(one, two, three)
                                        .map(figure -> figure.equals("-")
                                                ? series(Counting.CUMULATIVE)
                                                : series(Counting.CUMULATIVE, point("2024-04-06", figure)))
                                        .toArray(SeriesAt[]::new))
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void saysHowThingsWentOnAfterAPeriodThatHadEnded() {
        SeriesAt series = series(Counting.CUMULATIVE, point("2024-03-31", "32782"), point("2024-05-31", "36284"));
        CheckResult both = FigureCheck.check(
                about("2023-10-07", "2024-03-31", null), STATED, TODAY, List.of(series), CheckPolicy.DEFAULT);
        assertThat(only(both.then()).later()).isNull();
        assertThat(basis(both.now()).asOf()).isEqualTo("2024-03-31");
        assertThat(only(both.now()).later()).isEqualTo(point("2024-05-31", "36284"));
    }

    @Test
    void saysWhenAMarkWasPassedAsExactlyAsThePointsTell() {
        assertThat(passing(point("2024-04-03", "32975"), point("2024-04-04", "33037")))
                .isEqualTo(passed("2024-04-03", "2024-04-04"))
                .matches(Passing::isExact);
        assertThat(passing(point("2024-04-03", "32975"), point("2024-04-05", "33091")))
                .isEqualTo(passed("2024-04-03", "2024-04-05"))
                .matches(passing -> !passing.isExact());
        assertThat(passing(point("2024-04-03", "33000"), point("2024-04-04", "33001")))
                .isEqualTo(passed("2024-04-03", "2024-04-04"));
        assertThat(passing(
                        point("2024-04-03", "32975"),
                        new Point(LocalDate.parse("2024-04-04"), Amount.of(new BigDecimal("33010")), true),
                        point("2024-04-05", "33091")))
                .isEqualTo(passed("2024-04-03", "2024-04-05"));
        assertThat(passing(point("2024-04-04", "33037")))
                .isEqualTo(new Passing(new BigDecimal("33000"), null, LocalDate.parse("2024-04-04"), false));
        assertThat(only(then(
                                moreThan33000(),
                                series(
                                        Counting.CUMULATIVE,
                                        point("2024-04-02", "32000"),
                                        point("2024-04-03", "31000"),
                                        point("2024-04-04", "33037"))))
                        .passing())
                .as("fell before")
                .isNull();
    }

    @Test
    void refusesPointsThatAreNotResolved() {
        assertThatThrownBy(() -> series(Counting.CUMULATIVE, point("2024-04-06", "1"), point("2024-04-06", "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2024-04-06");
    }

    private static Passing passing(Point... points) {
        return requireNonNull(
                only(then(moreThan33000(), series(Counting.CUMULATIVE, points))).passing());
    }

    private static Passing passed(String after, String by) {
        return new Passing(new BigDecimal("33000"), LocalDate.parse(after), LocalDate.parse(by), false);
    }

    private static Assessment then(Claimed claimed, SeriesAt... series) {
        return FigureCheck.then(claimed, STATED, List.of(series), CheckPolicy.DEFAULT);
    }

    private static SeriesResult only(Assessment assessment) {
        assertThat(assessment.results()).hasSize(1);
        return assessment.results().getFirst();
    }

    private static Basis basis(Assessment assessment) {
        return requireNonNull(only(assessment).basis());
    }

    private static @Nullable NotCovered reason(Assessment assessment) {
        assertThat(assessment.outcome()).isEqualTo(Outcome.NOT_COVERED);
        return only(assessment).notCovered();
    }

    private static Claimed moreThan33000() {
        return Claimed.of(Comparator.MORE_THAN, new BigDecimal("33000"), null);
    }

    private static Claimed exactly(String value) {
        return Claimed.of(Comparator.EXACTLY, new BigDecimal(value), null);
    }

    private static Claimed about(@Nullable String start, @Nullable String end, @Nullable String asOf) {
        return new Claimed(
                Comparator.EXACTLY,
                new BigDecimal("33000"),
                null,
                2,
                "killed",
                null,
                null,
                null,
                start == null ? null : PartialDate.parse(start),
                end == null ? null : PartialDate.parse(end),
                asOf == null ? null : PartialDate.parse(asOf),
                false);
    }

    private static Claimed period(Claimed claimed, String start, String end) {
        return new Claimed(
                claimed.comparator(),
                claimed.value(),
                null,
                claimed.significantDigits(),
                "killed",
                null,
                null,
                null,
                PartialDate.parse(start),
                PartialDate.parse(end),
                null,
                false);
    }

    private static Claimed of(String measure, @Nullable String unit, boolean denied) {
        return new Claimed(
                Comparator.EXACTLY,
                new BigDecimal("33000"),
                null,
                2,
                measure,
                unit,
                null,
                null,
                null,
                null,
                null,
                denied);
    }

    private static Point point(String day, String best) {
        return point(day, new BigDecimal(best));
    }

    private static Point point(String day, BigDecimal best) {
        return Point.reported(LocalDate.parse(day), best);
    }

    private static SeriesAt series(Counting counting, Point... points) {
        return new SeriesAt(
                new SeriesAt.Head(
                        new UUID(0, 1),
                        "Killed",
                        "Ministry",
                        "killed",
                        "people",
                        "Gaza",
                        null,
                        LocalDate.parse("2023-10-07"),
                        counting,
                        false),
                List.of(points));
    }
}
