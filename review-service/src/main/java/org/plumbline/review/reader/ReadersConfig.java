package org.plumbline.review.reader;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How readers' forms are taken in, and for how long what they said of themselves is kept. */
@ConfigMapping(prefix = "plumbline.readers")
public interface ReadersConfig {

    /**
     * Seals addresses and signs links and forms; the same for every instance, at least 32 characters. With another one,
     * addresses that were sealed before can no longer be read, and links in mails lead nowhere.
     */
    String key();

    /** Nobody reads a form and writes in less. */
    @WithDefault("2S")
    Duration shortestTyping();

    /** How long a form can be left open. */
    @WithDefault("24H")
    Duration longestTyping();

    /** For how long an address is kept that waits for an answer; it goes earlier, once the answer was sent. */
    @WithDefault("180D")
    Duration keepContact();

    /** For how long a subscription may wait for its confirmation. */
    @WithDefault("2D")
    Duration keepUnconfirmed();

    /** How often what has expired is deleted; a period of the scheduler, or {@code off}. */
    String upkeepEvery();
}
