package org.plumbline.kit.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where and how the outbox is relayed. */
@ConfigMapping(prefix = "plumbline.outbox")
interface OutboxConfig {

    /** The topic of this service's events; created at the first start if it is not there. */
    String topic();

    /** Order is kept per aggregate, so this may not change once the topic exists. */
    @WithDefault("6")
    int partitions();

    /** Copies of each partition; 1 suits a single broker only. */
    @WithDefault("1")
    short replicas();

    /** Off where another process relays, or in tests that look at the table. */
    @WithDefault("true")
    boolean relay();

    /** How long to wait before looking again when nothing woke the relay, and after a failure. */
    @WithDefault("1s")
    Duration pollEvery();

    /** How many aggregates are served at once. */
    @WithDefault("200")
    int batch();
}
