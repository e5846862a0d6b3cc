package org.plumbline.review.webhook;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How partners' addresses are told. */
@ConfigMapping(prefix = "plumbline.webhooks")
public interface WebhookConfig {

    /** How often it is looked what is due; a period of the scheduler, or {@code off}. */
    String every();

    /** How often old deliveries and secrets are deleted; a period of the scheduler, or {@code off}. */
    String upkeepEvery();

    /** How many webhooks one partner or admin may have. */
    @WithDefault("10")
    int mostOfOne();

    /** Whether addresses may begin with {@code http://}: only where nothing is at stake, as in tests. */
    @WithDefault("false")
    boolean allowHttp();

    /** For one attempt, from looking the name up to the end of the answer. */
    @WithDefault("10s")
    Duration timeout();

    /** How long after the first failure it is tried again; about twice as long after each further one. */
    @WithDefault("30s")
    Duration retryAfter();

    /** The longest pause between two attempts. */
    @WithDefault("6h")
    Duration longestPause();

    /** How long an address that answers 429 or 503 may have itself left alone by {@code Retry-After}. */
    @WithDefault("24h")
    Duration longestAskedPause();

    /** For how long a delivery is tried, from when it was written or replayed. */
    @WithDefault("3D")
    Duration giveUpAfter();

    /** For how long a former secret signs beside the new one. */
    @WithDefault("24h")
    Duration formerSecret();

    /** For how long deliveries are kept. */
    @WithDefault("30D")
    Duration keep();
}
