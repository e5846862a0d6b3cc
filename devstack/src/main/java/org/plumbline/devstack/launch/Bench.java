package org.plumbline.devstack.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import org.plumbline.devstack.process.StackFailure;

/**
 * {@code ./plumbline bench}: measurements.
 *
 * @param name which one; all if none is named
 * @param data the folder with the data to measure on, if there is one
 * @param json where to write the results, if anywhere
 */
record Bench(
        @Nullable String name,
        @Nullable Path data,
        @Nullable Path json) {

    /** What can be measured. */
    private static final List<Benchmark> ALL = List.of();

    /**
     * One measurement.
     *
     * @param measures what, in a few words
     */
    record Benchmark(String name, String measures) {}

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

    int run() {
        if (name != null && ALL.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
            throw new UsageFailure("there is no benchmark " + name + "; ./plumbline bench lists what there is");
        }
        if (data != null && !Files.isDirectory(data)) {
            throw new UsageFailure("--data wants a folder, and " + data + " is none");
        }
        System.out.printf("%-30s %s%n", "BENCHMARK", "MEASURES");
        ObjectNode report = new ObjectMapper().createObjectNode();
        ArrayNode benchmarks = report.putArray("benchmarks");
        for (Benchmark benchmark : ALL) {
            System.out.printf("%-30s %s%n", benchmark.name(), benchmark.measures());
            benchmarks.addObject().put("name", benchmark.name()).put("measures", benchmark.measures());
        }
        if (json != null) {
            try {
                Files.writeString(json, report + "\n");
            } catch (IOException e) {
                throw new StackFailure("Cannot write " + json + ": " + e.getMessage(), e);
            }
        }
        return 0;
    }
}
