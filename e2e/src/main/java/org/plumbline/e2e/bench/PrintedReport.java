package org.plumbline.e2e.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Prints figures on standard output as they come, and all else on standard error; keeps them for the JSON. */
final class PrintedReport implements Report {

    private static final double SECOND = 1e9;

    private final String benchmark;
    private final long begin = System.nanoTime();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Gap> leftOut = new ArrayList<>();
    private final List<Gap> unreadable = new ArrayList<>();

    /** What was not measured, and why. */
    record Gap(String what, String why) {}

    PrintedReport(String benchmark) {
        this.benchmark = benchmark;
    }

    @Override
    public void figure(Figure figure) {
        if (figures.isEmpty()) {
            System.out.printf("%n%-34s %-34s %-22s %10s %8s%n", "SET", "MEASURE", "OF", "VALUE", "COUNT");
        }
        figures.add(figure);
        System.out.printf(
                Locale.ROOT,
                "%-34s %-34s %-22s %10.4f %8d%n",
                figure.set(),
                figure.measure(),
                figure.of(),
                figure.value(),
                figure.count());
    }

    @Override
    public void leftOut(String what, String why) {
        leftOut.add(new Gap(what, why));
        System.out.println("left out: " + what + ": " + why);
    }

    @Override
    public void unreadable(Path file, IOException why) {
        // Jackson tells where in lines of their own.
        String reason = why.toString().lines().findFirst().orElse("");
        unreadable.add(new Gap(file.toString(), reason));
        System.out.println("unreadable: " + file + ": " + reason);
    }

    @Override
    public void progress(String doing) {
        System.err.printf(Locale.ROOT, "%s, %.0f s: %s%n", benchmark, (System.nanoTime() - begin) / SECOND, doing);
    }

    boolean isComplete() {
        return unreadable.isEmpty();
    }

    void writeTo(ObjectNode entry) {
        ArrayNode all = entry.putArray("figures");
        figures.forEach(all::addPOJO);
        ArrayNode gaps = entry.putArray("leftOut");
        leftOut.forEach(gaps::addPOJO);
        ArrayNode failures = entry.putArray("unreadable");
        unreadable.forEach(failures::addPOJO);
    }
}
