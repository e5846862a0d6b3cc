package org.plumbline.claims.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.kit.time.PartialDate;

class WordingTest {

    @Test
    void tellsHowManyOfWhomWhereAndAsOfWhen() {
        assertThat(Wording.of(quantity(
                        Comparator.MORE_THAN,
                        "33000",
                        null,
                        "killed",
                        null,
                        "Palestinians",
                        "Gaza",
                        null,
                        null,
                        "2024-04-07",
                        null)))
                .isEqualTo("more than 33,000 killed, Palestinians, Gaza, as of 7 April 2024");
    }

    @Test
    void tellsThePeriodAndWhoseFigureItIs() {
        assertThat(Wording.of(quantity(
                        Comparator.AT_LEAST,
                        "14",
                        null,
                        "killed",
                        null,
                        null,
                        "Damascus",
                        "2024-04",
                        "2024-04-07",
                        null,
                        "state media")))
                .isEqualTo("at least 14 killed, Damascus, from April 2024 to 7 April 2024, according to state media");
        assertThat(Wording.period(quantity(
                        Comparator.EXACTLY, "1", null, "killed", null, null, null, "2023-10-07", null, null, null)))
                .isEqualTo("since 7 October 2023");
        assertThat(Wording.period(
                        quantity(Comparator.EXACTLY, "1", null, "killed", null, null, null, null, "2024", null, null)))
                .isEqualTo("until 2024");
    }

    @ParameterizedTest
    @CsvSource({"2024-04-01, 2024-04-01, on 1 April 2024", "2024-04, 2024-04, in April 2024", "2023, 2023, in 2023"})
    void tellsAPeriodOfOneDateOnce(String start, String end, String words) {
        assertThat(Wording.period(
                        quantity(Comparator.EXACTLY, "9", null, "killed", null, null, null, start, end, null, null)))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            EXACTLY    | 14      | -     | killed    | -       | 14 killed
            ABOUT      | 4.50    | -     | -         | percent | about 4.50%
            AT_MOST    | 45      | -     | displaced | percent | at most 45% displaced
            FEWER_THAN | 1000000 | -     | -         | USD     | fewer than 1,000,000 US dollars
            EXACTLY    | 1       | -     | -         | week    | 1 week
            EXACTLY    | 6       | -     | -         | week    | 6 weeks
            EXACTLY    | 2       | -     | -         | person  | 2 people
            EXACTLY    | 5       | -     | -         | km      | 5 km
            BETWEEN    | 1       | 2     | -         | week    | between 1 and 2 weeks
            BETWEEN    | 30000   | 33000 | killed    | -       | between 30,000 and 33,000 killed
            """)
    void tellsTheFigure(
            Comparator comparator,
            String value,
            @Nullable String upper,
            @Nullable String measure,
            @Nullable String unit,
            String words) {
        assertThat(Wording.figure(
                        quantity(comparator, value, upper, measure, unit, null, null, null, null, null, null)))
                .isEqualTo(words);
    }

    private static Quantity quantity(
            Comparator comparator,
            String value,
            @Nullable String upper,
            @Nullable String measure,
            @Nullable String unit,
            @Nullable String ofWhom,
            @Nullable String place,
            @Nullable String periodStart,
            @Nullable String periodEnd,
            @Nullable String asOf,
            @Nullable String attributedTo) {
        return new Quantity(
                comparator,
                new BigDecimal(value),
                upper == null ? null : new BigDecimal(upper),
                measure,
                unit,
                ofWhom,
                place,
                date(periodStart),
                date(periodEnd),
                date(asOf),
                attributedTo,
                null,
                null,
                null,
                null,
                Map.of());
    }

    private static @Nullable PartialDate date(@Nullable String date) {
        return date == null ? null : PartialDate.parse(date);
    }
}
