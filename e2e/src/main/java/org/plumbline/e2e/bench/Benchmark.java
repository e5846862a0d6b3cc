package org.plumbline.e2e.bench;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** A measurement that {@code ./plumbline bench} makes. */
interface Benchmark {

    /** What it is called on the command line. */
    String name();

    /** What it measures, in a few words. */
    String measures();

    /** Whether it measures on a folder of data; the others are given what folder there is, and read nothing. */
    default boolean wantsData() {
        return true;
    }

    /**
     * Measures on whichever sets the folder holds; reads nothing outside it.
     *
     * @param data the folder; null only if it {@link #wantsData() needs none}
     * @param report is told each figure, and what there was none of
     */
    void run(@Nullable Path data, Report report);
}
