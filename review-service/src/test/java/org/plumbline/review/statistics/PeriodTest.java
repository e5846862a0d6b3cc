package org.plumbline.review.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.plumbline.kit.problem.ProblemException;

class PeriodTest {

    private static final LocalDate THURSDAY = LocalDate.of(2024, 4, 4);

    @Test
    void isTwelveWeeksOfWhichTheLastIsUnderWay() {
        Period period = Period.of(null, "", THURSDAY);
        assertThat(period.to()).isEqualTo(THURSDAY);
        assertThat(period.from()).isEqualTo(LocalDate.of(2024, 1, 15));
        assertThat(period.unit()).isEqualTo(Period.Unit.WEEK);
        assertThat(period.units()).hasSize(12).startsWith(period.from()).endsWith(LocalDate.of(2024, 4, 1));
    }

    @Test
    void startsWithTheWeekOrMonthThatItsFirstDayIsIn() {
        assertThat(new Period(THURSDAY, LocalDate.of(2024, 4, 8)).units())
                .containsExactly(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 4, 8));
        assertThat(new Period(LocalDate.of(2023, 9, 30), THURSDAY).units())
                .startsWith(LocalDate.of(2023, 9, 1))
                .endsWith(LocalDate.of(2024, 4, 1))
                .hasSize(8);
    }

    @Test
    void mayBeOneDayAndTenYears() {
        assertThat(Period.of("2024-04-04", "2024-04-04", THURSDAY).units()).hasSize(1);
        assertThat(Period.of("2014-04-04", "2024-04-04", THURSDAY).unit()).isEqualTo(Period.Unit.MONTH);
        assertThatThrownBy(() -> Period.of("2014-04-03", "2024-04-04", THURSDAY))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("from must not be more than 10 years before the last day");
    }

    @Test
    void namesEveryDayThatIsNone() {
        for (String wrong : List.of("4 April", "2024-02-30", "+10000-01-01", "-0001-01-01")) {
            assertThatThrownBy(() -> Period.of(wrong, wrong, THURSDAY))
                    .as(wrong)
                    .hasMessageContaining("from must be a day")
                    .hasMessageContaining("to must be a day");
        }
    }
}
