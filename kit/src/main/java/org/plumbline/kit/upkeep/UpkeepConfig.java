package org.plumbline.kit.upkeep;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long it is known what came in before. */
@ConfigMapping(prefix = "plumbline.upkeep")
interface UpkeepConfig {

    /** How often what is too old is deleted; a period of the scheduler, or {@code off}. */
    String every();

    /**
     * How long the ids of events that were handled are kept: longer than any topic keeps an event that it may deliver
     * again. From topics that keep for ever, as those of the launcher and of {@code k8s/}, only somebody who turns a
     * consumer back gets older ones again; handlers know these by their sequence numbers.
     */
    @WithDefault("30D")
    Duration keepHandledEvents();

    /** How long a creation that is sent again with its key is answered with what it created. */
    @WithDefault("7D")
    Duration keepIdempotencyKeys();

    /** How many rows are deleted in one transaction. */
    @WithDefault("1000")
    int batch();
}
