package org.plumbline.devstack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.devstack.process.Child;
import org.plumbline.devstack.process.Children;
import org.plumbline.devstack.process.StackFailure;

/** One of the project's own services, in a process of its own; it can be ended and started again. */
public final class Service {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final Children children;
    private final String name;
    private final Path jar;
    private final int port;
    private final String readyPath;
    private final Map<String, String> environment;
    private @Nullable Path copy;
    private @Nullable Child child;

    /**
     * @param jar what its build left to run
     * @param readyPath answers 200 once it is ready
     */
    Service(Children children, String name, Path jar, int port, String readyPath, Map<String, String> environment) {
        this.children = children;
        this.name = name;
        this.jar = jar;
        this.port = port;
        this.readyPath = readyPath;
        this.environment = Map.copyOf(environment);
    }

    public String name() {
        return name;
    }

    /** Its own address, past the gateway. */
    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** Where it writes what it has to say. */
    public Path log() {
        return children.state().log(name);
    }

    /** Starts it and waits until it is ready. */
    public void start() throws InterruptedException {
        start(Map.of());
    }

    /** Starts it with more environment, and waits until it is ready. */
    public void start(Map<String, String> more) throws InterruptedException {
        launch(more).awaitReady(this::isReady, PATIENCE);
    }

    /** Starts it and does not wait, for those that end it while it starts. */
    public Child launch(Map<String, String> more) {
        if (!Files.exists(jar)) {
            throw new StackFailure(name + " is not built: " + jar + " is missing.");
        }
        if (isAlive()) {
            throw new StackFailure(name + " runs already.");
        }
        Path runs = copy().resolve(jar.getFileName());
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        Child started = children.java(
                name,
                List.of(
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-jar",
                        runs.toString()),
                all);
        child = started;
        return started;
    }

    /** What runs is a copy: a build beside a running system replaces the files that it was started from. */
    private Path copy() {
        if (copy == null) {
            copy = children.state().copy("app/" + name, jar.resolveSibling(""));
        }
        return copy;
    }

    public boolean isReady() {
        return Health.isUp(URI.create("http://127.0.0.1:" + port + readyPath));
    }

    public boolean isAlive() {
        return child != null && child.isAlive();
    }

    /** Asks it to end (SIGTERM), and ends it if it does not. */
    public void stop() {
        if (child != null) {
            child.stop(STOP_PATIENCE);
        }
    }

    /** Ends it at once (SIGKILL), as a crash would. */
    public void kill() {
        if (child != null) {
            child.kill();
        }
    }

    @Nullable
    Child child() {
        return child;
    }
}
