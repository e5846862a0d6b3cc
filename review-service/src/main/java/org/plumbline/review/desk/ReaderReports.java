package org.plumbline.review.desk;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What readers reported that a review looks into, for those who work on it; whoever keeps the reports brings them. */
public interface ReaderReports {

    /**
     * A report. Where its answer is to go is nothing that anybody at the desk sees.
     *
     * @param type what the desk decided that the verdict needs
     * @param wrong what its sender says is wrong
     * @param quote where in the verdict, if they said so
     * @param source address of what shows it, if they gave one
     * @param sender by the name that they are known by
     */
    record Report(
            UUID id,
            String type,
            String wrong,
            @Nullable String quote,
            @Nullable String source,
            String sender,
            Moment received) {}

    /** Those that a review looks into, or was published with, in the order in which they came. */
    List<Report> of(UUID review);
}
