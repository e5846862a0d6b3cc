package org.plumbline.claims.tip;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How tips are taken in. */
@ConfigMapping(prefix = "plumbline.tips")
interface TipsConfig {

    /** Signs the time stamps of forms; the same for every instance, at least 32 characters. */
    String formKey();

    /** Nobody reads the form and writes a claim in less. */
    @WithDefault("2S")
    Duration shortestTyping();

    /** How long a form can be left open. */
    @WithDefault("24H")
    Duration longestTyping();

    /** How long one who asks twice is still known to be the same; after that nothing is left of who asked. */
    @WithDefault("7D")
    Duration askerPeriod();

    /** How often what has expired is deleted; a period of the scheduler, or {@code off}. */
    String upkeepEvery();
}
