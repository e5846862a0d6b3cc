package org.plumbline.review.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicEvidence;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.Rating;

/** Says whether a page that somebody read shows what a verdict says. */
public final class ShownOnPage {

    private final PublicVerdict verdict;
    private final String page;
    private final List<String> missing = new ArrayList<>();

    private ShownOnPage(PublicVerdict verdict, String page) {
        this.verdict = verdict;
        this.page = page;
    }

    /**
     * What of the verdict the page does not show, in a few words each; nothing if it shows all that readers go by.
     *
     * @param page HTML
     */
    public static List<String> missing(PublicVerdict verdict, String page) {
        return new ShownOnPage(verdict, page).look();
    }

    /**
     * The lines of the page's list of what changed and when, the newest first.
     *
     * @param page HTML
     */
    public static List<String> changes(String page) {
        int start = page.indexOf("id=\"record\"");
        int end = page.indexOf("</ol>", Math.max(0, start));
        if (start < 0 || end < 0) {
            return List.of();
        }
        List<String> parts = List.of(page.substring(start, end).split("<li>", -1));
        return parts.subList(1, parts.size());
    }

    /**
     * Whether a line of that list has a revision's time, and what it changed.
     *
     * @param publishedAt as it was published, to the microsecond
     * @param line HTML
     */
    public static boolean tellsChange(PublicVerdict revision, Instant publishedAt, String line) {
        return line.contains("<time datetime=\"" + publishedAt + "\">")
                && (revision.kind() == Kind.INITIAL || line.contains(escape(revision.whatChanged())));
    }

    private List<String> look() {
        text("headline", verdict.headline());
        text("summary", verdict.summary());
        text("claim", verdict.claim().text());
        text("rating", name(verdict.rating()));
        if (verdict.ratingNow() != null) {
            text("rating now", name(verdict.ratingNow()));
        }
        if (verdict.kind() == Kind.RETRACTION) {
            text("reason why it was retracted", verdict.whatChanged());
        }
        text("reason for too few sources", verdict.waiver());
        html("text", verdict.body());
        html("method", verdict.methodology());
        for (int i = 0; i < verdict.evidence().size(); i++) {
            PublicEvidence source = verdict.evidence().get(i);
            String name = "source " + (i + 1);
            text(name, source.title());
            text(name + "'s publisher", source.publisher());
            text(name + "'s quote", source.quote());
        }
        return missing;
    }

    private String name(Rating rating) {
        return PageLanguage.isArabic(verdict.language()) ? rating.nameAr() : rating.name();
    }

    private void text(String name, @Nullable String text) {
        if (text != null && !page.contains(escape(text))) {
            missing.add(name);
        }
    }

    private void html(String name, @Nullable String markdown) {
        int evidence = verdict.evidence().size();
        // Pages that were saved before references took the digits of their language have them in European ones.
        if (markdown != null
                && !page.contains(Markdown.toHtml(markdown, evidence, verdict.language()))
                && !page.contains(Markdown.toHtml(markdown, evidence))) {
            missing.add(name);
        }
    }

    /** As the templates do it. */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
