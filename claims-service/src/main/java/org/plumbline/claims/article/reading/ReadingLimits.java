package org.plumbline.claims.article.reading;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the reading of one document may take. */
@ConfigMapping(prefix = "plumbline.documents")
public interface ReadingLimits {

    /** From the start of the process that reads it; waiting for one's turn comes on top, no longer than this. */
    @WithDefault("20s")
    Duration time();

    /** In MiB. */
    @WithDefault("256")
    int memory();

    /** How many are read at a time. */
    @WithDefault("2")
    int atOnce();
}
