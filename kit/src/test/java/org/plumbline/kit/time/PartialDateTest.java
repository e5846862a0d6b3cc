package org.plumbline.kit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource({
        "2024-04-07, DAY, 2024-04-07, 2024-04-07",
        "2024-02, MONTH, 2024-02-01, 2024-02-29",
        "2023, YEAR, 2023-01-01, 2023-12-31"
    })
    void readsAndWritesItsPrecision(String text, PartialDate.Precision precision, LocalDate first, LocalDate last) {
        PartialDate date = PartialDate.parse(text);

        assertThat(date.precision()).isEqualTo(precision);
        assertThat(date.first()).isEqualTo(first);
        assertThat(date.last()).isEqualTo(last);
        assertThat(date).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "24",
                "2024-4",
                "2024-04-7",
                "2024-13",
                "2023-02-29",
                "2024-04-07T00:00",
                "+2024",
                "0000",
                "0999-01-01",
                "٢٠٢٤"
            })
    void refusesWhatIsNoDate(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PartialDate.parse(text));
    }

    @Test
    void datesThatSayTheSameAreEqual() {
        assertThat(new PartialDate(LocalDate.of(2024, 4, 7), PartialDate.Precision.MONTH))
                .isEqualTo(PartialDate.parse("2024-04"));
    }
}
