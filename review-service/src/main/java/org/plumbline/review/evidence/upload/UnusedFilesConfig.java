package org.plumbline.review.evidence.upload;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When uploads that no source refers to are deleted. */
@ConfigMapping(prefix = "plumbline.unused-files")
interface UnusedFilesConfig {

    /** How often; a period of the scheduler, or {@code off}. */
    String every();

    /**
     * From the upload on: more than a day, and no less than an idempotency key is kept, so that an upload that is sent
     * again is not answered with a file that is gone.
     */
    @WithDefault("7D")
    Duration keep();

    /** How many are deleted in one transaction. */
    @WithDefault("100")
    int batch();
}
