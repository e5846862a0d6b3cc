package org.plumbline.review.record.verify;

import java.time.Duration;

/** How to wait until copies of what a site answered are stale, and what was just published is everywhere. */
@FunctionalInterface
interface Moment {

    /** A little longer than answers of the log may be kept, five seconds. */
    Duration LENGTH = Duration.ofSeconds(6);

    void pass() throws InterruptedException;
}
