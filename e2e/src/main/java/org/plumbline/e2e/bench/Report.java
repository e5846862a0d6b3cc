package org.plumbline.e2e.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Is told what a benchmark finds, as soon as it is known. */
interface Report {

    void figure(Figure figure);

    /** Nothing was measured on something, and why. */
    void leftOut(String what, String why);

    /** A file could not be read; the others are measured all the same, but the whole is no success. */
    void unreadable(Path file, IOException why);

    /** What is being done now, for whoever waits. */
    void progress(String doing);
}
