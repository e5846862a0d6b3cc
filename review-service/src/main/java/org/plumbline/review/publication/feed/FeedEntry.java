package org.plumbline.review.publication.feed;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.verdict.PublicVerdict;

/** What all feeds say of a verdict in the same words. */
final class FeedEntry {

    private FeedEntry() {}

    /** The same for all revisions of a verdict, wherever the site moves. */
    static String id(PublishedVerdict verdict) {
        return "urn:uuid:" + verdict.verdictId();
    }

    /** The claim, who said it, the rating, the summary, and from the second revision on what changed. */
    static String text(PublishedVerdict verdict) {
        PublicVerdict content = verdict.content();
        StringBuilder text =
                new StringBuilder("“").append(content.claim().text()).append('”');
        append(text, " — ", content.claim().claimant());
        text.append("\n\n")
                .append(verdict.inShort().wholeWords())
                .append("\n\n")
                .append(content.summary());
        if (verdict.revision() > 1) {
            append(text, "\n\n", content.whatChanged());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String before, @Nullable String part) {
        if (part != null) {
            text.append(before).append(part);
        }
    }
}
