package org.plumbline.claims.claim;

import com.ibm.icu.text.Normalizer2;

import org.plumbline.kit.hash.Sha256;

/**
 * A claim's words without what does not change their meaning, so that two people who send in the same are found to.
 *
 * <p>Rather one claim too many than two claims taken for one: what belongs to a number (33,000 and 33.000, 1.5, -5, 5%)
 * stays as it is written, and so do symbols.
 */
public record NormalisedText(String text) {

    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();

    /** Compatible forms and letter case made alike, digits of all scripts alike, punctuation and blanks one space. */
    public static NormalisedText of(String text) {
        int[] folded = FOLDED.normalize(text).codePoints().toArray();
        StringBuilder words = new StringBuilder(folded.length);
        boolean space = false;
        for (int i = 0; i < folded.length; i++) {
            if (separates(folded[i]) && !belongsToNumber(folded, i)) {
                space = true;
                continue;
            }
            if (space && !words.isEmpty()) {
                words.append(' ');
            }
            space = false;
            int digit = Character.digit(folded[i], 10);
            words.appendCodePoint(digit < 0 ? folded[i] : '0' + digit);
        }
        return new NormalisedText(words.toString());
    }

    /** What claims are compared by: the digest of the words, 64 hexadecimal digits. */
    public String sha256() {
        return Sha256.hex(text);
    }

    private static boolean separates(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** The point in 1.5, the dash in 20-25, the minus of -5, the sign in 5%; a blank never. */
    private static boolean belongsToNumber(int[] text, int at) {
        int codePoint = text[at];
        if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
            return false;
        }
        boolean after = at > 0 && Character.isDigit(text[at - 1]);
        boolean before = at + 1 < text.length && Character.isDigit(text[at + 1]);
        if (after && (before || codePoint == '%' || codePoint == '‰' || codePoint == '٪')) {
            return true;
        }
        boolean begins = at == 0 || Character.isWhitespace(text[at - 1]);
        return begins && before && Character.getType(codePoint) == Character.DASH_PUNCTUATION;
    }
}
