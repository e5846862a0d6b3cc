package org.plumbline.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./plumbline bench}: measurements.
 *
 * @param name which one; all if none is named
 * @param data the folder with the data to measure on; without one, what there is to measure is listed
 * @param json where to write the results, if anywhere
 */
public record Bench(
        @Nullable String name,
        @Nullable Path data,
        @Nullable Path json) {

    private static final int USAGE = 2;
    private static final List<Benchmark> ALL =
            List.of(new ExtractionBenchmark(), new FiguresBenchmark(), new LogBenchmark(), new PublishingBenchmark());

    /** A command line that means nothing, and why. */
    static final class UsageFailure extends RuntimeException {

        private static final long serialVersionUID = 1;

        UsageFailure(String message) {
            super(message);
        }
    }

    /** Runs one benchmark, or all. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            return of(arguments).run() ? 0 : 1;
        } catch (UsageFailure e) {
            System.err.println("plumbline: " + e.getMessage());
            return USAGE;
        } catch (IOException e) {
            System.err.println("plumbline: " + e);
            return 1;
        }
    }

    static Bench of(List<String> options) {
        String name = null;
        Path data = null;
        Path json = null;
        for (Iterator<String> rest = options.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--data" -> data = path(option, rest);
                case "--json" -> json = path(option, rest);
                default -> {
                    if (option.startsWith("-") || name != null) {
                        throw new UsageFailure("bench has no option " + option);
                    }
                    name = option;
                }
            }
        }
        return new Bench(name, data, json);
    }

    private static Path path(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageFailure(option + " wants a path");
        }
        return Path.of(rest.next());
    }

    /**
     * Measures, and prints what it finds.
     *
     * @return whether every file there is could be read
     */
    boolean run() throws IOException {
        if (name != null && ALL.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
            throw new UsageFailure("there is no benchmark " + name + "; ./plumbline bench lists what there is");
        }
        if (data != null && !Files.isDirectory(data)) {
            throw new UsageFailure("--data wants a folder, and " + data + " is none");
        }
        boolean wanting = ALL.stream().anyMatch(benchmark -> benchmark.name().equals(name) && benchmark.wantsData());
        if (data == null && wanting) {
            throw new UsageFailure(name + " wants --data DIR, the data to measure on");
        }
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode report = mapper.createObjectNode();
        boolean complete = true;
        ArrayNode benchmarks = report.putArray("benchmarks");
        for (Benchmark benchmark : ALL) {
            if (name != null && !benchmark.name().equals(name)) {
                continue;
            }
            System.out.printf("%s: %s%n", benchmark.name(), benchmark.measures());
            ObjectNode entry =
                    benchmarks.addObject().put("name", benchmark.name()).put("measures", benchmark.measures());
            if (data != null || (name != null && !benchmark.wantsData())) {
                PrintedReport printed = new PrintedReport(benchmark.name());
                benchmark.run(data, printed);
                printed.writeTo(entry);
                complete &= printed.isComplete();
            }
        }
        if (data == null && name == null) {
            System.out.println("Give --data DIR to measure all, or NAME to measure one.");
        }
        if (json != null) {
            Files.writeString(json, mapper.writeValueAsString(report) + "\n");
        }
        return complete;
    }
}
