package org.plumbline.review.review.rule;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds words in a text of any script, as a reader does: case, accents, vowel marks and letter stretching do not matter,
 * and neither does what stands between the words. An invisible character may be nothing, or what parts two words: both
 * are tried. Longer words are found run together, too, as addresses and user names have them.
 *
 * <p>Where a script writes particles and words as one (Arabic and Hebrew "and", "to", "of"), up to two of their letters may
 * stand before a word; where it writes no spaces (Chinese, Japanese, Thai and their like), words may touch. Both find too
 * much rather than too little: what is found makes a review more careful.
 */
final class WholeWords {

    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Me}\\u0640]");

    /** Format characters (zero-width space, soft hyphen, marks of direction) and Hangul fillers. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\u115f\\u1160]+");

    /** Stands for what is invisible in a text in the form in which texts are compared. */
    private static final char UNSEEN = '\u200b';

    private static final Pattern BETWEEN = Pattern.compile("[[^\\p{L}\\p{N}\\p{Mc}]\\u115f\\u1160]+");

    /** With fewer letters, words that are run together are often another word. */
    private static final int FEWEST_RUN_TOGETHER = 8;

    private static final Pattern UNSPACED = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");
    private static final Pattern ENDS = Pattern.compile("^[ " + UNSEEN + "]+|[ " + UNSEEN + "]+$");
    private static final String GAP = "[ " + UNSEEN + "]";
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
        int[] letters = wanted.codePoints().toArray();
        int last = letters.length - 1;
        boolean together = wanted.codePoints().filter(letter -> letter != ' ').count() >= FEWEST_RUN_TOGETHER;
        StringBuilder words = new StringBuilder();
        for (int i = 0; i <= last; i++) {
            boolean parted = i < last && isGap(letters[i + 1]);
            if (!isGap(letters[i])) {
                words.append(Pattern.quote(Character.toString(letters[i])))
                        .append(parted || i == last ? "" : UNSEEN + "?");
            } else if (together || letters[i] == UNSEEN || (isUnspaced(letters[i - 1]) && isUnspaced(letters[i + 1]))) {
                words.append(GAP).append('?');
            } else {
                words.append(GAP);
            }
        }
        String before = isUnspaced(letters[0]) ? "" : "(?<!" + LETTER + ")" + particles(letters[0]);
        String after = isUnspaced(letters[last]) ? "" : "(?!" + LETTER + ")";
        return Pattern.compile(before + words + after);
    }

    private static boolean isGap(int letter) {
        return letter == ' ' || letter == UNSEEN;
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

    /**
     * Compatibility forms are one, letters of one folded case, words with one space between them, and of what is
     * invisible one mark where nothing else parts the letters; neither at the ends.
     */
    private static String normal(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        // To upper case first: of one letter there may be two in lower case, and one may become two.
        String folded = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        String parted = BETWEEN.matcher(Normalizer.normalize(folded, Normalizer.Form.NFC))
                .replaceAll(between -> INVISIBLE.matcher(between.group()).matches() ? String.valueOf(UNSEEN) : " ");
        return ENDS.matcher(parted).replaceAll("");
    }
}
