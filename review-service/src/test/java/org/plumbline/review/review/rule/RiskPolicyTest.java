package org.plumbline.review.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "killed",
                "Killed",
                "people killed",
                "injured",
                "missing",
                "internally displaced",
                "hostages held",
                "sexual violence",
                "cases of sexual  violence",
                "martyrs",
                "قتلى"
            })
    void ratesHarmToPeopleHigh(String measure) {
        assertThat(RiskPolicy.assess(List.of(measure), List.of())).isEqualTo(Risk.HIGH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trucks", "votes", "deadlines", "skilled workers", "attacks"})
    void ratesOtherMeasuresNormal(String measure) {
        assertThat(RiskPolicy.assess(List.of(measure), List.of("sport"))).isEqualTo(Risk.NORMAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"elections", "health", "war", "gaza-war"})
    void ratesSomeTopicsHigh(String topic) {
        assertThat(RiskPolicy.assess(List.of(), List.of("other", topic))).isEqualTo(Risk.HIGH);
    }

    @Test
    void ratesWhatNobodyDescribedHigh() {
        assertThat(RiskPolicy.assess(List.of(), List.of())).isEqualTo(Risk.HIGH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"economy", "star-wars", "warsaw"})
    void ratesOtherTopicsNormal(String topic) {
        assertThat(RiskPolicy.assess(List.of("percent"), List.of(topic))).isEqualTo(Risk.NORMAL);
    }
}
