package org.plumbline.review.text;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.text.Unseen;

/** What text may be typed: nothing {@link Unseen}, that is control characters and what turns the direction of a text. */
public final class Text {

    /** A pattern for one line. */
    public static final String LINE = "[^" + Unseen.CLASS + "]*";

    /** A pattern for several lines. */
    public static final String LINES = "[[^" + Unseen.CLASS + "]\\n\\t]*";

    /** What is wrong with text that does not match, as a phrase that follows the field's name. */
    public static final String PLAIN = "must not contain control characters";

    /** Blank, format characters (zero-width space, soft hyphen) and Hangul fillers: nothing that a reader sees. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\u115f\\u1160\\u3164\\uffa0]*");

    private Text() {}

    /**
     * Text in the one form that is stored and compared, so that a form that sends it back unchanged changes nothing:
     * stripped, lines ending in LF, and null instead of nothing.
     */
    public static @Nullable String orNull(@Nullable String typed) {
        String text = orEmpty(typed);
        return text.isEmpty() ? null : text;
    }

    /** As {@link #orNull(String)}, but nothing is the empty text. */
    public static String orEmpty(@Nullable String typed) {
        if (typed == null || INVISIBLE.matcher(typed).matches()) {
            return "";
        }
        return typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
