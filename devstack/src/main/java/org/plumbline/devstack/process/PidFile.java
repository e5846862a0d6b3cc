package org.plumbline.devstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The note of a process that runs: its id, and an argument that only its command line has. By that argument a later
 * start knows the process again, as the id may have gone to another one meanwhile.
 *
 * @param pid the id of the process
 * @param mark one whole argument of its command line
 */
record PidFile(long pid, String mark) {

    void write(Path file) throws IOException {
        Files.writeString(file, pid + "\n" + mark + "\n");
    }

    /** Reads a note; nothing if it is not whole. */
    static Optional<PidFile> read(Path file) throws IOException {
        String[] lines = Files.readString(file).split("\n", -1);
        if (lines.length < 3 || !lines[0].matches("\\d{1,18}") || lines[1].isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new PidFile(Long.parseLong(lines[0]), lines[1]));
    }

    /** The process, if it is still that one. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(process -> isMarked(arguments(process)));
    }

    /** Java itself tells no arguments where they are longer than a page of memory; Linux does. */
    private static Stream<String> arguments(ProcessHandle process) {
        Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (!Files.exists(commandLine)) {
            return process.info().arguments().stream().flatMap(Arrays::stream);
        }
        try {
            return Arrays.stream(new String(Files.readAllBytes(commandLine), StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException e) {
            // It has ended this moment, or is not ours to look at: not the one that we left, either way.
            return Stream.empty();
        }
    }

    /** Whether one of the arguments is the mark. */
    boolean isMarked(Stream<String> arguments) {
        return arguments.anyMatch(mark::equals);
    }
}
