package org.plumbline.review.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogNameTest {

    @Test
    void aLogIsCalledByItsAddress() {
        assertThat(LogSequencer.origin("https://desk.example")).isEqualTo("desk.example/log");
        assertThat(LogSequencer.origin("http://localhost:8080/")).isEqualTo("localhost:8080/log");
    }
}
