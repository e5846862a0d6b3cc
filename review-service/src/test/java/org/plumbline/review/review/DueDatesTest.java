package org.plumbline.review.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.plumbline.review.review.rule.Risk;

class DueDatesTest {

    /** A Thursday. */
    private static final Instant THURSDAY = Instant.parse("2026-11-19T10:00:00Z");

    @Test
    void countsWorkingDays() {
        DueDates dates = new DueDates(new Days(10, 3, Set.of("SATURDAY", "sunday")));
        assertThat(dates.of(THURSDAY, Risk.HIGH)).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(dates.of(THURSDAY, Risk.NORMAL)).isEqualTo(LocalDate.of(2026, 12, 3));
    }

    @Test
    void countsEveryDayOrThoseOfAnotherWeek() {
        assertThat(new DueDates(new Days(10, 3, Set.of("none"))).of(THURSDAY, Risk.HIGH))
                .isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(new DueDates(new Days(10, 3, Set.of("FRIDAY", "SATURDAY"))).of(THURSDAY, Risk.HIGH))
                .isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void setsNoDateWhereTheDeskSetsNone() {
        assertThat(new DueDates(new Days(0, 3, Set.of("none"))).of(THURSDAY, Risk.NORMAL))
                .isNull();
    }

    @Test
    void refusesAWeekWithoutAWorkingDay() {
        Set<String> all = Set.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
        assertThatThrownBy(() -> new DueDates(new Days(1, 1, all)).of(THURSDAY, Risk.HIGH))
                .isInstanceOf(IllegalStateException.class);
    }

    private record Days(int normalRiskDays, int highRiskDays, Set<String> daysOff) implements DueDateConfig {}
}
