package org.plumbline.review.figure.chart;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.check.CheckResult;
import org.plumbline.review.check.SeriesAt;

/**
 * What to draw.
 *
 * @param id begins the ids in the picture: one of its own for each chart of a page
 * @param title what is counted, as readers call it: {@code Killed in Gaza}
 * @param series all points that are known; only those in the unit of the first one are drawn
 * @param check the claim and what it came to; null for a chart without a claim
 * @param language of the words and numerals; right-to-left ones mirror the picture
 * @param withPoints whether each point can be pointed at
 */
public record ChartRequest(
        String id,
        String title,
        List<SeriesAt> series,
        @Nullable CheckResult check,
        String language,
        boolean withPoints) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    public ChartRequest {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' cannot begin an id");
        }
        series = List.copyOf(series);
    }

    Optional<CheckResult> checked() {
        return Optional.ofNullable(check);
    }

    /** The series that share the picture's scale. */
    List<SeriesAt> drawn() {
        return series.stream()
                .filter(one -> Objects.equals(
                        one.head().unit(), series.getFirst().head().unit()))
                .filter(one -> !one.points().isEmpty())
                .toList();
    }
}
