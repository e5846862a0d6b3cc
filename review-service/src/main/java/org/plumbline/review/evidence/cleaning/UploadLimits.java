package org.plumbline.review.evidence.cleaning;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the cleaning of one file may take. */
@ConfigMapping(prefix = "plumbline.uploads")
interface UploadLimits {

    /** From the start of the process that cleans it; waiting for one's turn comes on top, no longer than this. */
    @WithDefault("30s")
    Duration time();

    /** In MiB; the largest picture that is taken, turned, needs nearly all of it. */
    @WithDefault("512")
    int memory();

    /** How many are cleaned at a time. */
    @WithDefault("1")
    int atOnce();
}
