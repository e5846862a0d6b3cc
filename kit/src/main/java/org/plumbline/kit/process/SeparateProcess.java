package org.plumbline.kit.process;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

/**
 * A program of ours that runs in a short-lived JVM beside the service: a stranger's file that wants all memory, all time
 * or the service's passwords finds a little of the first two and none of the last.
 *
 * <p>The file goes to its standard input; what it writes to its standard output is the answer.
 */
public final class SeparateProcess {

    private static final Logger LOG = Logger.getLogger(SeparateProcess.class);

    private final Class<?> program;
    private final String classPath;
    private final Limits limits;
    private final Semaphore turns;

    /**
     * Prepares it; nothing is started yet.
     *
     * @param program has the {@code main} method
     * @param needed a class of each further jar or folder that it needs
     */
    public SeparateProcess(Class<?> program, List<Class<?>> needed, Limits limits) {
        this.program = program;
        this.classPath = classPath(program, needed);
        this.limits = limits;
        this.turns = new Semaphore(limits.atOnce(), true);
    }

    /**
     * What one run may take.
     *
     * @param time from its start; waiting for one's turn comes on top, no longer than this
     * @param memory of its heap, in MiB
     * @param atOnce how many run at a time
     */
    public record Limits(Duration time, int memory, int atOnce) {}

    /** Understands what the program wrote. */
    @FunctionalInterface
    public interface Answer<T> {

        /**
         * Reads it.
         *
         * @throws IOException if it cannot be understood, or ends too soon
         */
        T read(DataInputStream from) throws IOException;
    }

    /**
     * Runs it once. Blocks; meant for virtual threads.
     *
     * @throws Busy if its turn does not come in time, or the service is stopping
     * @throws IOException if it took more time or memory than it may, or wrote no answer that can be understood
     */
    public <T> T run(List<String> arguments, byte[] input, Answer<T> answer) throws IOException {
        try {
            if (!turns.tryAcquire(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy("As many run already as may run at a time");
            }
            try {
                return once(arguments, input, answer);
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy("The service is stopping");
        }
    }

    private <T> T once(List<String> arguments, byte[] input, Answer<T> answer)
            throws IOException, InterruptedException {
        Process process = start(arguments);
        Thread watch = Thread.ofVirtual().start(() -> endInTime(process));
        try {
            feed(process, input);
            try (DataInputStream from = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
                return answer.read(from);
            }
        } finally {
            process.destroyForcibly();
            process.waitFor();
            watch.interrupt();
        }
    }

    private Process start(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.memory() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                // An answer holds nothing but the program's; what the JVM itself has to say is for nobody.
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                classPath,
                program.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // What runs a stranger's file has no business with the service's passwords.
        builder.environment().clear();
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + program.getSimpleName(), e);
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException e) {
            // It ended before it had read all; whether it left an answer is seen next.
            LOG.debugf("The process took not all of its input: %s", e.getMessage());
        }
    }

    private void endInTime(Process process) {
        try {
            if (!process.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // It has answered, and nobody waits any more.
            Thread.currentThread().interrupt();
        }
    }

    private static String classPath(Class<?> program, List<Class<?>> needed) {
        List<Class<?>> all = new ArrayList<>(needed);
        all.add(program);
        return all.stream().map(SeparateProcess::origin).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    /** The jar or folder that a class was loaded from. */
    private static String origin(Class<?> needed) {
        try {
            return Path.of(needed.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot tell where " + needed.getName() + " comes from", e);
        }
    }
}
