package org.plumbline.review.review;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.review.rule.Risk;

/** By when a review is to be done that is opened now. */
@ApplicationScoped
class DueDates {

    private static final String NONE = "none";

    private final DueDateConfig config;

    DueDates(DueDateConfig config) {
        this.config = config;
    }

    /** The day of the desk's time zone; null if the desk sets none. */
    @Nullable
    LocalDate of(Instant openedAt, Risk risk) {
        int days =
                switch (risk) {
                    case NORMAL -> config.normalRiskDays();
                    case HIGH -> config.highRiskDays();
                };
        return days == 0 ? null : after(Shown.day(openedAt), days, daysOff());
    }

    /** So many days later, of those that count. */
    static LocalDate after(LocalDate day, int days, Set<DayOfWeek> daysOff) {
        LocalDate due = day;
        int left = days;
        while (left > 0) {
            due = due.plusDays(1);
            if (!daysOff.contains(due.getDayOfWeek())) {
                left--;
            }
        }
        return due;
    }

    private Set<DayOfWeek> daysOff() {
        EnumSet<DayOfWeek> off = EnumSet.noneOf(DayOfWeek.class);
        for (String day : config.daysOff()) {
            if (!day.equalsIgnoreCase(NONE)) {
                off.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
            }
        }
        if (off.size() == DayOfWeek.values().length) {
            throw new IllegalStateException("plumbline.due.days-off leaves no day to work on");
        }
        return off;
    }
}
