package org.plumbline.kit.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.plumbline.kit.form.FormStamp.Age.EXPIRED;
import static org.plumbline.kit.form.FormStamp.Age.FINE;
import static org.plumbline.kit.form.FormStamp.Age.TOO_FAST;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormStampTest {

    private static final Instant NOON = Instant.parse("2024-04-07T12:00:00Z");

    private final FormStamp stamps = stamps("a key of the tests, long enough for them");

    private static FormStamp stamps(String key) {
        return new FormStamp(key, Duration.ofSeconds(2), Duration.ofDays(1));
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1S,     TOO_FAST",
        "PT0S,      TOO_FAST",
        "PT1.999S,  TOO_FAST",
        "PT2S,      FINE",
        "PT24H,     FINE",
        "PT24H0.001S, EXPIRED",
    })
    void tellsHowLongAFormWasOpen(Duration open, FormStamp.Age age) {
        assertThat(stamps.age(stamps.of("form", NOON), "form", NOON.plus(open))).isEqualTo(age);
    }

    @Test
    void holdsForItsOwnFormOnly() {
        assertThat(stamps.age(stamps.of("form", NOON), "another", NOON.plusSeconds(5)))
                .isEqualTo(EXPIRED);
    }

    @Test
    void believesNoOtherKey() {
        FormStamp others = stamps("another key of the tests, long enough too");

        assertThat(stamps.age(others.of("form", NOON), "form", NOON.plusSeconds(5)))
                .isEqualTo(EXPIRED);
        assertThat(others.age(others.of("form", NOON), "form", NOON.plusSeconds(5)))
                .isEqualTo(FINE)
                .isNotEqualTo(TOO_FAST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1712491200000",
                "1712491200000.",
                "99999999999999999999.0000000000000000000000000000000000000000000000000000000000000000",
                "1712491200000.0000000000000000000000000000000000000000000000000000000000000000",
            })
    void believesNothingMadeUp(String stamp) {
        assertThat(stamps.age(stamp, "form", NOON.plusSeconds(5))).isEqualTo(EXPIRED);
    }

    @Test
    void movingTheTimeBreaksTheSeal() {
        String stamp = stamps.of("form", NOON);
        String earlier = (NOON.toEpochMilli() - 60_000) + stamp.substring(stamp.indexOf('.'));

        assertThat(stamps.age(earlier, "form", NOON.plusSeconds(1))).isEqualTo(EXPIRED);
    }

    @Test
    void refusesAKeyThatCouldBeGuessed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stamps("short"))
                .withMessageContaining("at least 32 characters");
    }
}
