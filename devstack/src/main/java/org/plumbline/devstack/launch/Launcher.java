package org.plumbline.devstack.launch;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.plumbline.devstack.process.StackFailure;

/** The commands of {@code ./plumbline} that need Java. */
public final class Launcher {

    static final int USAGE = 2;

    // Kept, as a logger that nobody holds forgets its level.
    private static final Logger POSTGRES = Logger.getLogger("io.zonky");

    private Launcher() {}

    /** Runs one command: {@code up}, {@code refit}, {@code audit} or {@code verify}. */
    public static void main(String[] arguments) {
        POSTGRES.setLevel(Level.WARNING);
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            System.err.println("plumbline: which command?");
            return USAGE;
        }
        List<String> options = arguments.subList(1, arguments.size());
        try {
            return switch (arguments.getFirst()) {
                case "up" -> Up.of(options).run();
                case "refit" -> Refit.of(options).run();
                case "audit" -> Audit.of(options).run(System.getenv());
                case "verify" -> Verify.of(options).run();
                default -> throw new UsageFailure("there is no command " + arguments.getFirst());
            };
        } catch (UsageFailure e) {
            System.err.println("plumbline: " + e.getMessage());
            return USAGE;
        } catch (StackFailure e) {
            System.err.println("plumbline: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
