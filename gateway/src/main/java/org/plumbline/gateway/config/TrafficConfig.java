package org.plumbline.gateway.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Who is believed about where requests come from, and how much is let through. */
@ConfigMapping(prefix = "plumbline.gateway")
public interface TrafficConfig {

    /** Proxies in front of the gateway, which are believed about who a request is from; nobody if left out. */
    Optional<List<AddressRange>> trustedProxies();

    Limit limit();

    /** How much one address may send; of IPv6, one /64. */
    interface Limit {

        /** Of what the public sends in. */
        Rate tips();

        /** Of requests to the API. */
        Rate api();
    }

    /** How often something may happen. */
    interface Rate {

        /** How often at once. */
        int burst();

        /** How often in the long run, in each {@code per}. */
        int requests();

        Duration per();
    }
}
