package org.plumbline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.plumbline.devstack.Project;

/** A command of {@code ./plumbline} as it is run once everything is built. */
public final class BuiltCommand {

    private BuiltCommand() {}

    /**
     * Runs it on the system that the test run started.
     *
     * @param status what it has to end with
     * @param environment what it gets beside the environment of the test
     * @return what it printed, errors included
     */
    public static String run(int status, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path root = Project.find().root();
        Path devstack = root.resolve("devstack/target");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "org.plumbline.devstack.launch.Launcher"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment()
                .put(
                        "PLUMBLINE_STATE",
                        Path.of("target/system").toAbsolutePath().toString());
        builder.environment()
                .put(
                        "CLASSPATH",
                        devstack.resolve("classes") + ":" + Files.readString(devstack.resolve("launcher.classpath")));
        Process command = builder.start();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).as(said).isEqualTo(status);
        return said;
    }
}
