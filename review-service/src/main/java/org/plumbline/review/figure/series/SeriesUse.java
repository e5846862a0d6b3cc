package org.plumbline.review.figure.series;

import java.util.List;
import java.util.UUID;

/** Tells what of the desk's work hangs on a series. Features that build on series implement it. */
public interface SeriesUse {

    /**
     * Something that hangs on a series.
     *
     * @param title as a page calls it
     * @param path of its page
     * @param state in words
     */
    record Dependent(String title, String language, String path, String state) {}

    /** What hangs on it, the newest first. */
    List<Dependent> of(UUID seriesId);
}
