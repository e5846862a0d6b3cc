package org.plumbline.claims.quantity.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a text into tokens in one pass. */
final class Tokenizer {

    /** Longer "words" are not normalised: normalising takes more than linear time on piles of accents. */
    private static final int MAX_WORD = 40;

    private static final int MAX_GROUP_DIGITS = 3;
    private static final Set<String> ABBREVIATIONS =
            Set.of("mr", "mrs", "ms", "dr", "st", "gen", "sen", "rep", "lt", "col", "no", "nos", "sra", "mme", "vs");
    private static final String ARABIC_PREFIXES = "وبلفك";

    private final String text;
    private final Language language;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int sentence;
    private boolean spaced = true;
    private boolean opening = true;
    private boolean ended;

    private Tokenizer(String text, Language language) {
        this.text = text;
        this.language = language;
    }

    static List<Token> tokens(String text, Language language) {
        return new Tokenizer(text, language).run();
    }

    /** A word as the tables spell it: lower case, no accents, no Arabic vowel signs, one kind of alef. */
    static String normalized(String word) {
        if (word.length() > MAX_WORD) {
            return "";
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 0x80)) {
            return lower;
        }
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(lower, Normalizer.Form.NFKD).codePoints().forEach(c -> {
            if (Character.getType(c) != Character.NON_SPACING_MARK && c != 0x0640) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    private List<Token> run() {
        while (position < text.length()) {
            int point = text.codePointAt(position);
            if (isBlank(point)) {
                blank(point);
            } else if (isDigit(point)) {
                number();
            } else if (isWordPart(point)) {
                word();
            } else {
                sign(point);
            }
        }
        return tokens;
    }

    private void blank(int point) {
        if (point == '\n' && nextLineIsEmpty()) {
            ended = true;
        }
        if (Character.getType(point) != Character.FORMAT) {
            spaced = true;
        }
        position += Character.charCount(point);
    }

    private boolean nextLineIsEmpty() {
        int next = position + 1;
        if (next < text.length() && text.charAt(next) == '\r') {
            next++;
        }
        return next < text.length() && text.charAt(next) == '\n';
    }

    private void number() {
        int start = position;
        int group = digitsFrom(position);
        int end = position + group;
        while (end + 1 < text.length() && isDigit(text.charAt(end + 1))) {
            char separator = text.charAt(end);
            int next = digitsFrom(end + 1);
            if (!DigitReader.isSeparator(separator) && !isGroupingSpace(separator, group, next)) {
                break;
            }
            end += 1 + next;
            group = next;
        }
        position = end;
        add(start, end, Token.Kind.NUMBER, DigitReader.western(text, start, end));
    }

    private boolean isGroupingSpace(char separator, int group, int next) {
        boolean space = separator == '\u00a0'
                || separator == '\u202f'
                || separator == '\u2009'
                || (separator == ' ' && language.groupsBySpace());
        return space && group <= MAX_GROUP_DIGITS && next == MAX_GROUP_DIGITS;
    }

    private int digitsFrom(int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end - from;
    }

    private void word() {
        int start = position;
        int end = position;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (isDigit(point) && isArabicPrefix(start, end)) {
                break;
            }
            if (!isWordPart(point) && !isDigit(point)) {
                break;
            }
            end += Character.charCount(point);
        }
        position = end;
        add(start, end, Token.Kind.WORD, end - start > MAX_WORD ? "" : normalized(text.substring(start, end)));
    }

    /** A preposition that is written onto the digits, with or without a lengthening stroke. */
    private boolean isArabicPrefix(int start, int end) {
        return end > start
                && ARABIC_PREFIXES.indexOf(text.charAt(start)) >= 0
                && (end == start + 1 || (end == start + 2 && text.charAt(start + 1) == '\u0640'));
    }

    private void sign(int point) {
        int start = position;
        position += Character.charCount(point);
        boolean closes = position >= text.length() || !Character.isLetterOrDigit(text.codePointAt(position));
        boolean ends = (point == '!' || point == '?' || point == '؟' || point == '…')
                || (point == '.' && closes && !isAfterAbbreviation());
        add(start, position, Token.Kind.SIGN, text.substring(start, position));
        ended |= ends;
    }

    private boolean isAfterAbbreviation() {
        if (tokens.isEmpty() || spaced) {
            return false;
        }
        Token last = tokens.getLast();
        return last.isWord() && (ABBREVIATIONS.contains(last.norm()) || isLoneCapital(last));
    }

    /** The S of "U.S." or the J of "J. Smith". */
    private static boolean isLoneCapital(Token token) {
        return token.capital() && token.end() - token.start() == 1;
    }

    private void add(int start, int end, Token.Kind kind, String norm) {
        boolean quote = kind == Token.Kind.SIGN;
        if (ended && (!quote || spaced)) {
            sentence++;
            opening = true;
            ended = false;
        }
        tokens.add(new Token(
                start,
                end,
                kind,
                norm,
                spaced,
                sentence,
                opening && !quote,
                Character.isUpperCase(text.codePointAt(start))));
        if (!quote) {
            opening = false;
        }
        spaced = false;
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.CONTROL;
    }

    private static boolean isWordPart(int point) {
        return Character.isLetter(point) || Character.getType(point) == Character.NON_SPACING_MARK;
    }

    private static boolean isDigit(int point) {
        return DigitReader.digit(point) >= 0;
    }
}
