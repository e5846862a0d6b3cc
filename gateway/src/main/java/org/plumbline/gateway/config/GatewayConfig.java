package org.plumbline.gateway.config;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The addresses of the gateway's surroundings. */
@ConfigMapping(prefix = "plumbline.gateway")
public interface GatewayConfig {

    /** Base of all public addresses, as browsers see it. */
    PublicUrl publicUrl();

    URI claimsUrl();

    URI reviewsUrl();

    /** How long a reader of the public site waits for a service; what is sent in and the desk have longer. */
    @WithDefault("8S")
    Duration publicPatience();

    /** Where browsers log in and out; only its origin matters. */
    URI identityUrl();
}
