package org.plumbline.review.publication.feed;

import java.io.StringWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.publication.InShort;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.PublicVerdict;

/** A feed as Atom (RFC 4287) in pages (RFC 5005, section 3). Texts are plain: nothing in them is markup for anybody. */
final class AtomFeed {

    static final String MEDIA_TYPE = "application/atom+xml";
    static final String TYPE = MEDIA_TYPE + ";charset=UTF-8";

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private AtomFeed() {}

    static String of(FeedPart part, Site site) {
        StringWriter text = new StringWriter();
        try (XmlText xml = new XmlText(text)) {
            begin(xml, part.id(), part.title(), part.updated(), part.self(), part.page(), site);
            link(xml, "first", MEDIA_TYPE, part.first());
            if (part.next() != null) {
                link(xml, "next", MEDIA_TYPE, part.next());
            }
            xml.element("icon", site.url() + "/assets/icon.svg");
            for (PublishedVerdict verdict : part.verdicts()) {
                entry(xml, verdict);
            }
            xml.end();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write a feed", e);
        }
        return text.toString();
    }

    /** What every feed begins with. */
    static void begin(XmlText xml, String id, String title, Instant updated, String self, String page, Site site)
            throws XMLStreamException {
        xml.start("feed");
        xml.namespace("", NAMESPACE);
        xml.element("id", id);
        xml.element("title", title);
        xml.element("updated", time(updated));
        xml.start("author");
        xml.element("name", site.deskName());
        xml.element("uri", site.url());
        xml.end();
        link(xml, "self", MEDIA_TYPE, self);
        link(xml, "alternate", "text/html", page);
    }

    private static void entry(XmlText xml, PublishedVerdict verdict) throws XMLStreamException {
        PublicVerdict content = verdict.content();
        InShort inShort = verdict.inShort();
        xml.start("entry");
        xml.attribute("xml:lang", content.language());
        xml.element("id", FeedEntry.id(verdict));
        xml.element("title", inShort.title(content.headline()));
        xml.element("published", time(verdict.firstPublishedAt()));
        xml.element("updated", time(verdict.publishedAt()));
        link(xml, "alternate", "text/html", verdict.url());
        link(xml, "related", "application/ld+json", verdict.url() + ".jsonld");
        if (inShort.isRetracted()) {
            category(xml, "rating", inShort.slug(), inShort.words());
        } else {
            category(xml, "rating", inShort.slug(), inShort.ratingName());
            if (inShort.ratingNow() != null) {
                category(xml, "rating-now", inShort.ratingNow().slug(), inShort.ratingNowName());
            }
        }
        for (String topic : content.claim().topics()) {
            category(xml, "topic", topic, null);
        }
        xml.element("summary", content.summary());
        xml.element("content", FeedEntry.text(verdict));
        xml.end();
    }

    static void link(XmlText xml, String relation, String type, String address) throws XMLStreamException {
        xml.start("link");
        xml.attribute("rel", relation);
        xml.attribute("type", type);
        xml.attribute("href", address);
        xml.end();
    }

    static void category(XmlText xml, String scheme, String term, @Nullable String label) throws XMLStreamException {
        xml.start("category");
        xml.attribute("scheme", "urn:plumbline:" + scheme);
        xml.attribute("term", term);
        if (label != null) {
            xml.attribute("label", label);
        }
        xml.end();
    }

    static String time(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }
}
