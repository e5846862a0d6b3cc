package org.plumbline.review.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BelowZeroTest {

    @ParameterizedTest
    @CsvSource({
        "killed,                         ,           false",
        "Killed,                         people,     false",
        "killed or missing,              trucks,     false",
        "displaced,                      Persons,    false",
        "aid trucks,                     ,           false",
        "hostages held,                  ,           false",
        "القتلى,                         ,           false",
        "killed,                         %,          true",
        "change in killed per week,      ,           true",
        "net migration,                  people,     true",
        "temperature,                    ,           true",
        "mean temperature,               °C,         true",
        "exports,                        USD,        true",
        "inflation (%),                  ,           true",
        "consumer price index,           ,           true",
        ",                               USD,        true",
        ",                               ,           false",
    })
    void isWhatIsNotCounted(String measure, String unit, boolean possible) {
        assertThat(BelowZero.isPossible(measure, unit)).isEqualTo(possible);
    }
}
