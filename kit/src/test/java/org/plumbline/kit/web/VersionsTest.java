package org.plumbline.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

class VersionsTest {

    @Test
    void readsTheTagItWrites() {
        assertThat(Versions.required(Versions.tag(17))).isEqualTo(17);
    }

    @Test
    void asksForTheMissingTag() {
        assertThat(problemOf(null)).isEqualTo(ProblemType.PRECONDITION_REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "W/\"7\"", "*", "\"x\"", "\"-1\"", "\"7\", \"8\"", "\"99999999999999999999\""})
    void refusesTagsThatAreNotOurs(String tag) {
        assertThat(problemOf(tag)).isEqualTo(ProblemType.MALFORMED);
    }

    @Test
    void answersAStaleVersionWithWhatStandsNow() {
        assertThatNoException().isThrownBy(() -> Versions.check(3, 3, () -> "unused"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Versions.check(3, 4, () -> "what stands"))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.STALE_VERSION);
                    assertThat(problem.current()).isEqualTo("what stands");
                });
    }

    private static @Nullable ProblemType problemOf(@Nullable String tag) {
        try {
            Versions.required(tag);
            return null;
        } catch (ProblemException problem) {
            return problem.type();
        }
    }
}
