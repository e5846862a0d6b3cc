package org.plumbline.review.figure.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.figure.series.NewPoint;
import org.plumbline.review.figure.series.Origin;
import org.plumbline.review.figure.series.PointLimits;
import org.plumbline.review.figure.series.Published;

class RowReaderTest {

    private static final PointLimits LIMITS =
            new PointLimits(PartialDate.parse("2023-10"), LocalDate.of(2026, 11, 23), false);
    private static final List<String> HEADER =
            List.of("date", "killed", "ext_killed", "low", "high", "published", "source", "note", "link");

    @Test
    void readsEverythingThatARowHolds() {
        NewPoint point = good("2024-04-06", "33,137", "", "33000", "34,000.5", "2024-04-07", "moh", "n", "https://a.b");
        assertThat(point)
                .isEqualTo(new NewPoint(
                        LocalDate.of(2024, 4, 6),
                        new BigDecimal("33000"),
                        new BigDecimal("33137"),
                        new BigDecimal("34000.5"),
                        Published.onDay(LocalDate.of(2024, 4, 7)),
                        Origin.REPORTED,
                        "n",
                        "https://a.b"));
    }

    @Test
    void takesTheFallbackForDerived() {
        assertThat(good("2024-04-06", "", "33137").origin()).isEqualTo(Origin.DERIVED);
        assertThat(good("2024-04-06", "33137", "33138").origin()).isEqualTo(Origin.REPORTED);
        assertThat(good("2024-04-06", "33137", "", "", "", "", "Fill").origin()).isEqualTo(Origin.DERIVED);
    }

    @Test
    void readsMomentsOfPublication() {
        Published published =
                good("2024-04-06", "1", "", "", "", "2024-04-07T15:00:00+02:00").published();
        assertThat(published).hasToString("2024-04-07T13:00:00Z");
    }

    @Test
    void saysEverythingThatIsWrongWithARow() {
        assertThat(reasons("6 April", "many", "", "9", "", "soon", "", "", "javascript:alert(1)"))
                .extracting(Reason::field)
                .containsExactly("asOf", "best", "published", "link");
        assertThat(reasons("2024-04-06", "10", "", "11", "12")).containsExactly(new Reason("best", NewPoint.RANGE));
        assertThat(reasons("2024-04-06", "")).containsExactly(new Reason("best", "is missing"));
        assertThat(reasons("", "1")).containsExactly(new Reason("asOf", "is missing"));
        assertThat(reasons("2026-11-24", "1")).containsExactly(new Reason("asOf", "must not lie in the future"));
    }

    @Test
    void refusesWhatCannotBeWithTheWordsForTypedPoints() {
        assertThat(reasons("2023-09-30", "1"))
                .containsExactly(new Reason("asOf", "must not lie before 2023-10, when the series began to count"));
        assertThat(reasons("1500-01-01", "74000")).containsExactly(new Reason("asOf", "must not lie before 1900"));
        assertThat(reasons("2024-04-06", "1", "", "", "", "2020-01-01"))
                .containsExactly(new Reason("published", "must not lie before the day that the figure speaks of"));
        assertThat(reasons("2024-04-06", "1", "", "", "", "2026-11-24T10:00:00Z"))
                .containsExactly(new Reason("published", "must not lie in the future"));
        assertThat(reasons("2024-04-06", "-1", "", "-2"))
                .extracting(Reason::field)
                .containsExactly("low", "best");
        // Already the sixth in Tonga.
        assertThat(good("2024-04-06", "1", "", "", "", "2024-04-05T11:00:00Z").asOf())
                .isEqualTo("2024-04-06");
        assertThat(reasons("2024-04-06", "1", "", "", "", "2024-04-05T09:00:00Z"))
                .extracting(Reason::field)
                .containsExactly("published");
        assertThat(good("2023-10-01", "0").best()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890123456", "0.1234567", "99999999999999999999999999999999999999999999"})
    void refusesNumbersThatAreTooLongInWords(String number) {
        assertThat(reasons("2024-04-06", number)).hasSize(1).first().satisfies(reason -> assertThat(reason.field())
                .isEqualTo("best"));
    }

    @ParameterizedTest
    @CsvSource({
        "POINT, '33,137', 33137", "POINT, 33137.50, 33137.5", "POINT, -4, -4", "POINT, '3,31', ", "POINT, 1e5, ",
        "POINT, 0x1F, ", "POINT, NaN, ", "COMMA, 33.137, 33137", "COMMA, '33.137,5', 33137.5", "COMMA, 33.1, ",
        "SPACE, 33 137, 33137", "SPACE, 33’137, 33137", "SPACE, '33 137,5', 33137.5", "POINT, ٣٣, ",
    })
    void readsNumbersAsTheFileWritesThem(Numerals numerals, String text, @Nullable BigDecimal number) {
        assertThat(numerals.read(text).map(BigDecimal::stripTrailingZeros).orElse(null))
                .isEqualTo(number == null ? null : number.stripTrailingZeros());
    }

    @ParameterizedTest
    @CsvSource({
        "ISO, 2024-04-07, 2024-04-07", "ISO, 2024-04-07T10:00:00, 2024-04-07", "ISO, 07/04/2024, ",
        "ISO, 2024-02-30, ", "DAY_FIRST, 7.4.2024, 2024-04-07", "MONTH_FIRST, 04/07/2024, 2024-04-07",
        "COMPACT, 20240407, 2024-04-07", "COMPACT, 00240407, ",
    })
    void readsDaysAsTheFileWritesThem(DateFormat dates, String text, @Nullable LocalDate day) {
        assertThat(dates.read(text).orElse(null)).isEqualTo(day);
    }

    @Test
    void readsJsonAsATable() {
        Table table = TableReader.read(
                bytes(
                        "{\"days\":[{\"date\":\"2024-04-06\",\"verified\":{\"killed\":33137.0},\"tags\":[1]},{\"n\":1e3}]}"),
                null);
        assertThat(table.header()).containsExactly("date", "verified.killed", "n");
        assertThat(table.rows())
                .containsExactly(
                        new Table.Row(1, List.of("2024-04-06", "33137", "")),
                        new Table.Row(2, List.of("", "", "1000")));
        assertThat(TableReader.read(bytes("{\"a\":{\"b\":[{\"x\":1}]},\"c\":[],\"d\":[]}"), "a.b")
                        .header())
                .containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[]",
                "[1]",
                "{}",
                "[{\"a\":1}] x",
                "[{\"a\":\"\\u0000\"}]",
                "[{\"a\":\"\\ud800\"}]",
                "{\"a\":[],\"b\":[]}",
                "[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]",
                ""
            })
    void refusesFilesThatAreNoTable(String file) {
        assertThatThrownBy(() -> TableReader.read(bytes(file), null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesAMappingThatDoesNotFit() {
        assertThat(mapping().fits(HEADER)).isTrue();
        assertThat(mapping().fits(List.of("date"))).isFalse();
        assertThatThrownBy(() -> mapping().check(List.of("date", "ext_killed")))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.violations())
                        .extracting(violation -> violation.field())
                        .contains("best", "low")
                        .doesNotContain("asOf", "fallback"));
    }

    static Mapping mapping() {
        return new Mapping(
                null,
                "date",
                DateFormat.ISO,
                "killed",
                Numerals.POINT,
                "ext_killed",
                "low",
                "high",
                "published",
                "source",
                List.of("fill", "missing"),
                "note",
                "link");
    }

    private static NewPoint good(String... cells) {
        RowReader.Reading reading = read(cells);
        assertThat(reading.reasons()).isEmpty();
        return Objects.requireNonNull(reading.point());
    }

    private static List<Reason> reasons(String... cells) {
        RowReader.Reading reading = read(cells);
        assertThat(reading.point()).isNull();
        return reading.reasons();
    }

    private static RowReader.Reading read(String... cells) {
        return new RowReader(mapping(), HEADER, LIMITS).read(new Table.Row(2, List.of(cells)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
