package org.plumbline.review.publication.feed;

import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;
import org.plumbline.review.publication.feed.SitemapEntries.Entry;
import org.plumbline.review.site.Site;

/**
 * What a search engine should know, by the protocol of sitemaps.org 0.9: an index, the site's own pages, the verdicts with
 * their translations, and those first published in the last two days as news.
 */
@Path("/")
@PermitAll
@PublicAnswer
@RunOnVirtualThread
class Sitemaps {

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
    private static final Duration NEW = Duration.ofDays(2);

    /** Google takes no more news than that. */
    private static final int MOST_NEWS = 1000;

    /** Regions where Chinese is written with traditional characters, if the script is not named. */
    private static final Set<String> TRADITIONAL_CHINESE = Set.of("TW", "HK", "MO");

    private static final List<String> PAGES =
            List.of("/", "/topics", "/claimants", "/corrections", "/methodology", "/about", "/log", "/data");

    private final SitemapEntries entries;
    private final Site site;
    private final Clock clock;

    Sitemaps(SitemapEntries entries, Site site, Clock clock) {
        this.entries = entries;
        this.site = site;
        this.clock = clock;
    }

    /** Something that writes XML. */
    @FunctionalInterface
    private interface Content {

        void to(XmlText xml) throws XMLStreamException;
    }

    @GET
    @Path("/sitemap.xml")
    @Operation(hidden = true)
    public Response index() {
        List<String> parts = new ArrayList<>(List.of("pages", "news"));
        for (int part = 1; part <= entries.parts(); part++) {
            parts.add("verdicts-" + part);
        }
        return answer("sitemapindex", xml -> {
            for (String part : parts) {
                xml.start("sitemap");
                xml.element("loc", site.url() + "/sitemap-" + part + ".xml");
                xml.end();
            }
        });
    }

    @GET
    @Path("/sitemap-pages.xml")
    @Operation(hidden = true)
    public Response pages() {
        return answer("urlset", xml -> {
            for (String page : PAGES) {
                for (String language : List.of("", "?lang=ar")) {
                    url(xml, site.url() + page + language, null, List.of());
                }
            }
        });
    }

    @GET
    @Path("/sitemap-verdicts-{part:[1-9][0-9]*}.xml")
    @Operation(hidden = true)
    public Response verdicts(String part) {
        int number = part.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(part);
        if (number > Math.max(1, entries.parts())) {
            throw ProblemException.notFound("sitemap", part);
        }
        List<Entry> found = entries.part(number);
        return answer("urlset", xml -> {
            for (Entry entry : found) {
                url(xml, site.verdictUrl(entry.slug()), entry.publishedAt(), entry.editions());
            }
        });
    }

    @GET
    @Path("/sitemap-news.xml")
    @Operation(hidden = true)
    public Response news() {
        List<Entry> found = entries.firstPublishedSince(clock.instant().minus(NEW), MOST_NEWS);
        return answer("urlset", xml -> {
            for (Entry entry : found) {
                xml.start("url");
                xml.element("loc", site.verdictUrl(entry.slug()));
                xml.start("news:news");
                xml.start("news:publication");
                xml.element("news:name", site.deskName());
                xml.element("news:language", newsLanguage(entry.language()));
                xml.end();
                xml.element("news:publication_date", time(entry.firstPublishedAt()));
                xml.element("news:title", entry.headline());
                xml.end();
                xml.end();
            }
        });
    }

    private void url(XmlText xml, String address, @Nullable Instant changed, List<SitemapEntries.Edition> editions)
            throws XMLStreamException {
        xml.start("url");
        xml.element("loc", address);
        if (changed != null) {
            xml.element("lastmod", time(changed));
        }
        if (editions.size() > 1) {
            for (SitemapEntries.Edition edition : editions) {
                xml.start("xhtml:link");
                xml.attribute("rel", "alternate");
                xml.attribute("hreflang", edition.language());
                xml.attribute("href", site.verdictUrl(edition.slug()));
                xml.end();
            }
        }
        xml.end();
    }

    private static Response answer(String root, Content content) {
        StringWriter text = new StringWriter();
        try (XmlText xml = new XmlText(text)) {
            xml.start(root);
            xml.namespace("", NAMESPACE);
            if (root.equals("urlset")) {
                xml.namespace("xhtml", XHTML);
                xml.namespace("news", NEWS);
            }
            content.to(xml);
            xml.end();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write a sitemap", e);
        }
        return Response.ok(text.toString())
                .header(HttpHeaders.CONTENT_TYPE, "application/xml;charset=UTF-8")
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.FEEDS, SurrogateKeys.VERDICTS))
                .build();
    }

    /**
     * As Google's news sitemaps have it: a code of ISO 639 with two or three letters, save that Chinese says how it is
     * written (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
     */
    static String newsLanguage(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (!locale.getLanguage().equals("zh")) {
            return locale.getLanguage();
        }
        boolean traditional = locale.getScript().equals("Hant")
                || (locale.getScript().isEmpty() && TRADITIONAL_CHINESE.contains(locale.getCountry()));
        return traditional ? "zh-tw" : "zh-cn";
    }

    private static String time(Instant instant) {
        return Objects.toString(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
