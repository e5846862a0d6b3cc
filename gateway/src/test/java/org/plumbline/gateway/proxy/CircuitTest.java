package org.plumbline.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(8);
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

    private final Circuit circuit = new Circuit(PATIENCE);

    @Test
    void letsEverybodyAskUntilThreeInARowGotNoAnswer() {
        circuit.noAnswer(0);
        assertThat(circuit.isSilent()).isTrue();
        circuit.noAnswer(1);
        circuit.answered();
        assertThat(circuit.isSilent()).isFalse();
        circuit.noAnswer(2);
        circuit.noAnswer(3);
        assertThat(circuit.mayAsk(4)).isTrue();
        assertThat(circuit.mayAsk(4)).isTrue();

        circuit.noAnswer(5);

        assertThat(circuit.mayAsk(6)).isFalse();
    }

    @Test
    void triesAgainByOneRequest() {
        open(0);
        assertThat(circuit.mayAsk(PAUSE - 1)).isFalse();

        assertThat(circuit.mayAsk(PAUSE)).isTrue();
        assertThat(circuit.mayAsk(PAUSE)).as("a second one beside it").isFalse();
        assertThat(circuit.mayAsk(PAUSE + PATIENCE - 1)).isFalse();
        assertThat(circuit.mayAsk(PAUSE + PATIENCE))
                .as("in case the first never ended")
                .isTrue();
    }

    @Test
    void pausesAfterATryThatFailedAndEndsWithOneThatDidNot() {
        open(0);
        assertThat(circuit.mayAsk(PAUSE)).isTrue();
        circuit.noAnswer(PAUSE + 1);
        assertThat(circuit.mayAsk(PAUSE + 2)).isFalse();

        assertThat(circuit.mayAsk(2 * PAUSE + 1)).isTrue();
        circuit.answered();

        assertThat(circuit.mayAsk(2 * PAUSE + 2)).isTrue();
        assertThat(circuit.mayAsk(2 * PAUSE + 2)).isTrue();
        assertThat(circuit.isSilent()).isFalse();
    }

    @Test
    void worksWithAClockThatBeganBelowZero() {
        open(Long.MIN_VALUE);

        assertThat(circuit.mayAsk(Long.MIN_VALUE + 1)).isFalse();
        assertThat(circuit.mayAsk(Long.MIN_VALUE + PAUSE)).isTrue();
    }

    @Test
    void tellsSilenceFromAnAnswerThatBrokeOff() {
        assertThat(NoAnswer.is(new TimeoutException())).isTrue();
        assertThat(NoAnswer.is(new ConnectException())).isTrue();
        assertThat(NoAnswer.is(new UnknownHostException())).isTrue();
        assertThat(NoAnswer.is(new NoAnswer())).isTrue();
        assertThat(NoAnswer.is(new IllegalStateException("It answered 503"))).isFalse();
    }

    private void open(long nanoTime) {
        for (int i = 0; i < 3; i++) {
            circuit.noAnswer(nanoTime);
        }
    }
}
