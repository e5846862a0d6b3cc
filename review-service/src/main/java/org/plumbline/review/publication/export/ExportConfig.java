package org.plumbline.review.publication.export;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** On which terms others may use the desk's data. */
@ConfigMapping(prefix = "plumbline.data")
interface ExportConfig {

    @WithDefault("CC BY 4.0")
    String licence();

    @WithDefault("https://creativecommons.org/licenses/by/4.0/")
    URI licenceUrl();
}
