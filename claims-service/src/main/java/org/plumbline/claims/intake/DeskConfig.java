package org.plumbline.claims.intake;

import java.time.ZoneId;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the desk wants its pages. */
@ConfigMapping(prefix = "plumbline.desk")
interface DeskConfig {

    /** The zone in which pages tell times. */
    @WithDefault("UTC")
    ZoneId zone();
}
