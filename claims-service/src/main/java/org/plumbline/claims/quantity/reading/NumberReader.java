package org.plumbline.claims.quantity.reading;

import java.math.BigDecimal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.reading.Lexicon.NumberWord;
import org.plumbline.claims.quantity.reading.Lexicon.Section;
import org.plumbline.claims.quantity.reading.NumberReading.Form;
import org.plumbline.claims.quantity.reading.Tokens.Match;

/** Reads the number that begins at a token, in digits or in words, in one pass to its end. */
final class NumberReader {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal LARGEST_PLURAL = new BigDecimal("1e12");

    private final Tokens tokens;
    private final DigitReader digits;
    private final FractionReader fractions;

    NumberReader(Tokens tokens, Locale locale) {
        this.tokens = tokens;
        this.fractions = new FractionReader(tokens);
        this.digits = new DigitReader(locale);
    }

    @Nullable
    NumberReading at(int index) {
        Token token = tokens.at(index);
        if (token.isNumber()) {
            return inDigits(index, token);
        }
        if (!token.isWord()) {
            return null;
        }
        NumberReading fraction = fractions.at(index);
        NumberReading plural = fraction == null ? plural(index) : fraction;
        return plural == null ? inWords(index) : plural;
    }

    /**
     * "Hundreds of thousands", "tens of millions". A plural says two or more: two of the first, times one of the others,
     * is the least that the words allow, and no more is read into them.
     */
    private @Nullable NumberReading plural(int index) {
        if (tokens.is(Section.DUAL, index)) {
            return new NumberReading(index, index, TWO, TWO, 1, Form.DUAL, false);
        }
        Match first = tokens.starting(Section.PLURAL, index);
        if (first == null) {
            return null;
        }
        BigDecimal least = TWO.multiply(new BigDecimal(first.key()));
        int to = first.to();
        Match next = nextPlural(to);
        while (next != null && least.compareTo(LARGEST_PLURAL) < 0) {
            least = least.multiply(new BigDecimal(next.key()));
            to = next.to();
            next = nextPlural(to);
        }
        return new NumberReading(index, to, least, least, 1, Form.PLURAL, false);
    }

    private @Nullable Match nextPlural(int index) {
        Match of = tokens.starting(Section.OF, index);
        int next = of == null ? index : of.to();
        Match plural = tokens.together(index - 1, next) ? tokens.starting(Section.PLURAL, next) : null;
        boolean joined = of != null || tokens.is(Section.OF, index - 1) || tokens.language() == Language.ARABIC;
        return joined ? plural : null;
    }

    private NumberReading inDigits(int index, Token token) {
        BigDecimal value = digits.read(token.norm());
        if (value == null) {
            return new NumberReading(index, index + 1, BigDecimal.ZERO, BigDecimal.ZERO, 1, Form.UNREADABLE, false);
        }
        int meant = DigitReader.significant(value);
        Token next = tokens.at(index + 1);
        if (next.isWord() && !next.spaced()) {
            return withEnding(index, value, meant, next);
        }
        String suffix = tokens.lexicon().find(Section.SUFFIX, next.norm());
        if (suffix != null && next.norm().length() > 1 && tokens.together(index, index + 1)) {
            return scaled(index, index + 2, value, suffix, meant);
        }
        NumberWords words = new NumberWords(tokens, value);
        int to = words.read(index + 1);
        return new NumberReading(index, to, words.value(), value, meant, Form.DIGITS, false);
    }

    /** 33k, 5bn; but 5km is a unit, and 7th or 5G no number at all. */
    private NumberReading withEnding(int index, BigDecimal value, int meant, Token ending) {
        String suffix = tokens.lexicon().find(Section.SUFFIX, ending.norm());
        if (suffix != null && (!ending.is("m") || isMillion(index))) {
            return scaled(index, index + 2, value, suffix, meant);
        }
        if (tokens.is(Section.UNIT, index + 1)) {
            return new NumberReading(index, index + 1, value, value, meant, Form.DIGITS, false);
        }
        NumberWord word = tokens.lexicon().number(ending.norm());
        if (word != null && word.kind() == Section.SCALE) {
            return scaled(index, index + 2, value, word.value().toPlainString(), meant);
        }
        boolean decade = ending.is("s") && tokens.language() == Language.ENGLISH;
        return new NumberReading(index, decade ? index + 1 : index + 2, value, value, meant, Form.NAME, false);
    }

    /** "$5m" and "5m people" are millions, "5m tall" is not. */
    private boolean isMillion(int index) {
        return tokens.is(Section.CURRENCY, index - 1)
                || tokens.is(Section.PERSON, index + 2)
                || tokens.is(Section.CURRENCY, index + 2)
                || tokens.at(index + 2).capital()
                || tokens.starting(Section.MEASURE, index + 2) != null;
    }

    private static NumberReading scaled(int from, int to, BigDecimal value, String scale, int meant) {
        return new NumberReading(from, to, value.multiply(new BigDecimal(scale)), value, meant, Form.DIGITS, false);
    }

    private @Nullable NumberReading inWords(int index) {
        int start = index;
        BigDecimal half = null;
        if (tokens.is(Section.HALF, start)) {
            half = half(start);
        } else if (tokens.is(Section.ARTICLE, start)) {
            if (tokens.is(Section.HALF, start + 1)) {
                half = half(start + 1);
            } else if (!startsGroup(start + 1)) {
                return lone(start);
            } else {
                start++;
            }
        }
        if (half != null) {
            int to = start + (tokens.is(Section.HALF, start) ? 1 : 2);
            to += tokens.is(Section.ARTICLE, to) || tokens.at(to).isHyphen() ? 2 : 1;
            BigDecimal value = half.divide(TWO);
            return new NumberReading(index, to, value, value, DigitReader.significant(value), Form.WORDS, false);
        }
        if (startsGroup(start) && start == index && !mayStandBare(start)) {
            return null;
        }
        return words(index, start);
    }

    private @Nullable NumberReading words(int index, int start) {
        NumberWord first = tokens.lexicon().number(tokens.norm(start));
        if (first != null && first.kind() == Section.ROUND) {
            return new NumberReading(
                    index,
                    start + 1,
                    first.value(),
                    first.value(),
                    DigitReader.significant(first.value()),
                    Form.WORDS,
                    true);
        }
        NumberWords words = new NumberWords(tokens, null);
        int to = words.read(start);
        if (to == start) {
            return null;
        }
        BigDecimal value = words.value().stripTrailingZeros();
        return new NumberReading(index, to, value, value, DigitReader.significant(value), Form.WORDS, false);
    }

    /** "un" alone may be the number one. */
    private @Nullable NumberReading lone(int index) {
        return tokens.lexicon().number(tokens.norm(index)) == null ? null : words(index, index);
    }

    private @Nullable BigDecimal half(int index) {
        int next = index + 1;
        if (tokens.is(Section.ARTICLE, next) || tokens.at(next).isHyphen()) {
            next++;
        }
        NumberWord word = tokens.together(index, next) ? tokens.lexicon().number(tokens.norm(next)) : null;
        return word != null && (word.kind() == Section.SCALE || word.kind() == Section.DOZEN) ? word.value() : null;
    }

    private boolean startsGroup(int index) {
        NumberWord word = tokens.lexicon().number(tokens.norm(index));
        return word != null
                && (word.kind() == Section.SCALE
                        || word.kind() == Section.HUNDRED
                        || word.kind() == Section.DOZEN
                        || word.kind() == Section.ROUND);
    }

    /** "mille", "mil" and "cent" are numbers; "million" needs one before it, except in Arabic, which has no article. */
    private boolean mayStandBare(int index) {
        return switch (tokens.language()) {
            case ENGLISH -> false;
            case FRENCH ->
                tokens.norm(index).equals("mille") || tokens.norm(index).equals("cent");
            case SPANISH -> tokens.norm(index).equals("mil");
            case ARABIC ->
                // not the plurals, and not "ألفا", which is "two thousand" as often as "a thousand"
                tokens.norm(index).equals("الف")
                        || tokens.norm(index).equals("مليون")
                        || tokens.norm(index).equals("مليار");
        };
    }
}
