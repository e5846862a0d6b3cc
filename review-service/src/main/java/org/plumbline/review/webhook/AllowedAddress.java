package org.plumbline.review.webhook;

import java.net.URI;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.kit.fetch.FetchRefused;
import org.plumbline.kit.fetch.Poster;
import org.plumbline.kit.problem.ProblemException;

/** Says which addresses can be registered. Each is looked at again whenever something is sent to it. */
@ApplicationScoped
class AllowedAddress {

    private final Poster poster;
    private final WebhookConfig config;

    AllowedAddress(Poster poster, WebhookConfig config) {
        this.poster = poster;
        this.config = config;
    }

    /**
     * Refuses what nothing may be sent to. Looks its name up, and sends nothing.
     *
     * @throws ProblemException 422
     */
    void require(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw refused("must be an address such as https://partner.example/hook");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(config.allowHttp() && scheme.equals("http"))) {
            throw refused("must begin with https://");
        }
        if (uri.getRawFragment() != null) {
            throw refused("must not have a part behind #, which is never sent");
        }
        try {
            poster.check(uri);
        } catch (FetchRefused e) {
            throw refused(NoAnswer.asPhrase(e));
        }
    }

    private static ProblemException refused(String why) {
        return ProblemException.invalid("url", why);
    }
}
