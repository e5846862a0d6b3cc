package org.plumbline.review.desk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/**
 * By when a review is to be done.
 *
 * @param day null if nobody said
 * @param words what is pressing about it; null if nothing is
 * @param tone a class of the stylesheet, which only helps
 */
public record DueDay(@Nullable Day day, @Nullable String words, String tone) {

    /** Of a review that is done, nothing presses any more. */
    public static DueDay of(@Nullable LocalDate dueOn, LocalDate today, boolean done) {
        Day day = dueOn == null ? null : Day.of(PartialDate.parse(dueOn.toString()));
        if (dueOn == null || done) {
            return new DueDay(day, null, "");
        }
        long left = ChronoUnit.DAYS.between(today, dueOn);
        if (left < 0) {
            return new DueDay(day, "Overdue by " + -left + (left == -1 ? " day" : " days"), "bad");
        }
        if (left > 1) {
            return new DueDay(day, null, "");
        }
        return new DueDay(day, left == 0 ? "Due today" : "Due tomorrow", "warn");
    }
}
