package org.plumbline.devstack.process;

import java.io.IOException;
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
        return ProcessHandle.of(pid).filter(process -> isMarked(process.info()));
    }

    private boolean isMarked(ProcessHandle.Info info) {
        return isMarked(info.arguments().stream().flatMap(Arrays::stream));
    }

    /** Whether one of the arguments is the mark. */
    boolean isMarked(Stream<String> arguments) {
        return arguments.anyMatch(mark::equals);
    }
}
