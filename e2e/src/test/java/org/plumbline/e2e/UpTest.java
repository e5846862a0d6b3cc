package org.plumbline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.Ports;
import org.plumbline.devstack.Project;
import org.plumbline.devstack.api.ApiClient;

/** {@code ./plumbline up} as a person meets it, on ports and in a folder of its own. */
class UpTest {

    private static final Pattern VERDICT = Pattern.compile("href=\"(/verdicts/[^\"]+)\"");
    private static final Duration START = Duration.ofMinutes(12);
    private static final Duration END = Duration.ofMinutes(2);

    private final Path target = Path.of("target").toAbsolutePath();
    private final Path state = target.resolve("up");
    private final Ports ports = Ports.free();
    private final List<Process> launchers = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        launchers.forEach(Process::destroy);
        for (Process launcher : launchers) {
            launcher.waitFor(END.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void keepsWhatItHoldsAndLeavesNothingRunning() throws Exception {
        Path first = target.resolve("up-first.log");
        Process launcher = up(first, state, ports, "--fresh");
        awaitReady(launcher, first);
        List<String> verdicts = verdicts();
        assertThat(verdicts).hasSize(2);

        refusesASecondOneOnTheSameState();
        stop(launcher, first);

        Path second = target.resolve("up-second.log");
        launcher = up(second, state, ports);
        awaitReady(launcher, second);
        assertThat(verdicts()).containsExactlyInAnyOrderElementsOf(verdicts);
        stop(launcher, second);
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        Path output = target.resolve("up-taken.log");
        try (ServerSocket stranger = new ServerSocket(ports.claims(), 1, InetAddress.getLoopbackAddress())) {
            Process launcher = up(output, target.resolve("up-taken"), ports);

            assertThat(launcher.waitFor(END.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isOne();
            assertThat(Files.readAllLines(output))
                    .filteredOn(line -> line.startsWith("plumbline: "))
                    .singleElement()
                    .asString()
                    .startsWith("plumbline: Port " + stranger.getLocalPort() + " (claims-service) is taken.");
        }
    }

    private void refusesASecondOneOnTheSameState() throws Exception {
        Path output = target.resolve("up-refused.log");
        Process refused = up(output, state, Ports.free());

        assertThat(refused.waitFor(END.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isOne();
        assertThat(Files.readString(output)).contains("plumbline: Plumbline runs already with " + state);
    }

    /** As {@code ./plumbline up} does once everything is built; the build is this test's own. */
    private Process up(Path output, Path state, Ports ports, String... options) throws IOException {
        Path devstack = Project.find().root().resolve("devstack/target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "org.plumbline.devstack.launch.Launcher",
                "up",
                "--port",
                Integer.toString(ports.gateway())));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Project.find().root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PLUMBLINE_STATE", state.toString());
        builder.environment()
                .put(
                        "CLASSPATH",
                        devstack.resolve("classes") + ":" + Files.readString(devstack.resolve("launcher.classpath")));
        Process launcher = builder.start();
        launchers.add(launcher);
        return launcher;
    }

    private static void awaitReady(Process launcher, Path output) throws Exception {
        long deadline = System.nanoTime() + START.toNanos();
        while (launcher.isAlive()
                && System.nanoTime() < deadline
                && !Files.readString(output).contains("Ctrl-C ends it")) {
            Thread.sleep(200);
        }
        assertThat(Files.readString(output))
                .contains("Plumbline is ready after")
                .doesNotContain("could not be loaded");
    }

    private void stop(Process launcher, Path output) throws Exception {
        List<ProcessHandle> children = children();
        assertThat(children).hasSize(6).allMatch(ProcessHandle::isAlive);

        launcher.destroy();

        assertThat(launcher.waitFor(END.toSeconds(), TimeUnit.SECONDS))
                .as("ended within " + END)
                .isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(state.resolve("run")).isEmptyDirectory();
        assertThat(Files.readString(output)).endsWith("Stopping.\n");
    }

    /** By their notes, as PostgreSQL is nobody's child. */
    private List<ProcessHandle> children() throws IOException {
        try (Stream<Path> notes = Files.list(state.resolve("run"))) {
            return notes.map(UpTest::processOf).toList();
        }
    }

    private static ProcessHandle processOf(Path note) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(note).getFirst()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> verdicts() {
        String page = ApiClient.nobody(URI.create("http://localhost:" + ports.gateway()))
                .send("GET", "/", null, Map.of("Accept", "text/html"))
                .expect(200)
                .body()
                .asText();
        return VERDICT.matcher(page)
                .results()
                .map(link -> link.group(1))
                .distinct()
                .toList();
    }
}
