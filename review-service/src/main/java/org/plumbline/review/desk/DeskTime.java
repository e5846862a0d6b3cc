package org.plumbline.review.desk;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells times as this desk reads them. */
@ApplicationScoped
class DeskTime {

    private final Clock clock;
    private final DeskConfig desk;

    DeskTime(Clock clock, DeskConfig desk) {
        this.clock = clock;
        this.desk = desk;
    }

    Instant now() {
        return clock.instant();
    }

    Moment of(Instant at) {
        return Moment.of(at, clock.instant(), desk.zone());
    }
}
