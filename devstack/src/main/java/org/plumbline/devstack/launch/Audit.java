package org.plumbline.devstack.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.devstack.Ports;
import org.plumbline.devstack.Project;
import org.plumbline.devstack.process.StackFailure;

/**
 * {@code ./plumbline audit}: verifies the audit trails of the system that runs here, or of the one database that the
 * environment names. What verifies comes with each service; this starts it.
 *
 * @param seal a seal that was kept, to be compared with; null without one
 */
record Audit(Ports ports, @Nullable String seal) {

    private static final String URL = "QUARKUS_DATASOURCE_JDBC_URL";
    private static final String USERNAME = "QUARKUS_DATASOURCE_USERNAME";
    private static final String PASSWORD = "QUARKUS_DATASOURCE_PASSWORD";
    private static final int WRONG = 1;

    /** A database, and the module that writes to it. */
    private record Trail(String database, String module) {}

    private static final List<Trail> TRAILS =
            List.of(new Trail("claims", "claims-service"), new Trail("review", "review-service"));

    static Audit of(List<String> options) {
        int port = Ports.DEFAULT;
        String seal = null;
        for (Iterator<String> rest = options.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--port" -> port = Up.port(rest.hasNext() ? rest.next() : "");
                case "--seal" -> seal = rest.hasNext() ? rest.next() : "";
                default -> throw new UsageFailure("audit has no option " + option);
            }
        }
        if (seal != null && !seal.matches("\\w+:\\d+:[0-9a-f]{64}")) {
            throw new UsageFailure("--seal wants a seal as it was printed, DATABASE:NUMBER:HASH");
        }
        return new Audit(new Ports(port), seal);
    }

    /** 0 if everything fits, 1 if something does not, 2 if a trail could not be read. */
    int run(Map<String, String> environment) throws InterruptedException {
        Project project = Project.find();
        if (!environment.getOrDefault(URL, "").isBlank()) {
            return verify(project, TRAILS.getLast().module(), Map.of());
        }
        Path secrets = Up.state(project).resolve("secrets");
        int worst = 0;
        for (Trail trail : TRAILS) {
            String login = trail.database() + "_app";
            int status = verify(
                    project,
                    trail.module(),
                    Map.of(
                            URL,
                            "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + trail.database(),
                            USERNAME,
                            login,
                            PASSWORD,
                            secret(secrets.resolve("database-" + login))));
            // That something is wrong matters more than that something could not be seen.
            worst = worst == WRONG || status == WRONG ? WRONG : Math.max(worst, status);
        }
        return worst;
    }

    private int verify(Project project, String module, Map<String, String> environment) throws InterruptedException {
        Path libraries = project.root().resolve(module).resolve("target/quarkus-app/lib");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Among the libraries is a log manager that complains on stderr where it is not the one.
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                libraries.resolve("boot/*") + File.pathSeparator + libraries.resolve("main/*"),
                "org.plumbline.kit.audit.VerifyAudit"));
        if (seal != null) {
            command.addAll(List.of("--seal", seal));
        }
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new StackFailure("The audit trail could not be verified: " + e.getMessage(), e);
        }
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StackFailure(
                    "There is no system here whose audit trail could be verified; ./plumbline up starts one.", e);
        }
    }
}
