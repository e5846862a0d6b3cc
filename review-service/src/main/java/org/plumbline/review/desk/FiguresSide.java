package org.plumbline.review.desk;

import java.util.List;

import org.plumbline.review.figure.claim.FiguresView;

/**
 * What the page of a review shows of series.
 *
 * @param figures the checks that the review holds
 * @param quantities the figures of the claim that can be checked, each with the series there are
 * @param hints where the draft's rating and a check do not go together
 * @param isBehind whether a check would come to something else now
 */
public record FiguresSide(List<FiguresView> figures, List<Quantity> quantities, List<String> hints, boolean isBehind) {

    /** A figure of the claim. */
    public record Quantity(String words, List<Option> options) {}

    /**
     * A series that the figure can be checked by.
     *
     * @param value what the form says of it
     * @param suggested whether it counts the same in the same unit
     */
    public record Option(String value, String name, String source, boolean suggested, boolean tied) {}
}
