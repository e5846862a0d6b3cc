package org.plumbline.kit.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long and how much a fetch may take. Which addresses are public is no matter of configuration. */
@ConfigMapping(prefix = "plumbline.fetch")
interface FetchLimits {

    /** For each address of a name; the others are tried after it. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** From the first look-up to the last byte, redirects included. */
    @WithDefault("20s")
    Duration totalTimeout();

    /** Bytes of status line and headers of one answer. */
    @WithDefault("65536")
    int maxHeadBytes();

    /** Bytes of bodies: on the wire over all redirects together, and once more after decoding. */
    @WithDefault("10485760")
    int maxBodyBytes();

    /** How many times its size a compressed body may unfold to, once it is over 1 MiB. */
    @WithDefault("100")
    int maxInflation();

    @WithDefault("5")
    int maxRedirects();

    @WithDefault("80,443")
    Set<Integer> ports();

    /** Media types that are pages, in the order in which they are asked for. */
    @WithDefault("text/html,application/xhtml+xml,text/plain,application/pdf,"
            + "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    List<String> types();

    /** Media types that are data, in the order in which they are asked for; many sites send data as plain text. */
    @WithDefault("text/csv,application/json,text/tab-separated-values,text/plain,application/octet-stream")
    List<String> dataTypes();

    @WithDefault("Plumbline fact-check desk (+${plumbline.public-url})")
    String userAgent();
}
