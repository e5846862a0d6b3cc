package org.plumbline.claims.article;

import java.time.LocalDate;
import java.util.List;

import org.plumbline.claims.extraction.Feature;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.time.PartialDate;

/**
 * What was read in a candidate.
 *
 * @param reasons why its score is what it is, the strongest first
 * @param quantities with spans in the candidate's own text
 */
public record Findings(List<Reason> reasons, List<Quantity> quantities, List<DateRead> dates) {

    public Findings {
        reasons = List.copyOf(reasons);
        quantities = List.copyOf(quantities);
        dates = List.copyOf(dates);
    }

    /**
     * What a feature added to the log-odds that the sentence is worth checking.
     *
     * @param contribution below 0 if it spoke against
     */
    public record Reason(Feature feature, double contribution) {}

    /**
     * A date that the candidate speaks of, as of the day of publication.
     *
     * @param start where it begins in the candidate's own text, in UTF-16 units
     * @param end where it ends, exclusive
     * @param date no more precise than the words
     */
    public record DateRead(int start, int end, PartialDate date, LocalDate first, LocalDate last) {}
}
