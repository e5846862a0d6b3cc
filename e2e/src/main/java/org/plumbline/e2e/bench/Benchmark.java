package org.plumbline.e2e.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A measurement that {@code ./plumbline bench} makes. */
interface Benchmark {

    /** What it is called on the command line. */
    String name();

    /** What it measures, in a few words. */
    String measures();

    /**
     * Measures on whichever sets the folder holds.
     *
     * @param data the folder
     * @param figures is told each figure as soon as it is known
     */
    void run(Path data, Consumer<Figure> figures) throws IOException;
}
