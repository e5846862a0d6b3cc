package org.plumbline.gateway.config;

import java.net.URI;

import io.smallrye.config.ConfigMapping;

/** The addresses of the gateway's surroundings. */
@ConfigMapping(prefix = "plumbline.gateway")
public interface GatewayConfig {

    /** Base of all public addresses, as browsers see it. */
    PublicUrl publicUrl();

    URI claimsUrl();

    URI reviewsUrl();

    /** Where browsers log in and out; only its origin matters. */
    URI identityUrl();
}
