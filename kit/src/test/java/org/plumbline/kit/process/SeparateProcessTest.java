package org.plumbline.kit.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

class SeparateProcessTest {

    private static final Duration PATIENT = Duration.ofSeconds(60);

    /** What is run: does as its first argument says. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            switch (arguments[0]) {
                case "shout" ->
                    System.out.write(new String(System.in.readAllBytes(), UTF_8)
                            .toUpperCase(Locale.ROOT)
                            .getBytes(UTF_8));
                case "environment" ->
                    System.out.write(System.getenv().toString().getBytes(UTF_8));
                case "sleep" -> Thread.sleep(Duration.ofMinutes(5));
                case "eat" -> System.err.println(new byte[64][1024 * 1024].length);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
            System.out.flush();
        }
    }

    @Test
    void answersWhatTheProgramWrote() throws IOException {
        assertThat(run(PATIENT, "shout", "Rain fell")).isEqualTo("RAIN FELL");
    }

    @Test
    void givesItNothingOfTheEnvironment() throws IOException {
        assertThat(System.getenv()).containsKey("PATH");
        assertThat(run(PATIENT, "environment", "")).doesNotContain("PATH");
    }

    @Test
    void endsItInTime() {
        assertThatThrownBy(() -> run(Duration.ofSeconds(2), "sleep", "")).isInstanceOf(IOException.class);
    }

    @Test
    void endsItWhenItWantsMoreMemory() {
        assertThatThrownBy(() -> run(PATIENT, "eat", "")).isInstanceOf(IOException.class);
    }

    @Test
    void letsNobodyWaitLongerThanARunMayTake() throws InterruptedException {
        SeparateProcess process = process(Duration.ofMillis(200));
        CountDownLatch answering = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread first = Thread.ofVirtual().start(() -> {
            try {
                process.run(List.of("shout"), new byte[0], from -> {
                    answering.countDown();
                    try {
                        done.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    return "";
                });
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        answering.await();
        assertThatThrownBy(() -> process.run(List.of("shout"), new byte[0], SeparateProcessTest::text))
                .isInstanceOf(Busy.class);
        done.countDown();
        first.join();
    }

    private static String run(Duration time, String what, String input) throws IOException {
        return process(time).run(List.of(what), input.getBytes(UTF_8), SeparateProcessTest::text);
    }

    private static SeparateProcess process(Duration time) {
        return new SeparateProcess(Program.class, List.of(), new SeparateProcess.Limits(time, 32, 1));
    }

    private static String text(DataInputStream from) throws IOException {
        String text = new String(from.readAllBytes(), UTF_8);
        if (text.isEmpty()) {
            throw new IOException("No answer");
        }
        return text;
    }
}
