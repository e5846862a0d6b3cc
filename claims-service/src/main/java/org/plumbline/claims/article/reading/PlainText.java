package org.plumbline.claims.article.reading;

import java.util.regex.Pattern;

import org.plumbline.kit.text.Unseen;

/** Brings a text into the form in which articles are kept, so that positions in it mean the same everywhere. */
public final class PlainText {

    /** The most UTF-16 units that an article's text may have. */
    public static final int MOST = 200_000;

    private static final Pattern LINE_END = Pattern.compile("\r\n?|\u2028|\u0085");
    private static final Pattern PARAGRAPH_END = Pattern.compile("\u2029|\f|\u000B");
    private static final Pattern EMPTY_LINES = Pattern.compile("\n(?:[ \t\u00A0]*\n){2,}");

    private PlainText() {}

    /**
     * Lines end with LF, no more than one of them is empty in a row; nothing {@link Unseen} otherwise, nothing
     * blank around it. All else is left as it is.
     */
    public static String of(String text) {
        String lines = LINE_END.matcher(text).replaceAll("\n");
        lines = PARAGRAPH_END.matcher(lines).replaceAll("\n\n");
        StringBuilder clean = new StringBuilder(lines.length());
        lines.codePoints().filter(PlainText::isKept).forEach(clean::appendCodePoint);
        return EMPTY_LINES.matcher(clean).replaceAll("\n\n").strip();
    }

    private static boolean isKept(int codePoint) {
        return codePoint == '\n' || codePoint == '\t' || (!Unseen.is(codePoint) && codePoint != '\uFEFF');
    }
}
