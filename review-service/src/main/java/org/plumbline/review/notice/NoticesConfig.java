package org.plumbline.review.notice;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is done about notices by the clock. */
@ConfigMapping(prefix = "plumbline.notices")
interface NoticesConfig {

    /** How often it is looked what is overdue and what has expired; a period of the scheduler, or {@code off}. */
    String every();

    /** For how long notices and mails are kept. */
    @WithDefault("180D")
    Duration keep();
}
