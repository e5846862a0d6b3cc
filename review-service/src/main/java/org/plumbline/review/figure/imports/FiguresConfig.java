package org.plumbline.review.figure.imports;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How files of figures are worked on. */
@ConfigMapping(prefix = "plumbline.figures")
interface FiguresConfig {

    /** How long to wait before looking again when nothing woke the runner, and after a failure. */
    @WithDefault("2s")
    Duration pollEvery();

    /** How often to look for files that are due to be fetched. */
    @WithDefault("1m")
    Duration feedsEvery();

    /** Whether due files are fetched at all; tests fetch when they want to. */
    @WithDefault("true")
    boolean feeds();

    /** For how long the rows of an import are kept once it is done or was cancelled. */
    @WithDefault("180D")
    Duration keepRows();
}
