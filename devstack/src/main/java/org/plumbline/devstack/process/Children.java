package org.plumbline.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The processes of one stack: none is started once they are being ended, and none is left. */
public final class Children implements AutoCloseable {

    private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(10);

    /** Settings of the person's own shell that would change what the processes do. */
    private static final List<String> NOT_INHERITED = List.of(
            "QUARKUS_",
            "PLUMBLINE_",
            "KAFKA_",
            "KC_",
            "PG",
            "CLASSPATH",
            "JAVA_TOOL_OPTIONS",
            "_JAVA_OPTIONS",
            "JDK_JAVA_OPTIONS");

    /**
     * What goes before a command so that Ctrl-C in a terminal, which is sent to everything of the terminal's session,
     * reaches the stack alone, and the stack ends its processes in its own order. macOS has no such program.
     */
    private static final List<String> OWN_SESSION = Stream.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"))
            .filter(Files::isExecutable)
            .limit(1)
            .map(Path::toString)
            .toList();

    private final StateFolder state;
    private final List<Child> started = new ArrayList<>();
    private boolean closed;

    public Children(StateFolder state) {
        this.state = state;
    }

    public StateFolder state() {
        return state;
    }

    /**
     * Starts a Java process.
     *
     * @param name what it is called in messages, and the names of its log and pid file
     * @param arguments for {@code java}: options, and what to run
     * @param environment beside the inherited one
     */
    public synchronized Child java(String name, List<String> arguments, Map<String, String> environment) {
        requireOpen(name);
        Path log = state.log(name);
        Path pidFile = state.pidFile(name);
        String mark = "-Dplumbline.child=" + state.path().resolve(name);
        List<String> command = new ArrayList<>(OWN_SESSION);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(mark);
        command.addAll(arguments);
        try {
            keepLastLog(log);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(state.path().toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(Children::isNotInherited);
            builder.environment().putAll(environment);
            Process process = builder.start();
            Child child = new Child(name, process, log, pidFile);
            started.add(child);
            new PidFile(process.pid(), mark).write(pidFile);
            return child;
        } catch (IOException e) {
            throw new StackFailure("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Ends what an earlier run of this folder left because it was killed.
     *
     * @return the names of what was ended
     */
    public List<String> endLeftovers() {
        Map<String, ProcessHandle> leftovers = new LinkedHashMap<>();
        try {
            for (Path file : state.pidFiles()) {
                String name = file.getFileName().toString().replace(".pid", "");
                PidFile.read(file).flatMap(PidFile::process).ifPresent(process -> leftovers.put(name, process));
            }
            leftovers.values().forEach(ProcessHandle::destroy);
            leftovers.values().forEach(Children::awaitEnd);
            for (Path file : state.pidFiles()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(leftovers.keySet());
    }

    /** Notes a process that something else started; {@code mark} is an argument of its command line. */
    public void note(String name, long pid, String mark) {
        try {
            new PidFile(pid, mark).write(state.pidFile(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Strikes out a note. */
    public void strikeOut(String name) {
        try {
            Files.deleteIfExists(state.pidFile(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends at once what still runs; from now on nothing is started. */
    @Override
    public void close() {
        List<Child> remaining;
        synchronized (this) {
            closed = true;
            remaining = started.stream().filter(Child::isAlive).toList();
        }
        remaining.forEach(Child::kill);
    }

    /** Throws if nothing is to be started any more. */
    public synchronized void requireOpen(String name) {
        if (closed) {
            throw new StackFailure(name + " is not started, as everything is being stopped.");
        }
    }

    /** From now on nothing is started, and it is no surprise when one ends. */
    public synchronized void expectTheEnd() {
        closed = true;
        started.forEach(Child::expectTheEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        if (!endsInTime(process)) {
            // PostgreSQL waits on SIGTERM until nobody is connected, on SIGINT it does not.
            interrupt(process);
            if (!endsInTime(process)) {
                process.destroyForcibly();
                process.onExit().join();
            }
        }
    }

    private static boolean endsInTime(ProcessHandle process) {
        try {
            process.onExit().get(LEFTOVER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void keepLastLog(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isNotInherited(String variable) {
        return NOT_INHERITED.stream().anyMatch(variable::startsWith);
    }
}
