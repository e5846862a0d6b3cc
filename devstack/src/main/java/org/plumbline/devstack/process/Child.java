package org.plumbline.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A Java process of the stack. */
public final class Child {

    private static final Duration POLL = Duration.ofMillis(150);
    private static final int LOG_TAIL = 15;

    private final String name;
    private final Process process;
    private final Path log;
    private final Path pidFile;
    private volatile boolean ending;

    Child(String name, Process process, Path log, Path pidFile) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.pidFile = pidFile;
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path log() {
        return log;
    }

    /**
     * Waits until the process does what it is for.
     *
     * @throws StackFailure if it ends before, or takes longer
     */
    public void awaitReady(BooleanSupplier ready, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new StackFailure(
                        name + " ended while it was starting (exit code " + process.exitValue() + ")." + tail());
            }
            if (System.nanoTime() > end) {
                throw new StackFailure(name + " was not ready after " + patience.toSeconds() + " s." + tail());
            }
            Thread.sleep(POLL);
        }
    }

    /**
     * Waits until the process has done its work.
     *
     * @throws StackFailure if it fails, or takes longer
     */
    public void awaitSuccess(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new StackFailure(name + " did not end within " + patience.toSeconds() + " s." + tail());
        }
        forget();
        if (process.exitValue() != 0) {
            throw new StackFailure(name + " failed (exit code " + process.exitValue() + ")." + tail());
        }
    }

    /** Calls when the process ends without having been asked to. */
    public void onUnexpectedEnd(Consumer<Child> listener) {
        Thread.startVirtualThread(() -> {
            process.onExit().join();
            if (!ending) {
                listener.accept(this);
            }
        });
    }

    /** From now on its end is no surprise. */
    void expectTheEnd() {
        ending = true;
    }

    /** Asks the process to end (SIGTERM), and ends it if it has not done so in time. */
    public void stop(Duration patience) {
        ending = true;
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
        forget();
    }

    /** Ends the process at once (SIGKILL), as a crash would. */
    public void kill() {
        ending = true;
        process.destroyForcibly();
        // Not to be interrupted: SIGKILL takes no time, and whoever goes on relies on the end.
        process.onExit().join();
        forget();
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tail() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return " The end of " + log + ":\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
        } catch (IOException e) {
            return " Its log " + log + " cannot be read: " + e.getMessage();
        }
    }
}
