package org.plumbline.devstack.launch;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.plumbline.devstack.Ports;
import org.plumbline.devstack.Project;
import org.plumbline.devstack.Stack;
import org.plumbline.devstack.demo.Demo;
import org.plumbline.devstack.process.StackFailure;

/**
 * {@code ./plumbline up}: the whole system, until it is interrupted.
 *
 * @param fresh whether to forget what an earlier run kept
 */
record Up(boolean fresh, Ports ports) {

    static Up of(List<String> options) {
        boolean fresh = false;
        int port = Ports.DEFAULT;
        for (Iterator<String> rest = options.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--fresh" -> fresh = true;
                case "--port" -> port = port(rest.hasNext() ? rest.next() : "");
                default -> throw new UsageFailure("up has no option " + option);
            }
        }
        return new Up(fresh, new Ports(port));
    }

    static int port(String text) {
        if (!text.matches("\\d{1,5}")) {
            throw new UsageFailure("--port wants a number, e.g. --port 9080");
        }
        return Integer.parseInt(text);
    }

    int run() throws InterruptedException {
        long begin = System.nanoTime();
        say("Starting Plumbline.");
        Project project = Project.find();
        try (Stack stack =
                new Stack(project, state(project), fresh, ports, Stack.Keeping.DURABLE, line -> say("  " + line))) {
            Thread stopping = stopping(stack);
            Runtime.getRuntime().addShutdownHook(stopping);
            try {
                stack.start();
            } catch (StackFailure e) {
                if (stopping.isAlive()) {
                    // Parts that fail because they are being stopped are no news; the hook ends this process.
                    awaitEnd();
                }
                Runtime.getRuntime().removeShutdownHook(stopping);
                throw e;
            }
            loadDemo(stack);
            say(welcome(stack, (System.nanoTime() - begin) / 1_000_000_000));
            stack.onUnexpectedEnd(
                    child -> say(child.name() + " has ended by itself; its last words are in " + child.log()));
            awaitEnd();
        }
        return 0;
    }

    /** Where everything is kept: a second system, such as a test's, has a folder of its own. */
    static Path state(Project project) {
        String named = System.getenv().getOrDefault("PLUMBLINE_STATE", "");
        return project.root().resolve(named.isBlank() ? ".plumbline/up" : named);
    }

    /** A system without its demo is still a system: what went wrong is said, and the load goes on at the next start. */
    private static void loadDemo(Stack stack) {
        try {
            stack.once("demo", () -> Demo.load(stack.baseUrl(), stack.keycloakUrl(), line -> say("  demo: " + line)));
        } catch (IllegalStateException | UncheckedIOException e) {
            say("The demo could not be loaded: " + e.getMessage());
        }
    }

    private String welcome(Stack stack, long seconds) {
        return """

                Plumbline is ready after %1$d s.

                  public site      %2$s
                  desk             %2$s/desk
                  OpenAPI          %2$s/openapi
                  Keycloak         %3$s/admin  (user admin, password in %4$s)
                  logs             %5$s
                  mail             %6$s  (kept there, never sent)

                  Who can log in (the password is the name):
                    checker, checker2            fact-checker
                    editor, editor2, editor3     editor
                    admin                        desk admin
                  Client by API: partner, secret partner

                Ctrl-C ends it. What was entered is kept; ./plumbline up --fresh begins anew.
                """.formatted(
                        seconds,
                        stack.baseUrl(),
                        stack.keycloakUrl(),
                        stack.keycloakAdminPassword(),
                        stack.logs(),
                        stack.mail());
    }

    private static Thread stopping(Stack stack) {
        return new Thread(() -> {
            say("Stopping.");
            stack.close();
        });
    }

    private static void awaitEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
