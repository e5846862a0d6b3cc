package org.plumbline.review.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.kit.web.Shown;

/** Tells times as the desk reads them: exactly, and how long ago. */
@ApplicationScoped
class DeskTime {

    private final Clock clock;

    DeskTime(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The day of the desk's time zone. */
    LocalDate today() {
        return Shown.day(clock.instant());
    }

    Moment of(Instant at) {
        return Moment.of(at, clock.instant());
    }
}
