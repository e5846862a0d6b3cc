package org.plumbline.claims.quantity.reading;

/**
 * A word, a number in digits or a sign.
 *
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it ends, exclusive
 * @param norm lower case without accents; the digits and separators of a number; empty for a word too long to mean
 *     anything
 * @param spaced whether a blank stands before it
 * @param sentence the number of its sentence
 * @param first whether it opens its sentence, quotation marks aside
 * @param capital whether it begins with a capital letter
 */
record Token(int start, int end, Kind kind, String norm, boolean spaced, int sentence, boolean first, boolean capital) {

    enum Kind {
        WORD,
        NUMBER,
        SIGN,
        NONE
    }

    /** Stands before the first and after the last token, so that looking around needs no bounds. */
    static final Token NONE = new Token(0, 0, Kind.NONE, "", true, -1, false, false);

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean is(String wanted) {
        return norm.equals(wanted);
    }

    boolean isHyphen() {
        return kind == Kind.SIGN && (is("-") || is("‐") || is("‑"));
    }

    boolean isDash() {
        return isHyphen() || is("–") || is("—") || is("−");
    }
}
