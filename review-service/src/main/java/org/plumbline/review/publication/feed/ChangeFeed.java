package org.plumbline.review.publication.feed;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.diff.Difference;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.correction.Change;
import org.plumbline.review.publication.correction.Comparison;
import org.plumbline.review.publication.correction.CorrectionMessages;
import org.plumbline.review.publication.correction.ListChange;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.PublicVerdict;

/** Changes as Atom (RFC 4287): an entry for each revision, with an id of its own, so that each is told once. */
final class ChangeFeed {

    private static final String GONE = "\n− ";
    private static final String NEW = "\n+ ";

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
        xml.element("content", text(change));
        xml.end();
    }

    /** What changed and why, and before and after of what readers go by. */
    private static String text(Change change) {
        PublicVerdict now = change.after().content();
        if (change.before() == null) {
            return FeedEntry.text(change.after());
        }
        StringBuilder text = new StringBuilder(now.whatChanged());
        Comparison comparison = Comparison.of(change, now.language());
        Stream.of(comparison.brief(), comparison.said(), comparison.facts())
                .flatMap(List::stream)
                .forEach(difference -> append(text, difference));
        for (ListChange list : comparison.lists()) {
            if (!list.added().isEmpty() || !list.removed().isEmpty()) {
                text.append("\n\n").append(list.title()).append(':');
                list.removed().forEach(one -> text.append(GONE).append(one));
                list.added().forEach(one -> text.append(NEW).append(one));
            }
            list.whole().forEach(difference -> append(text, list.title(), difference));
            list.changed()
                    .forEach(item -> item.differences().forEach(difference -> append(text, item.name(), difference)));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String of, Difference difference) {
        append(
                text,
                new Difference(
                        of + ", " + difference.field(),
                        difference.before(),
                        difference.after(),
                        difference.passages()));
    }

    private static void append(StringBuilder text, Difference difference) {
        text.append("\n\n").append(difference.field()).append(':');
        if (!difference.before().isEmpty()) {
            text.append(GONE).append(difference.before());
        }
        if (!difference.after().isEmpty()) {
            text.append(NEW).append(difference.after());
        }
    }

    private static CorrectionMessages words(String language) {
        return PageLanguage.isArabic(language)
                ? MessageBundles.get(CorrectionMessages.class, Localized.Literal.of("ar"))
                : MessageBundles.get(CorrectionMessages.class);
    }
}
