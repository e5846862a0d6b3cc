package org.plumbline.review.correction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the desk promises to whoever says that it is wrong. */
@ConfigMapping(prefix = "plumbline.corrections")
interface CorrectionsConfig {

    /** Within how many days it is decided on a request; weekends count, as an error does not rest. */
    @WithDefault("3")
    int days();
}
