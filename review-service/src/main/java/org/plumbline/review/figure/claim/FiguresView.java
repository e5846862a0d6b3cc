package org.plumbline.review.figure.claim;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.figure.chart.Drawn;

/**
 * A check as a page shows it, in one language.
 *
 * @param claimed the claim's figure in words
 * @param then what the check came to for when the claim was made, in a word or two
 * @param checkedOn the day that counts as now, in words
 * @param caveats what to bear in mind, of then and now, each once
 * @param chart the picture
 * @param since figures that came in after the check; empty if none did
 */
public record FiguresView(
        String id,
        String claimed,
        String then,
        List<String> thenWords,
        String now,
        List<String> nowWords,
        String checkedOn,
        String checkedOnDay,
        List<String> caveats,
        Drawn chart,
        List<Since> since) {

    /**
     * The newest figure of a series that came in after the check.
     *
     * @param before the figure that the verdict was written with; null if there was none
     */
    public record Since(
            String source,
            String figure,
            String day,
            @Nullable String before) {}
}
