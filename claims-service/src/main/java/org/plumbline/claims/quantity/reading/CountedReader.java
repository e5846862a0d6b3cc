package org.plumbline.claims.quantity.reading;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.reading.Lexicon.Section;
import org.plumbline.claims.quantity.reading.Tokens.Match;

/** Finds what a figure counts: the verb or noun before it, behind it, or behind those it counts. */
final class CountedReader {

    private static final String HOSTAGES = "hostages";
    private static final int MAX_NOUNS = 6;
    private static final int MAX_WORD = 40;
    private static final int MAX_LINKS = 4;
    private static final int VERB_REACH = 12;
    private static final int NEGATION_REACH = 2;
    private static final int STATE_REACH = 6;

    private final Tokens tokens;
    private final Numbers numbers;
    private int anchor;

    CountedReader(Tokens tokens, Numbers numbers) {
        this.tokens = tokens;
        this.numbers = numbers;
    }

    Counted read(Figure figure, boolean part) {
        anchor = figure.number();
        Match before = before(figure);
        int nouns = nounStart(figure.to());
        Match direct = tokens.starting(Section.MEASURE, nouns);
        if (direct != null && before != null && tokens.is(Section.PERSON, direct.to())) {
            direct = null; // "killed 14 displaced people"
        }
        if (direct == null && before != null) {
            String noun = noun(nouns, nounEnd(nouns, false));
            return counted(before, noun, isDenied(before.from()));
        }
        if (part && direct == null && tokens.is(Section.AUX, nouns)) {
            nouns++; // "of whom seven were children"
        }
        int end = isBarePlural(figure) ? nouns : nounEnd(nouns, true);
        String noun = noun(nouns, end);
        Match behind = direct == null ? behind(nouns, end) : direct;
        if (behind != null && behind.key().equals(HOSTAGES)) {
            Match verb = behind(nouns, behind.to());
            if (verb != null && !verb.key().equals(HOSTAGES)) {
                return new Counted(verb.key(), false, noun(behind.from(), behind.to()), false);
            }
        }
        if (behind != null) {
            String who = direct != null ? personBehind(direct) : noun;
            return counted(behind, who, false);
        }
        if (noun == null && figure.unit() == null && !isBarePlural(figure)) {
            return numberOf(figure);
        }
        return noun == null ? new Counted(null, false, null, false) : new Counted(noun, true, null, false);
    }

    /** "The number of pupils rose to 12,000" */
    private Counted numberOf(Figure figure) {
        for (int i = figure.from(); i > figure.from() - VERB_REACH && tokens.together(i - 1, figure.from()); i--) {
            Match number = tokens.ending(Section.NUMBER_OF, i);
            if (number != null) {
                int from = nounStart(number.to());
                Match measure = tokens.starting(Section.MEASURE, from);
                String noun = noun(from, nounEnd(from, true));
                return measure == null ? new Counted(noun, true, null, false) : counted(measure, null, false);
            }
            if (numbers.startingAt(i - 1) != null
                    || tokens.at(i - 1).is(",")
                    || tokens.at(i - 1).is(";")) {
                break;
            }
        }
        return new Counted(null, false, null, false);
    }

    /** "Thousands marched": without "of", what follows is a verb. */
    private boolean isBarePlural(Figure figure) {
        return tokens.language() != Language.ARABIC
                && tokens.ending(Section.PLURAL, figure.to()) != null
                && tokens.starting(Section.OF, figure.to()) == null
                && !tokens.is(Section.OF, figure.to() - 1);
    }

    private Counted counted(Match match, @Nullable String ofWhom, boolean negated) {
        String measure = match.key().equals(HOSTAGES) ? hostageState(match) : match.key();
        return new Counted(measure, false, ofWhom, negated);
    }

    /** Held and released hostages are two figures, not one. */
    private String hostageState(Match hostages) {
        for (int i = hostages.to(); i < hostages.to() + STATE_REACH && tokens.together(hostages.from(), i); i++) {
            Match state = tokens.starting(Section.STATE, i);
            if (state != null) {
                return state.key();
            }
            if (numbers.startingAt(i) != null) {
                break;
            }
        }
        for (int i = hostages.from() - 1;
                i > hostages.from() - STATE_REACH && tokens.together(hostages.from(), i);
                i--) {
            Match state = tokens.starting(Section.STATE, i);
            if (state != null) {
                return state.key();
            }
        }
        return HOSTAGES;
    }

    /** "killed more than 33,000", "a death toll of 33,000". */
    private @Nullable Match before(Figure figure) {
        int at = figure.from();
        if (tokens.norm(figure.to() - 1).equals("s")) {
            return beforeDecade(at);
        }
        for (int links = 0; links <= MAX_LINKS; links++) {
            Match measure = tokens.ending(Section.MEASURE, at);
            if (measure != null && tokens.together(measure.from(), figure.from())) {
                boolean count = measure.key().equals(HOSTAGES) || isCountedItself(measure);
                return count ? null : measure;
            }
            if (!tokens.is(Section.LINK, at - 1)) {
                return null;
            }
            at--;
        }
        return null;
    }

    /** "deaths were in the low 20s" */
    private @Nullable Match beforeDecade(int from) {
        for (int i = from; i > from - STATE_REACH && tokens.together(i - 1, from); i--) {
            Match measure = tokens.ending(Section.MEASURE, i);
            if (measure != null) {
                return measure;
            }
        }
        return null;
    }

    /** In "14 killed, the 20 ..." the verb is the first figure's. */
    private boolean isCountedItself(Match measure) {
        return tokens.at(measure.from() - 1).isNumber() && !numbers.isDate(measure.from() - 1);
    }

    /** "did not kill 14 people" */
    private boolean isDenied(int verb) {
        for (int i = verb - 1; i >= verb - NEGATION_REACH; i--) {
            if (tokens.together(i, verb) && tokens.is(Section.NEGATION, i)) {
                return true;
            }
        }
        return false;
    }

    private int nounStart(int from) {
        int at = from;
        Match of = tokens.starting(Section.OF, at);
        if (of != null) {
            at = of.to();
        }
        return at;
    }

    /** The token after the noun phrase: it ends at a preposition, a verb, a sign, another number. */
    private int nounEnd(int from, boolean endsAtMeasure) {
        int at = from;
        while (at < from + MAX_NOUNS
                && (numbers.isDual(from) || tokens.together(from - 1, at))
                && isNoun(at, endsAtMeasure)
                && (at == from || goesOn(at))) {
            boolean joined = tokens.at(at + 1).isHyphen()
                    && !tokens.at(at + 1).spaced()
                    && !tokens.at(at + 2).spaced()
                    && tokens.at(at + 2).isWord();
            at += isPossessive(at + 1) ? 3 : joined ? 2 : 1;
        }
        return at;
    }

    /** The "'s" of "Gaza's homes". */
    private boolean isPossessive(int index) {
        Token sign = tokens.at(index);
        boolean apostrophe = !sign.spaced() && (sign.is("'") || sign.is("’"));
        return apostrophe
                && tokens.norm(index + 1).equals("s")
                && tokens.at(index + 2).isWord();
    }

    /** Whether the noun phrase goes on after its head: verbs are not in any table, plurals can be told. */
    private boolean goesOn(int index) {
        Token before = tokens.at(index - 1);
        boolean plural = (before.norm().length() > 1 && before.norm().endsWith("s"))
                || before.norm().endsWith("x");
        return switch (tokens.language()) {
            case ENGLISH ->
                !((plural && !before.capital()) || tokens.is(Section.PERSON, index - 1))
                        && !tokens.norm(index).endsWith("ed");
            case FRENCH, SPANISH -> !plural || tokens.norm(index).endsWith("s");
            case ARABIC ->
                !tokens.norm(index - 2).isEmpty()
                        && numbersEndAt(index - 1)
                        && isDefinite(index - 1) == isDefinite(index);
        };
    }

    private boolean isDefinite(int index) {
        return tokens.norm(index).startsWith("\u0627\u0644");
    }

    /** In Arabic an adjective may follow the noun, definite if it is, and no more. */
    private boolean numbersEndAt(int noun) {
        return tokens.at(noun - 1).isNumber() || tokens.lexicon().number(tokens.norm(noun - 1)) != null;
    }

    private boolean isNoun(int index, boolean endsAtMeasure) {
        Token token = tokens.at(index);
        return token.isWord()
                && token.end() - token.start() <= MAX_WORD
                && (numbers.startingAt(index) == null || numbers.isDual(index))
                && !numbers.isDate(index)
                && !tokens.is(Section.STOP, index)
                && !tokens.is(Section.AUX, index)
                && !(token.norm().length() == 1 && token.isWord())
                && tokens.starting(Section.STOP, index) == null
                && (!endsAtMeasure || tokens.starting(Section.MEASURE, index) == null);
    }

    private @Nullable String noun(int from, int to) {
        return to > from ? tokens.words(from, to) : null;
    }

    private @Nullable String personBehind(Match measure) {
        int from = nounStart(measure.to());
        boolean person = tokens.is(Section.PERSON, from) || tokens.is(Section.PERSON, from + 1);
        return person ? noun(from, nounEnd(from, true)) : null;
    }

    private @Nullable Match behind(int nouns, int end) {
        Match direct = tokens.starting(Section.MEASURE, end);
        if (direct != null && !isNextFigures(direct) && tokens.together(anchor, end)) {
            return direct;
        }
        boolean people = end > nouns && isPeople(nouns, end);
        int inserted = insertionEnd(end);
        boolean verb = inserted > end;
        for (int i = inserted; i < end + VERB_REACH && tokens.together(anchor, i); i++) {
            Match measure = verb ? tokens.starting(Section.MEASURE, i) : null;
            if (measure != null && !isNextFigures(measure)) {
                return measure;
            }
            if (numbers.startingAt(i) != null
                    || tokens.at(i).is(";")
                    || tokens.at(i).is(":")) {
                return null;
            }
            boolean auxiliary = tokens.is(Section.AUX, i);
            if (!auxiliary && !people) {
                return null;
            }
            verb = auxiliary;
        }
        return null;
    }

    /** Past ", including seven commanders," stands the verb. */
    private int insertionEnd(int end) {
        if (!tokens.at(end).is(",") || tokens.starting(Section.INCLUDING, end + 1) == null) {
            return end;
        }
        for (int i = end + 1; i < end + VERB_REACH && tokens.together(end, i); i++) {
            if (tokens.at(i).is(",") || tokens.at(i).is("،")) {
                return i + 1;
            }
        }
        return end;
    }

    /** What became of the hostages of a figure that does not say "hostages" itself. */
    @Nullable
    String state(Figure figure) {
        for (int i = figure.to(); i < figure.to() + STATE_REACH && tokens.together(figure.number(), i); i++) {
            Match state = tokens.starting(Section.STATE, i);
            if (state != null) {
                return state.key();
            }
        }
        return null;
    }

    /** Whether the verb belongs to the figure that follows it: "14 people and wounded 20". */
    private boolean isNextFigures(Match measure) {
        return numbers.startingAt(measure.to()) != null
                && tokens.together(measure.from(), measure.to())
                && !numbers.isDate(measure.to());
    }

    private boolean isPeople(int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.is(Section.PERSON, i)
                    || (tokens.at(i).capital() && !tokens.at(i).first())) {
                return true;
            }
        }
        return false;
    }
}
