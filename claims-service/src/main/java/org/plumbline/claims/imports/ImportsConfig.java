package org.plumbline.claims.imports;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How imports run. */
@ConfigMapping(prefix = "plumbline.imports")
interface ImportsConfig {

    /** How long to wait before looking again when nothing woke the runner, and after a failure. */
    @WithDefault("2s")
    Duration pollEvery();

    /** For how long the rows of an import are kept once it is done or was cancelled. */
    @WithDefault("180D")
    Duration keepRows();
}
