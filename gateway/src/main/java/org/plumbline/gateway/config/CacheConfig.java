package org.plumbline.gateway.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of what is public is kept in memory, and by which events it is forgotten. */
@ConfigMapping(prefix = "plumbline.gateway.cache")
public interface CacheConfig {

    /** Of all that is kept: contents, compressed ones too, and headers. */
    @WithDefault("64M")
    MemorySize maxSize();

    /** Of one answer as the service sends it; a longer one is handed on and not kept. */
    @WithDefault("4M")
    MemorySize maxAnswer();

    /** Where services say what is outdated. */
    @WithDefault("plumbline.reviews")
    String topic();

    /** Off where there is nothing to listen to; answers are kept for seconds only then. */
    @WithDefault("true")
    boolean events();
}
