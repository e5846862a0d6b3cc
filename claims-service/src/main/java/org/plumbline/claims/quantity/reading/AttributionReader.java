package org.plumbline.claims.quantity.reading;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.reading.Lexicon.Section;
import org.plumbline.claims.quantity.reading.Tokens.Match;

/** Finds whose figures a sentence gives: "according to the ministry", "the ministry said". */
final class AttributionReader {

    private static final int MAX_WORDS = 8;
    private static final int MAX_WORD = 40;

    private final Tokens tokens;
    private final Numbers numbers;

    AttributionReader(Tokens tokens, Numbers numbers) {
        this.tokens = tokens;
        this.numbers = numbers;
    }

    List<Named> read() {
        List<Named> sources = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Match according = tokens.starting(Section.ACCORDING, i);
            Named source = according == null ? said(i) : withoutPrefix(behind(according.to()));
            if (source != null) {
                sources.add(source);
            }
        }
        return sources;
    }

    /** Arabic writes the "to" of "according to" onto the name. */
    private @Nullable Named withoutPrefix(@Nullable Named source) {
        boolean prefixed = source != null
                && tokens.language() == Language.ARABIC
                && source.words().startsWith("ل");
        return source != null && prefixed
                ? new Named(source.at(), source.words().substring(1))
                : source;
    }

    private @Nullable Named said(int verb) {
        if (!tokens.is(Section.SAID, verb)) {
            return null;
        }
        // Arabic puts the verb first; so do "…, said a source" and "…, a annoncé le ministère"
        boolean inverted = tokens.language() == Language.ARABIC
                || isSign(verb - 1)
                || tokens.at(verb).first()
                || (isHaving(verb - 1) && isSign(verb - 2));
        return inverted ? behind(verb + 1) : ahead(isHaving(verb - 1) ? verb - 1 : verb);
    }

    private boolean isHaving(int index) {
        String norm = tokens.norm(index);
        return norm.equals("a") || norm.equals("ont") || norm.equals("ha") || norm.equals("has") || norm.equals("have");
    }

    private boolean isSign(int index) {
        return tokens.at(index).kind() == Token.Kind.SIGN;
    }

    private @Nullable Named behind(int from) {
        int start = isArticle(from) ? from + 1 : from;
        int to = start;
        while (to < start + MAX_WORDS && tokens.together(from - 1, to) && isPart(to)) {
            to++;
        }
        return to > start ? new Named(from, tokens.words(start, to)) : null;
    }

    private @Nullable Named ahead(int to) {
        int from = to;
        while (from > to - MAX_WORDS && tokens.together(from - 1, to) && isPart(from - 1)) {
            from--;
        }
        int opening = openingOf(from, to);
        if (opening < from) {
            return new Named(opening, tokens.words(isArticle(opening) ? opening + 1 : opening, to));
        }
        int start = isArticle(from) ? from + 1 : from;
        boolean pronoun = to - start == 1 && tokens.is(Section.STOP, start);
        boolean whole = from == 0 || !tokens.together(from - 1, to) || isSign(from - 1) || isArticle(from);
        return to > start && whole && !pronoun ? new Named(start, tokens.words(start, to)) : null;
    }

    /** "Sources close to the talks said": prepositions belong to the name when it opens its sentence. */
    private int openingOf(int from, int to) {
        int at = from;
        while (at > to - MAX_WORDS
                && tokens.together(at - 1, to)
                && (isPart(at - 1) || isPreposition(at - 1))
                && !tokens.is(Section.SAID, at - 1)) {
            at--;
        }
        boolean opens = tokens.at(at).first() && !tokens.is(Section.STOP, at) && !tokens.is(Section.PLACE, at);
        return opens && at < from ? at : from;
    }

    private boolean isPreposition(int index) {
        return switch (tokens.norm(index)) {
            case "to", "of", "in", "at", "for", "with", "from", "near" -> tokens.language() == Language.ENGLISH;
            case "en", "a", "para", "con" -> tokens.language() == Language.SPANISH;
            case "au", "aux", "pour", "dans" -> tokens.language() == Language.FRENCH;
            default -> false;
        };
    }

    private boolean isPart(int index) {
        Token token = tokens.at(index);
        boolean apostrophe = !token.spaced() && (token.is("'") || token.is("’"));
        return (apostrophe || (token.isWord() && token.end() - token.start() <= MAX_WORD))
                && numbers.startingAt(index) == null
                && !numbers.isDate(index)
                && !isStop(index);
    }

    /** Articles and the words for "of" may stand inside a name: "le ministère de la santé". */
    private boolean isStop(int index) {
        return tokens.is(Section.STOP, index) && !isArticle(index);
    }

    private boolean isArticle(int index) {
        return switch (tokens.norm(index)) {
            case "the", "a", "an", "le", "la", "les", "el", "los", "las", "un", "une" -> true;
            default -> false;
        };
    }
}
