package org.plumbline.gateway.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Marks the login's cookies as Secure whenever the public address is https. The gateway itself listens on plain HTTP
 * behind whatever ends TLS, so it cannot tell from the connection; and a switch of its own could be forgotten.
 */
public final class CookieSecurity implements ConfigSourceFactory {

    private static final int ABOVE_FILES_AND_ENVIRONMENT = 500;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String publicUrl = context.getValue("plumbline.public-url").getValue();
        boolean secure = publicUrl != null && publicUrl.toLowerCase(Locale.ROOT).startsWith("https:");
        return List.of(new PropertiesConfigSource(
                Map.of("quarkus.oidc.authentication.cookie-force-secure", Boolean.toString(secure)),
                "CookieSecurity",
                ABOVE_FILES_AND_ENVIRONMENT));
    }
}
