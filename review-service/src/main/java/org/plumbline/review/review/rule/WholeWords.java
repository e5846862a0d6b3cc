package org.plumbline.review.review.rule;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds words in a text of any script, as a reader does: case, accents, vowel marks, letter stretching and invisible
 * characters do not matter, and neither does what stands between the words.
 *
 * <p>Where a script writes particles and words as one (Arabic and Hebrew "and", "to", "of"), up to two of their letters may
 * stand before a word; where it writes no spaces (Chinese, Japanese, Thai and their like), words may touch. Both find too
 * much rather than too little: what is found makes a review more careful.
 */
final class WholeWords {

    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Cf}\\u0640]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{Mc}]+");
    private static final Pattern UNSPACED = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");
    private static final String LETTER = "[\\p{L}\\p{N}\\p{Mc}]";
    private static final String ARABIC_PARTICLES = "(?:[وفبلكس]{0,2})";
    private static final String HEBREW_PARTICLES = "(?:[ובלכמשה]{0,2})";

    private WholeWords() {}

    /** Whether the words stand in the text, in their order and as wholes; words of nothing stand in none. */
    static boolean find(String words, String text) {
        String wanted = normal(words);
        return !wanted.isEmpty() && pattern(wanted).matcher(normal(text)).find();
    }

    private static Pattern pattern(String wanted) {
        int first = wanted.codePointAt(0);
        int last = wanted.codePointBefore(wanted.length());
        String before = isUnspaced(first) ? "" : "(?<!" + LETTER + ")" + particles(first);
        String after = isUnspaced(last) ? "" : "(?!" + LETTER + ")";
        return Pattern.compile(before + Pattern.quote(wanted) + after);
    }

    private static String particles(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case ARABIC -> ARABIC_PARTICLES;
            case HEBREW -> HEBREW_PARTICLES;
            default -> "";
        };
    }

    private static boolean isUnspaced(int letter) {
        return UNSPACED.matcher(Character.toString(letter)).matches();
    }

    /** Compatibility forms are one, lower case, words with one space between them. */
    private static String normal(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return BETWEEN.matcher(Normalizer.normalize(bare, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }
}
