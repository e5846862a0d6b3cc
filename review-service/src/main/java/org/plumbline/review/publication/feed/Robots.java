package org.plumbline.review.publication.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;

import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;
import org.plumbline.review.site.Site;

/**
 * What crawlers may read (RFC 9309): everything that is published, whoever they are. They are kept from pages that are
 * somebody's own, and from searches, of which there is no end.
 */
@Path("/robots.txt")
@PermitAll
@PublicAnswer
@RunOnVirtualThread
class Robots {

    private static final String RULES = """
            User-agent: *
            Disallow: /desk
            Disallow: /login
            Disallow: /logout
            Disallow: /follow/
            Disallow: /corrections/follow/
            Disallow: /corrections/confirm/
            Disallow: /corrections/unsubscribe/
            Disallow: /search?

            """;

    private final Site site;

    Robots(Site site) {
        this.site = site;
    }

    @GET
    @Operation(hidden = true)
    public Response rules() {
        return Response.ok(RULES + "Sitemap: " + site.url() + "/sitemap.xml\nSitemap: " + site.url()
                        + "/sitemap-news.xml\n")
                .header(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.FEEDS))
                .build();
    }
}
