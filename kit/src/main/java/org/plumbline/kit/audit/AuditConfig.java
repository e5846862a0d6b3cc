package org.plumbline.kit.audit;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether and how often the audit trail is sealed. */
@ConfigMapping(prefix = "plumbline.audit")
interface AuditConfig {

    /** Off in tests that look at the tables. */
    @WithDefault("true")
    boolean sealing();

    /** For how long at the most the newest rows could be taken away without a trace. */
    @WithDefault("1m")
    Duration sealEvery();
}
