package org.plumbline.review.check;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.plumbline.kit.time.PartialDate;

/**
 * How a claim stands by all series together, on one day.
 *
 * @param day points of this day and before count
 * @param allowed the figures that the claim allows
 * @param results one for each series, in the order of their sources and names
 */
public record Assessment(
        LocalDate day,
        Claimed claimed,
        PartialDate statedOn,
        Allowed allowed,
        Outcome outcome,
        List<SeriesResult> results) {

    public Assessment {
        results = List.copyOf(results);
    }

    /**
     * One outcome of many. Series that do not cover the claim have no say. Of series that agree that it is true, all have
     * to call it overtaken for it to be so.
     */
    static Outcome together(List<SeriesResult> results) {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        results.forEach(result -> outcomes.add(result.outcome()));
        outcomes.remove(Outcome.NOT_COVERED);
        if (outcomes.isEmpty()) {
            return Outcome.NOT_COVERED;
        }
        if (outcomes.size() == 1) {
            return outcomes.iterator().next();
        }
        return outcomes.stream().allMatch(Outcome::holds) ? Outcome.CONSISTENT : Outcome.SOURCES_DISAGREE;
    }
}
