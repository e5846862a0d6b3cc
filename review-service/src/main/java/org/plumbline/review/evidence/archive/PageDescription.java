package org.plumbline.review.evidence.archive;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.text.Unseen;
import org.plumbline.kit.time.PartialDate;

/** What a page says of itself, fit to stand in the fields of a source: one line each, no longer than the field. */
public record PageDescription(
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String author,
        @Nullable PartialDate publishedOn) {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_NAME = 200;

    public PageDescription {
        title = line(title, LONGEST_TITLE);
        publisher = line(publisher, LONGEST_NAME);
        author = line(author, LONGEST_NAME);
    }

    /** The host stands for a publisher that does not name itself. */
    PageDescription orPublishedBy(String host) {
        return publisher == null
                ? new PageDescription(title, host.toLowerCase(Locale.ROOT), author, publishedOn)
                : this;
    }

    /** What a page says may be anything. */
    private static @Nullable String line(@Nullable String said, int longest) {
        if (said == null) {
            return null;
        }
        String line = said.replaceAll("[" + Unseen.CLASS + "\\s\\u00a0]+", " ").strip();
        int end = Math.min(longest, line.length());
        if (end > 0 && end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.isEmpty() ? null : line.substring(0, end);
    }
}
