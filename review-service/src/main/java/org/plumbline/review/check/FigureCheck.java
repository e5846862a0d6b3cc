package org.plumbline.review.check;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/**
 * Checks the figure of a claim against series of figures, twice: when it was said, and now.
 *
 * <p><b>When it was said</b>, the latest point <em>before</em> the day of the statement counts: what the day itself brought,
 * nobody could know. A claim that speaks of an earlier day, or of a period that ended earlier, is judged by the latest
 * point at or before that. <b>Now</b> asks what somebody says who repeats the words: the latest point of today or before
 * counts, unless the claim names the end of its period, which stays the end.
 *
 * <p>Comparators decide truth literally, by {@link Allowed}. A lower bound that the figure has passed by more than the
 * policy's margin is {@link Outcome#OVERTAKEN}; so is an upper bound on a level (hostages held) that has fallen as far below
 * it, but not one on a count: that a total is still far from a bound says nothing of time. Judged is the source's best figure;
 * if only another one within its range agrees, the claim is consistent, with a caveat.
 *
 * <p>A claim about a shorter period than a cumulative series counts is judged by the difference of two points. A series for
 * single days is summed if no day of the claim's period is missing. Series are taken to belong to the claim, because somebody
 * linked them; a different measure or unit refuses nevertheless, different people or places are a {@link Caveat}.
 */
public final class FigureCheck {

    private static final Comparator<SeriesResult> BY_SOURCE = Comparator.comparing(
                    (SeriesResult result) -> result.series().source())
            .thenComparing(result -> result.series().name())
            .thenComparing(result -> result.series().id());

    private FigureCheck() {}

    /**
     * Both checks with the series as they are known now.
     *
     * @param statedOn of a month or year, the last day is taken: the latest that whoever said it may have known
     */
    public static CheckResult check(
            Claimed claimed, PartialDate statedOn, LocalDate today, List<SeriesAt> series, CheckPolicy policy) {
        return new CheckResult(then(claimed, statedOn, series, policy), now(claimed, statedOn, today, series, policy));
    }

    /** How the claim stood when it was said; give the series as they were known then to leave later restatements out. */
    public static Assessment then(Claimed claimed, PartialDate statedOn, List<SeriesAt> series, CheckPolicy policy) {
        LocalDate day = earliest(statedOn.last().minusDays(1), claimed.asOf(), claimed.periodEnd());
        return assess(new Question(claimed, statedOn, day, statedOn.last(), null, policy), series);
    }

    /** How the claim stands now. */
    public static Assessment now(
            Claimed claimed, PartialDate statedOn, LocalDate today, List<SeriesAt> series, CheckPolicy policy) {
        LocalDate day = earliest(today, null, claimed.periodEnd());
        return assess(new Question(claimed, statedOn, day, today, day.isBefore(today) ? today : null, policy), series);
    }

    private static Assessment assess(Question question, List<SeriesAt> series) {
        List<SeriesResult> results =
                series.stream().map(question::askOf).sorted(BY_SOURCE).toList();
        return new Assessment(
                question.day(),
                question.claimed(),
                question.statedOn(),
                Allowed.by(question.claimed(), question.policy()),
                Assessment.together(results),
                results);
    }

    private static LocalDate earliest(LocalDate day, @Nullable PartialDate... others) {
        return Stream.of(others)
                .flatMap(Stream::ofNullable)
                .map(PartialDate::last)
                .filter(day::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(day);
    }
}
