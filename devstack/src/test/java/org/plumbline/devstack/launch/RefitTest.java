package org.plumbline.devstack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.Ports;
import org.plumbline.devstack.api.Answer;

class RefitTest {

    @Test
    void endsWellIfWeightsWereFitted() {
        assertThat(Refit.tell(answer(
                        201,
                        "{\"accepted\": 40, \"dismissed\": 30, \"f1Before\": 0.5, \"f1After\": 0.75, \"used\": true}")))
                .isZero();
    }

    @Test
    void endsWithAnErrorIfThereIsTooLittleToLearnFrom() {
        assertThat(Refit.tell(answer(409, "{\"rule\": \"too-few-decisions\", \"detail\": \"Too few.\"}")))
                .isOne();
    }

    @Test
    void saysWhatElseWasAnswered() {
        assertThatThrownBy(() -> Refit.tell(answer(503, "{}"))).hasMessageContaining("answered 503");
    }

    @Test
    void endsWithAnErrorIfNothingRuns() {
        assertThat(new Refit(Ports.free()).run()).isOne();
    }

    private static Answer answer(int status, String body) {
        try {
            return new Answer("POST /api/articles/scorer", status, null, new ObjectMapper().readTree(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
