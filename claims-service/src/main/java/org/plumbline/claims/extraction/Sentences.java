package org.plumbline.claims.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/**
 * Splits a text into sentences.
 *
 * <p>Unicode's rules (UAX 29, by ICU) propose the breaks; words of the language then take back those after an
 * abbreviation, an initial or a number of a list, and those between a quotation and the words that say whose it is.
 */
public final class Sentences {

    private static final String CLOSING = "\"'\u201D\u2019\u00BB)]\u203A";
    private static final String OPENING = "\"'\u201C\u2018\u00AB([\u201E\u2039";
    private static final int LONGEST_TAG = 8;

    private Sentences() {}

    /**
     * The sentences of a text, in order, without the white space between them.
     *
     * @param language a BCP 47 tag; for a language without a word list Unicode's rules stand alone
     */
    public static List<Sentence> split(String text, String language) {
        Lexicon lexicon = Lexicon.of(language);
        List<Sentence> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(ULocale.forLanguageTag(language));
        int begin = 0;
        while (begin < text.length()) {
            int end = endOfParagraph(text, begin);
            splitParagraph(text, begin, end, breaks, lexicon, sentences);
            begin = end + 1;
        }
        return sentences;
    }

    /** Whether the sentence is whole: it begins like one, ends like one, and says more than a label does. */
    static boolean isWhole(String sentence) {
        int from = 0;
        while (from < sentence.length() && isMark(sentence.charAt(from))) {
            from++;
        }
        int to = sentence.length();
        while (to > from && CLOSING.indexOf(sentence.charAt(to - 1)) >= 0) {
            to--;
        }
        if (from >= to || Character.isLowerCase(sentence.codePointAt(from))) {
            return false;
        }
        boolean ended = ".!?\u2026\u061F\u06D4".indexOf(sentence.charAt(to - 1)) >= 0;
        List<Token> words = Token.of(sentence);
        return ended && words.size() >= 4 && words.stream().anyMatch(word -> isPlainWord(word));
    }

    private static boolean isMark(char mark) {
        return OPENING.indexOf(mark) >= 0
                || Character.isWhitespace(mark)
                || "\u2014\u2013-\u00BF\u00A1\u2022".indexOf(mark) >= 0;
    }

    private static boolean isPlainWord(Token word) {
        int first = word.text().codePointAt(0);
        return Character.isLowerCase(first) || (Character.isLetter(first) && !Character.isUpperCase(first));
    }

    /** A line ends a paragraph, unless it was wrapped: then the next one goes on in lower case. */
    private static int endOfParagraph(String text, int begin) {
        int end = text.indexOf('\n', begin);
        while (end >= 0 && isWrapped(text, begin, end)) {
            end = text.indexOf('\n', end + 1);
        }
        return end < 0 ? text.length() : end;
    }

    private static boolean isWrapped(String text, int begin, int end) {
        int last = end - 1;
        if (last >= begin && text.charAt(last) == '\r') {
            last--;
        }
        return last >= begin
                && end + 1 < text.length()
                && Character.isLowerCase(text.codePointAt(end + 1))
                && (Character.isLetterOrDigit(text.charAt(last)) || text.charAt(last) == ',');
    }

    private static void splitParagraph(
            String text, int begin, int end, BreakIterator breaks, Lexicon lexicon, List<Sentence> sentences) {
        breaks.setText(text.substring(begin, end).replace('\n', ' ').replace('\r', ' '));
        int from = begin;
        int previous = begin;
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            int at = pastGuillemet(text, begin + next, end);
            if (at == end || !goesOn(text, previous, at, end, lexicon)) {
                add(text, from, at, sentences);
                from = at;
            }
            previous = at;
        }
    }

    /** French puts a space before the closing mark, which Unicode's rules then take for the next sentence's. */
    private static int pastGuillemet(String text, int at, int end) {
        int next = at;
        while (next < end && isSpace(text.charAt(next))) {
            next++;
        }
        return next < end && text.charAt(next) == '\u00BB' ? next + 1 : at;
    }

    private static void add(String text, int from, int to, List<Sentence> sentences) {
        int start = from;
        int end = to;
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            sentences.add(new Sentence(start, end, text.substring(start, end)));
        }
    }

    private static boolean isSpace(char unit) {
        return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == '\uFEFF' || unit == '\u200B';
    }

    /** Whether what is proposed as a sentence's end, at {@code at}, is none. */
    private static boolean goesOn(String text, int from, int at, int end, Lexicon lexicon) {
        int next = at;
        while (next < end && isSpace(text.charAt(next))) {
            next++;
        }
        if (next == end) {
            return false;
        }
        if (Character.isLowerCase(text.codePointAt(next))) {
            return true;
        }
        int last = at;
        while (last > from && isSpace(text.charAt(last - 1))) {
            last--;
        }
        if (last == from) {
            return false;
        }
        if (CLOSING.indexOf(text.charAt(last - 1)) >= 0) {
            return isTag(text, next, end, lexicon);
        }
        return text.charAt(last - 1) == '.' && isAbbreviated(text, from, last - 1, next, end, lexicon);
    }

    /** Whether what follows a closed quotation only says whose it is: {@code Ms Roe said.} */
    private static boolean isTag(String text, int from, int end, Lexicon lexicon) {
        int stop = from;
        int limit = Math.min(end, from + 80);
        while (stop < limit && ".!?\u201C\"".indexOf(text.charAt(stop)) < 0) {
            stop++;
        }
        if (stop < limit && text.charAt(stop) == '.' && stop + 1 < end && !isSpace(text.charAt(stop + 1))) {
            return false;
        }
        List<Token> words = Token.of(text.substring(from, stop));
        if (words.size() < 2 || words.size() > LONGEST_TAG) {
            return false;
        }
        return words.stream().skip(1).limit(5).anyMatch(word -> lexicon.has("reporting", word.lower()))
                && words.stream().noneMatch(word -> word.lower().equals("that"))
                && lexicon.has("reporting", words.getLast().lower());
    }

    private static boolean isAbbreviated(String text, int from, int stop, int next, int end, Lexicon lexicon) {
        int start = stop;
        while (start > from && !isSpace(text.charAt(start - 1)) && OPENING.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        String word = text.substring(start, stop);
        if (word.isEmpty()) {
            return false;
        }
        boolean first = text.substring(from, start).isBlank();
        if (first && word.codePoints().allMatch(Character::isDigit)) {
            return word.length() <= 2;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        boolean initials = isInitials(word);
        if (!initials && !lexicon.has("abbreviation", lower)) {
            return false;
        }
        // "in the U.S. The": an abbreviation may end a sentence too, when a word follows that often begins one.
        boolean title = !lower.contains(".") && !initials;
        List<Token> following = Token.of(text.substring(next, Math.min(end, next + 40)));
        boolean begins = !following.isEmpty()
                && lexicon.has("starter", following.getFirst().lower());
        return title ? !begins || isTitle(lower) : !begins;
    }

    private static boolean isTitle(String lower) {
        return switch (lower) {
            case "mr", "mrs", "ms", "dr", "prof", "gen", "sen", "rep", "gov", "sr", "sra", "mme", "m" -> true;
            default -> false;
        };
    }

    /** {@code J}, {@code U.S}, {@code J.R.R}: single letters with stops between them. */
    private static boolean isInitials(String word) {
        for (int at = 0; at < word.length(); at++) {
            char unit = word.charAt(at);
            if (at % 2 == 0 ? !Character.isUpperCase(unit) : unit != '.') {
                return false;
            }
        }
        return word.length() % 2 == 1 && !word.equals("I");
    }
}
