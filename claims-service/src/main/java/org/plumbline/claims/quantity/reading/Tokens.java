package org.plumbline.claims.quantity.reading;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The tokens of a text, looked at one by one; each look is counted, so that tests can tell linear from worse. */
final class Tokens {

    private final String text;
    private final Language language;
    private final Lexicon lexicon;
    private final List<Token> tokens;
    private long steps;

    Tokens(String text, Language language) {
        this.text = text;
        this.language = language;
        this.lexicon = Lexicon.of(language);
        this.tokens = Tokenizer.tokens(text, language);
        this.steps = text.length();
    }

    /** An entry of a table found in the text, from one token to another, exclusive. */
    record Match(int from, int to, String key) {}

    int size() {
        return tokens.size();
    }

    long steps() {
        return steps;
    }

    Language language() {
        return language;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    Token at(int index) {
        steps++;
        return index < 0 || index >= tokens.size() ? Token.NONE : tokens.get(index);
    }

    String norm(int index) {
        return at(index).norm();
    }

    boolean is(Lexicon.Section section, int index) {
        return lexicon.has(section, norm(index));
    }

    /** Whether both stand in one sentence of the text. */
    boolean together(int one, int other) {
        int sentence = at(one).sentence();
        return sentence >= 0 && sentence == at(other).sentence();
    }

    /** The longest entry that begins here. */
    @Nullable
    Match starting(Lexicon.Section section, int from) {
        for (int length = longestFrom(section, norm(from)); length > 0; length--) {
            String key = find(section, from, from + length);
            if (key != null) {
                return new Match(from, from + length, key);
            }
        }
        return null;
    }

    /** The longest entry that ends here, exclusive. */
    @Nullable
    Match ending(Lexicon.Section section, int to) {
        // An entry of one Arabic word may stand behind a prefix, which the table of last words does not know.
        int longest = Math.max(lexicon.longestTo(section, norm(to - 1)), language == Language.ARABIC ? 1 : 0);
        for (int length = longest; length > 0; length--) {
            String key = find(section, to - length, to);
            if (key != null) {
                return new Match(to - length, to, key);
            }
        }
        return null;
    }

    private int longestFrom(Lexicon.Section section, String word) {
        int longest = lexicon.longestFrom(section, word);
        return isPrefixed(word) ? Math.max(longest, lexicon.longestFrom(section, word.substring(1))) : longest;
    }

    /** "and", "with", "for" and "so" are written onto the word that follows. */
    private boolean isPrefixed(CharSequence words) {
        return language == Language.ARABIC && words.length() > 2 && "وبلف".indexOf(words.charAt(0)) >= 0;
    }

    /** The words from one token to another, exclusive, as they stand in the text. */
    String words(int from, int to) {
        return text.substring(at(from).start(), at(to - 1).end());
    }

    private @Nullable String find(Lexicon.Section section, int from, int to) {
        if (from < 0 || to > tokens.size() || !together(from, to - 1)) {
            return null;
        }
        StringBuilder phrase = new StringBuilder();
        for (int i = from; i < to; i++) {
            String norm = norm(i);
            if (norm.isEmpty()) {
                return null;
            }
            phrase.append(i == from ? "" : " ").append(norm);
        }
        String key = lexicon.find(section, phrase.toString());
        return key == null && isPrefixed(phrase) ? lexicon.find(section, phrase.substring(1)) : key;
    }

    static String lower(String words) {
        return words.toLowerCase(Locale.ROOT);
    }
}
