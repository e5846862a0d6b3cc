package org.plumbline.review.remark;

import java.util.Optional;

import org.plumbline.review.publication.MarkedPassage;

/**
 * A passage by its words and those around it (the text quote selector of the W3C Web Annotation Data Model, section
 * 4.2.4), so that it is found again when the text around it has moved.
 *
 * @param exact its words, any white space as one space
 * @param prefix what stood before it
 * @param suffix what stood after it
 */
record Quote(String exact, String prefix, String suffix) {

    /** How many characters of the text around it are kept. */
    static final int AROUND = 32;

    /** White space as one space, none at the ends. */
    static String normal(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", " ").strip();
    }

    /**
     * Where it stands in a text: if its words occur more than once, where most of what stood around them does too.
     *
     * @param text normal, see {@link #normal}
     * @return the passage under this number; empty if the words are not there
     */
    Optional<MarkedPassage> find(String text, int number) {
        int best = -1;
        int bestLikeness = -1;
        for (int at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
            int likeness = alikeBefore(text, at) + alikeAfter(text, at + exact.length());
            if (likeness > bestLikeness) {
                best = at;
                bestLikeness = likeness;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new MarkedPassage(number, best, best + exact.length()));
    }

    /** Whether its words occur more than once, so that they alone do not say which passage is meant. */
    boolean isAmbiguousIn(String text) {
        int first = text.indexOf(exact);
        return prefix.isEmpty() && suffix.isEmpty() && first >= 0 && text.indexOf(exact, first + 1) >= 0;
    }

    /** The same passage with what stands around it in the text. */
    Quote in(String text, MarkedPassage passage) {
        int start = Math.max(0, passage.start() - AROUND);
        int end = Math.min(text.length(), passage.end() + AROUND);
        return new Quote(
                exact,
                text.substring(isWithinCharacter(text, start) ? start + 1 : start, passage.start()),
                text.substring(passage.end(), isWithinCharacter(text, end) ? end - 1 : end));
    }

    /** Half of a surrogate pair can be neither stored nor shown. */
    private static boolean isWithinCharacter(String text, int index) {
        return index > 0
                && index < text.length()
                && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    }

    private int alikeBefore(String text, int at) {
        int alike = 0;
        while (alike < prefix.length()
                && alike < at
                && prefix.charAt(prefix.length() - 1 - alike) == text.charAt(at - 1 - alike)) {
            alike++;
        }
        return alike;
    }

    private int alikeAfter(String text, int at) {
        int alike = 0;
        while (alike < suffix.length()
                && at + alike < text.length()
                && suffix.charAt(alike) == text.charAt(at + alike)) {
            alike++;
        }
        return alike;
    }
}
