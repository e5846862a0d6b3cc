package org.plumbline.review.log;

import java.nio.file.Path;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the log of what was published is kept. */
@ConfigMapping(prefix = "plumbline.log")
interface LogConfig {

    /** The file with the secrets that sign, one a line, the one in use for longest first; the service alone can read it. */
    Path keyFile();

    /** How often it is looked for what another instance has published. */
    @WithDefault("2s")
    Duration pollEvery();
}
