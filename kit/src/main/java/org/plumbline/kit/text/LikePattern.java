package org.plumbline.kit.text;

/** What somebody typed, as part of a pattern of SQL's {@code LIKE ... ESCAPE '!'}: it stands for itself. */
public final class LikePattern {

    private LikePattern() {}

    /** The words with what has a meaning in a pattern escaped by an exclamation mark. */
    public static String literal(String words) {
        return words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
