package org.plumbline.kit.text;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Characters that no text holds: control characters (PostgreSQL refuses NUL, readers see nothing of the others), halves
 * of surrogate pairs (they have no UTF-8), and what sets the direction of the text around it (UAX #9, sections 2.1 to
 * 2.5: embeddings, overrides, isolates), by which a text would read otherwise than it is kept and compared. The marks of
 * direction and the joiners (U+200C to U+200F) are part of how Arabic, Hebrew and Persian are written, and stay.
 */
public final class Unseen {

    /** The characters, to stand in a character class of a regular expression. */
    public static final String CLASS = "\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069";

    private static final Pattern TURNS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

    private Unseen() {}

    /** Whether the character is one of them. */
    public static boolean is(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE || turnsDirection(codePoint);
    }

    /**
     * The text without what sets its direction, for what the public types: telephones put it around what they copy, and
     * nobody can find it in a form again.
     */
    public static @Nullable String withoutTurns(@Nullable String text) {
        return text == null ? null : TURNS.matcher(text).replaceAll("");
    }

    private static boolean turnsDirection(int codePoint) {
        return (codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
