package org.plumbline.review.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.Priority;

/** Says by when a review is to be done, and how much it matters beside others. */
@ApplicationScoped
public class ScheduleReview {

    private static final int YEARS_AHEAD = 5;

    private final ReviewChanges changes;
    private final Clock clock;

    ScheduleReview(ReviewChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * By when.
     *
     * @param dueOn a day of the desk's time zone, by whose end it is to be done; null for no date
     */
    public record DueDate(@Nullable LocalDate dueOn) {}

    /** How pressing. */
    public record Rank(@NotNull Priority priority) {}

    /** Sets another date; 422 unless it is today or one of the next five years. */
    @Transactional
    public ReviewView schedule(Change change, @NotNull @Valid DueDate date) {
        return changes.make(change, Action.SCHEDULE, (file, now) -> {
            LocalDate dueOn = date.dueOn();
            if (Objects.equals(dueOn, file.review().dueOn())) {
                return Outcome.nothing();
            }
            LocalDate today = Shown.day(clock.instant());
            if (dueOn != null && (dueOn.isBefore(today) || dueOn.isAfter(today.plusYears(YEARS_AHEAD)))) {
                throw ProblemException.invalid(
                        "dueOn", "must be today or later, and not more than " + YEARS_AHEAD + " years ahead");
            }
            file.review().schedule(dueOn);
            return Outcome.changed(Map.of());
        });
    }

    @Transactional
    public ReviewView prioritise(Change change, @NotNull @Valid Rank rank) {
        return changes.make(change, Action.PRIORITISE, (file, now) -> {
            if (file.review().priority() == rank.priority()) {
                return Outcome.nothing();
            }
            file.review().prioritise(rank.priority());
            return Outcome.changed(Map.of());
        });
    }
}
