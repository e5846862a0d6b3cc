package org.plumbline.review.publication.feed;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.correction.Change;
import org.plumbline.review.publication.correction.CorrectionMessages;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.PublicVerdict;

/** Changes as Atom (RFC 4287): an entry for each revision, with an id of its own, so that each is told once. */
final class ChangeFeed {

    private ChangeFeed() {}

    /**
     * A part of such a feed, newest first.
     *
     * @param id of the whole feed, for ever
     * @param page the page for people that shows the same
     * @param next absolute address of the part with older ones, if there are any
     */
    record Part(
            String id,
            String title,
            String self,
            String page,
            @Nullable String next,
            List<Change> changes) {

        Instant updated() {
            return changes.isEmpty()
                    ? Instant.EPOCH
                    : changes.getFirst().after().publishedAt();
        }
    }

    static String of(Part part, Site site) {
        StringWriter text = new StringWriter();
        try (XmlText xml = new XmlText(text)) {
            AtomFeed.begin(xml, part.id(), part.title(), part.updated(), part.self(), part.page(), site);
            if (part.next() != null) {
                AtomFeed.link(xml, "next", AtomFeed.MEDIA_TYPE, part.next());
            }
            xml.element("icon", site.url() + "/assets/icon.svg");
            for (Change change : part.changes()) {
                entry(xml, change, site);
            }
            xml.end();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write a feed of changes", e);
        }
        return text.toString();
    }

    private static void entry(XmlText xml, Change change, Site site) throws XMLStreamException {
        PublishedVerdict verdict = change.after();
        PublicVerdict content = verdict.content();
        CorrectionMessages words = words(content.language());
        String kind =
                switch (content.kind()) {
                    case INITIAL -> words.initial();
                    case UPDATE -> words.update();
                    case CORRECTION -> words.correction();
                    case MINOR -> words.minor();
                    case RECHECK -> words.recheck();
                    case RETRACTION -> words.retraction();
                };
        xml.start("entry");
        xml.attribute("xml:lang", content.language());
        xml.element("id", "urn:uuid:" + verdict.revisionId());
        xml.element("title", kind + ": " + content.headline());
        xml.element("published", AtomFeed.time(verdict.publishedAt()));
        xml.element("updated", AtomFeed.time(verdict.publishedAt()));
        AtomFeed.link(xml, "alternate", "text/html", site.url() + change.path());
        AtomFeed.link(xml, "related", "text/html", verdict.url());
        AtomFeed.category(xml, "kind", content.kind().name().toLowerCase(Locale.ROOT), kind);
        xml.element("summary", change.before() == null ? content.summary() : content.whatChanged());
        xml.element("content", text(change, words));
        xml.end();
    }

    /** What changed and why, and before and after of what readers go by. */
    private static String text(Change change, CorrectionMessages words) {
        PublicVerdict now = change.after().content();
        PublishedVerdict before = change.before();
        if (before == null) {
            return FeedEntry.text(change.after());
        }
        StringBuilder text = new StringBuilder(now.whatChanged());
        line(
                text,
                words.rating(),
                before.inShort().words(),
                change.after().inShort().words());
        line(text, words.headline(), before.content().headline(), now.headline());
        line(text, words.summary(), before.content().summary(), now.summary());
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String before, String after) {
        if (!before.equals(after)) {
            text.append("\n\n")
                    .append(name)
                    .append(":\n− ")
                    .append(before)
                    .append("\n+ ")
                    .append(after);
        }
    }

    private static CorrectionMessages words(String language) {
        return PageLanguage.isArabic(language)
                ? MessageBundles.get(CorrectionMessages.class, Localized.Literal.of("ar"))
                : MessageBundles.get(CorrectionMessages.class);
    }
}
