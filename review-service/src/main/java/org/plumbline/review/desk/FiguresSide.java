package org.plumbline.review.desk;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.figure.claim.FiguresView;
import org.plumbline.review.figure.claim.VerdictTolerance;
import org.plumbline.review.review.ReviewView;

/**
 * What the page of a review shows of series.
 *
 * @param figures the checks that the review holds
 * @param quantities the figures of the claim that can be checked, each with the series there are
 * @param hints where the draft's rating and a check do not go together
 * @param isBehind whether a check would come to something else now
 * @param tolerance what opens a recheck of the verdict
 */
public record FiguresSide(
        List<FiguresView> figures,
        List<Quantity> quantities,
        List<String> hints,
        boolean isBehind,
        ToleranceSide tolerance) {

    /**
     * What opens a recheck of a verdict.
     *
     * @param words of what was set; null where the series say it
     * @param limits what those allow, in words
     * @param may whether whoever looks may set it
     */
    public record ToleranceSide(
            VerdictTolerance set, @Nullable String words, List<String> limits, ReviewView.May may) {

        public boolean ofSeries() {
            return words == null;
        }
    }

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
