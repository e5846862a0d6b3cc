package org.plumbline.claims.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One word or number of a text.
 *
 * @param start where it begins, in UTF-16 units
 * @param end where it ends, exclusive
 * @param text the word as it stands
 * @param lower the word in lower case, with straight apostrophes
 */
record Token(int start, int end, String text, String lower) {

    /** The words of a text, in order; numbers keep their separators, words their inner apostrophes and hyphens. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (!belongs(point)) {
                at += Character.charCount(point);
                continue;
            }
            int end = endOf(text, at);
            String word = text.substring(at, end);
            // Arabic lengthening strokes are letters to Unicode, but no part of the word.
            String lower = word.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace("\u0640", "");
            if (!lower.isEmpty()) {
                tokens.add(new Token(at, end, word, lower));
            }
            at = end;
        }
        return tokens;
    }

    private static int endOf(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            boolean inner = at > start && next < text.length() && joins(point) && belongs(text.codePointAt(next));
            if (!belongs(point) && !inner) {
                break;
            }
            at = next;
        }
        return at;
    }

    private static boolean belongs(int point) {
        return Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
    }

    private static boolean joins(int point) {
        return switch (point) {
            case '\'', '\u2019', '-', '.', ',', '\u066B', '\u066C', ':', '/' -> true;
            default -> false;
        };
    }

    boolean startsUpper() {
        return Character.isUpperCase(text.codePointAt(0));
    }

    boolean hasDigit() {
        return text.codePoints().anyMatch(Character::isDigit);
    }
}
