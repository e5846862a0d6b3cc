package org.plumbline.review.check;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one series says about a claim.
 *
 * @param notCovered why it says nothing; with {@link Outcome#NOT_COVERED} only
 * @param basis the figure that the claim was judged by; null if there is none
 * @param passing when the series went past the claim's bound, where that can be told
 * @param later a point after the day that was judged, if the claim's period had ended by then
 */
public record SeriesResult(
        SeriesAt.Head series,
        Outcome outcome,
        @Nullable NotCovered notCovered,
        @Nullable Basis basis,
        @Nullable Passing passing,
        @Nullable Point later,
        List<Caveat> caveats) {

    public SeriesResult {
        caveats = List.copyOf(caveats);
    }
}
