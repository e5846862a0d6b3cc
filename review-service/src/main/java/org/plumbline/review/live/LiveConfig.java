package org.plumbline.review.live;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many open pages this instance keeps up to date, and how often it looks. */
@ConfigMapping(prefix = "plumbline.live")
interface LiveConfig {

    /** Open streams in all; more are told to come back later. */
    @WithDefault("200")
    int streams();

    /** Open streams of one person. */
    @WithDefault("8")
    int streamsPerPerson();

    /** How often the database is asked what is new, once for all streams together. */
    @WithDefault("1s")
    Duration every();
}
