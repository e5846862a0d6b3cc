package org.plumbline.devstack.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.plumbline.devstack.Project;
import org.plumbline.devstack.process.StackFailure;

/**
 * {@code ./plumbline verify}: checks a published page against the log. What checks comes with review-service; this starts
 * it, and says where it keeps what it has seen.
 *
 * @param url the page's address
 * @param options for the check itself
 */
record Verify(String url, List<String> options) {

    private static final Set<String> KNOWN = Set.of("--bundle", "--save", "--checkpoint", "--key");

    Verify {
        options = List.copyOf(options);
    }

    static Verify of(List<String> arguments) {
        String url = null;
        List<String> options = new ArrayList<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (KNOWN.contains(argument)) {
                if (!rest.hasNext()) {
                    throw new UsageFailure(argument + " wants a value");
                }
                options.addAll(List.of(argument, rest.next()));
            } else if (argument.startsWith("-") || url != null) {
                throw new UsageFailure("verify has no option " + argument);
            } else {
                url = argument;
            }
        }
        if (url == null) {
            throw new UsageFailure(
                    "verify wants the address of a verdict's page, e.g. https://desk.example/verdicts/SLUG");
        }
        return new Verify(url, options);
    }

    /** 0 if everything fits, 1 if something does not, 2 if something could not be read. */
    int run() throws InterruptedException {
        Project project = Project.find();
        Path app = project.root().resolve("review-service/target/quarkus-app");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Among the libraries is a log manager that complains on stderr where it is not the one.
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                String.join(
                        File.pathSeparator,
                        app.resolve("app/*").toString(),
                        app.resolve("lib/boot/*").toString(),
                        app.resolve("lib/main/*").toString()),
                "org.plumbline.review.record.verify.VerifyRecord",
                url,
                "--known",
                Up.state(project).resolve("verify").toString()));
        command.addAll(options);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new StackFailure("The page could not be verified: " + e.getMessage(), e);
        }
    }
}
