package org.plumbline.review.desk;

import java.time.ZoneId;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a desk settles for its installation. */
@ConfigMapping(prefix = "plumbline.desk")
interface DeskConfig {

    /** What it publishes as; stands here because a mapping has to know every property of its prefix. */
    @WithDefault("Plumbline")
    String name();

    /** The zone in which pages tell times. */
    @WithDefault("UTC")
    ZoneId zone();
}
