package org.plumbline.review.site;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.plumbline.kit.web.DeskName;

/** Where the public finds the desk, and what it is called. Addresses come from here, never from a request's Host. */
@ApplicationScoped
public class Site {

    private final String publicUrl;
    private final String deskName;

    // Two properties of two prefixes that other modules share: a mapping would claim all of "plumbline".
    public Site(
            @ConfigProperty(name = "plumbline.public-url") String publicUrl,
            @ConfigProperty(name = DeskName.PROPERTY, defaultValue = DeskName.DEFAULT) String deskName) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        this.deskName = deskName;
    }

    /** The absolute address of the whole site, without a slash at its end. */
    public String url() {
        return publicUrl;
    }

    /** The name that the desk publishes under. */
    public String deskName() {
        return deskName;
    }

    /** The absolute address of a verdict's page. */
    public String verdictUrl(String slug) {
        return publicUrl + "/verdicts/" + slug;
    }

    /** The host of the whole site, without {@code www.}. */
    public String host() {
        String host = URI.create(publicUrl).getHost();
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /** The absolute address of a path that starts with a slash. */
    public URI at(String path) {
        return URI.create(publicUrl + path);
    }
}
