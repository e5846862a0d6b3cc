package org.plumbline.claims.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Finds what a text quotes, and whom. */
public final class Quotes {

    /** How far a quotation may reach; an opening mark without a closing one within it is not one. */
    private static final int LONGEST = 4000;

    /** How many words away from a quotation's marks its speaker may be named. */
    private static final int REACH = 14;

    private static final Set<String> PRONOUNS =
            Set.of("he", "she", "they", "it", "il", "elle", "ils", "elles", "él", "ella", "ellos", "who");

    /** Stand before the verb of saying without being its subject. */
    private static final Set<String> AUXILIARIES = Set.of("a", "ont", "ha", "han", "has", "have", "had");

    /**
     * A quotation.
     *
     * @param start where its opening mark stands, in UTF-16 units
     * @param end after its closing mark
     * @param text what is quoted, without the marks
     * @param speaker who is quoted, in the text's words; null if it does not say
     * @param carried whether the speaker is that of the quotation before, as this one follows it without another name
     */
    public record Quote(
            int start, int end, String text, @Nullable String speaker, boolean carried) {}

    private Quotes() {}

    /** The quotations of a text, in order. */
    public static List<Quote> find(String text, String language) {
        Lexicon lexicon = Lexicon.of(language);
        List<Quote> quotes = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char close = closing(text, at);
            int end = close == 0 ? -1 : endOf(text, at, close);
            if (end < 0) {
                at++;
                continue;
            }
            String said = text.substring(at + 1, end);
            int after = end + 1;
            String speaker = speaker(text, at, after, lexicon);
            boolean carried = false;
            if (speaker == null && !quotes.isEmpty() && followsOn(text, quotes.getLast(), at, lexicon)) {
                speaker = quotes.getLast().speaker();
                carried = speaker != null;
            }
            quotes.add(new Quote(at, after, said, speaker, carried));
            at = after;
        }
        return quotes;
    }

    /** How much of a span lies within quotations, 0 to 1. */
    static double share(List<Quote> quotes, int start, int end) {
        int quoted = 0;
        for (Quote quote : quotes) {
            quoted += Math.max(0, Math.min(end, quote.end()) - Math.max(start, quote.start()));
        }
        return end == start ? 0 : (double) quoted / (end - start);
    }

    private static char closing(String text, int at) {
        boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        return switch (text.charAt(at)) {
            case '\u201C' -> '\u201D';
            case '\u00AB' -> '\u00BB';
            case '\u201E' -> '\u201C';
            case '"' -> begins ? '"' : 0;
            default -> 0;
        };
    }

    /** A quotation may run over paragraphs: each opens it anew, and only the last closes it. */
    private static int endOf(String text, int open, char close) {
        int limit = Math.min(text.length(), open + LONGEST);
        for (int at = open + 1; at < limit; at++) {
            char unit = text.charAt(at);
            if (unit == close) {
                return at;
            }
            if (unit == '\n') {
                int next = at + 1;
                while (next < limit && Character.isWhitespace(text.charAt(next))) {
                    next++;
                }
                boolean reopened = next < limit && text.charAt(next) == text.charAt(open);
                if (!reopened || close == '"') {
                    return reopened ? at : -1;
                }
                at = next;
            }
        }
        return -1;
    }

    private static @Nullable String speaker(String text, int start, int end, Lexicon lexicon) {
        String after = clauseAfter(text, end);
        String named = named(after, lexicon, true);
        if (named == null) {
            named = named(clauseBefore(text, start), lexicon, false);
        }
        return named;
    }

    /** The words after a quotation up to the end of its sentence; none if the quotation ended the sentence itself. */
    private static String clauseAfter(String text, int end) {
        char last = text.charAt(end - 2);
        int at = end;
        boolean ended = last == '.' || last == '!' || last == '?' || last == '\u061F';
        int stop = at;
        int limit = Math.min(text.length(), at + 200);
        while (stop < limit && "\n\u201C\"\u00AB;".indexOf(text.charAt(stop)) < 0 && !isStop(text, stop)) {
            stop++;
        }
        String clause = text.substring(at, stop);
        if (ended && last == '.') {
            return "";
        }
        return clause;
    }

    private static boolean isStop(String text, int at) {
        return text.charAt(at) == '.'
                && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)))
                && at >= 3
                && Character.isLetter(text.charAt(at - 2))
                && Character.isLetter(text.charAt(at - 3));
    }

    private static String clauseBefore(String text, int start) {
        int from = start;
        int limit = Math.max(0, start - 200);
        while (from > limit && text.charAt(from - 1) != '\n' && !isStop(text, from - 1)) {
            from--;
        }
        return text.substring(from, start);
    }

    /** Who stands beside the verb of saying in a clause. */
    private static @Nullable String named(String clause, Lexicon lexicon, boolean after) {
        List<Token> words = Token.of(clause);
        int verb = -1;
        for (int at = 0; at < words.size(); at++) {
            // After a quotation the nearest verb counts, before one the last.
            if (lexicon.has("reporting", words.get(at).lower()) && (verb < 0 || !after)) {
                verb = at;
            }
        }
        if (verb < 0 || (after ? verb : words.size() - verb) > REACH) {
            return null;
        }
        boolean subjectFollows =
                words.subList(0, verb).stream().allMatch(word -> after && AUXILIARIES.contains(word.lower()));
        if (subjectFollows || lexicon.language().equals("ar")) {
            return phrase(clause, words.subList(verb + 1, words.size()), lexicon);
        }
        List<Token> before = words.subList(0, verb);
        int comma = clause.lastIndexOf(',', before.getLast().start());
        List<Token> near = after || comma < 0
                ? before
                : before.stream().filter(word -> word.start() > comma).toList();
        return phrase(clause, near.isEmpty() ? before : near, lexicon);
    }

    private static @Nullable String phrase(String clause, List<Token> words, Lexicon lexicon) {
        if (words.isEmpty()) {
            return null;
        }
        int first = isConjunction(words.getFirst().lower()) && words.size() > 1 ? 1 : 0;
        int start = words.get(first).start();
        int end = start;
        for (Token word : words.subList(first, Math.min(words.size(), first + 8))) {
            String between = clause.substring(end, word.start());
            boolean ends = between.indexOf(',') >= 0 || lexicon.has("reporting", word.lower()) || isBound(word.lower());
            if (ends && end > start) {
                break;
            }
            end = word.end();
        }
        String phrase = clause.substring(start, end);
        return phrase.isBlank() ? null : phrase;
    }

    /** Opens the clause that names the speaker, and is no part of the name. */
    private static boolean isConjunction(String word) {
        return switch (word) {
            case "while",
                    "although",
                    "though",
                    "but",
                    "and",
                    "as",
                    "when",
                    "mais",
                    "et",
                    "tandis",
                    "pero",
                    "y",
                    "mientras" -> true;
            default -> false;
        };
    }

    private static boolean isBound(String word) {
        return switch (word) {
            case "that",
                    "on",
                    "in",
                    "when",
                    "after",
                    "during",
                    "while",
                    "as",
                    "que",
                    "en",
                    "à",
                    "lors",
                    "في",
                    "إن",
                    "أن",
                    "has" -> true;
            default -> false;
        };
    }

    private static boolean followsOn(String text, Quote before, int start, Lexicon lexicon) {
        String between = text.substring(before.end(), start);
        if (between.length() > 200) {
            return false;
        }
        List<Token> words = Token.of(between);
        String speaker = before.speaker();
        if (speaker == null) {
            return false;
        }
        // Nothing stands between but the words that named the speaker, or a pronoun that means them.
        List<String> known = Token.of(speaker).stream().map(Token::lower).toList();
        return words.stream()
                .map(Token::lower)
                .allMatch(word -> known.contains(word) || PRONOUNS.contains(word) || lexicon.has("reporting", word));
    }
}
