package org.plumbline.claims.quantity.reading;

import java.util.Set;

import org.plumbline.claims.quantity.reading.Lexicon.Section;
import org.plumbline.claims.quantity.reading.Tokens.Match;

/** Knows the numbers that count nothing: names, times, scores, versions, ages, telephone numbers, bare years. */
final class NotCounted {

    private static final int GAME_REACH = 4;
    private static final int PHONE_REACH = 3;
    private static final int PHONE_DIGITS = 5;
    private static final Set<String> TIED = Set.of(":", "/", "@", "_", "\\", "=", "*", "^", "×");

    private final Tokens tokens;
    private final Numbers numbers;

    NotCounted(Tokens tokens, Numbers numbers) {
        this.tokens = tokens;
        this.numbers = numbers;
    }

    /** Whether these digits are part of something else, whatever stands around them. */
    boolean isNoNumber(NumberReading reading) {
        return !reading.isCountable() || isTied(reading) || isChain(reading) || isPhone(reading);
    }

    /** Whether two numbers with a dash between them are the score of a game or a vote. */
    boolean isGame(int from, int to) {
        for (int i = from - GAME_REACH; i < to + GAME_REACH; i++) {
            if ((i < from || i >= to) && tokens.together(i, from) && tokens.is(Section.GAME, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the figure, now that its comparator and unit are known, is a name, a time, an age or a year. */
    boolean isNoCount(Figure figure, NumberReading reading) {
        return isAge(figure, reading)
                || isTime(figure, reading)
                || (!figure.compared() && (isDesignated(figure) || isName(figure, reading) || isYear(figure)))
                || isPronoun(figure, reading);
    }

    /** "10:30", "7/10", "F-16", "v2", "@50": a sign or letters without a blank. */
    private boolean isTied(NumberReading reading) {
        Token before = tokens.at(reading.from() - 1);
        Token after = tokens.at(reading.to());
        Token number = tokens.at(reading.from());
        if (!number.isNumber()) {
            return false;
        }
        boolean tiedBefore = !number.spaced()
                && (TIED.contains(before.norm())
                        || before.is("+")
                        || (before.is(".") && !before.spaced())
                        || (before.isHyphen()
                                && !before.spaced()
                                && tokens.at(reading.from() - 2).isWord()));
        boolean tiedAfter = !after.spaced()
                && TIED.contains(after.norm())
                && tokens.at(reading.to() + 1).isNumber()
                && !tokens.at(reading.to() + 1).spaced();
        return tiedBefore || tiedAfter;
    }

    /** 555-123-4567: three numbers in a row, or a dash after a dash. */
    private boolean isChain(NumberReading reading) {
        int before = reading.from() - 1;
        boolean left = isLink(before) && tokens.at(before - 1).isNumber();
        boolean right = isLink(reading.to()) && tokens.at(reading.to() + 1).isNumber();
        boolean farRight =
                right && isLink(reading.to() + 2) && tokens.at(reading.to() + 3).isNumber();
        boolean farLeft = left && isLink(before - 2) && tokens.at(before - 3).isNumber();
        return (left && right) || farRight || farLeft;
    }

    private boolean isLink(int index) {
        Token token = tokens.at(index);
        return token.isDash() && !token.spaced() && !tokens.at(index + 1).spaced();
    }

    private boolean isPhone(NumberReading reading) {
        Token number = tokens.at(reading.from());
        if (!number.isNumber()) {
            return false;
        }
        boolean split = isBareNumber(reading.to()) || isBareNumber(reading.from() - 1);
        boolean many = number.norm().length() >= PHONE_DIGITS;
        for (int i = reading.from() - 1; i >= reading.from() - PHONE_REACH; i--) {
            if ((split || many) && tokens.together(i, reading.from()) && tokens.is(Section.PHONE, i)) {
                return true;
            }
        }
        return split && !number.first();
    }

    private boolean isBareNumber(int index) {
        return tokens.at(index).isNumber() && !numbers.isDate(index);
    }

    private boolean isAge(Figure figure, NumberReading reading) {
        String before = tokens.norm(figure.from() - 1);
        boolean aged = before.equals("aged")
                || before.equals("age")
                || (before.equals("de") && isAgeWord(figure.from() - 2))
                || tokens.ending(Section.AGED, figure.from()) != null
                || isAgedPerson(figure);
        boolean yearsOld = figure.hyphenated()
                && tokens.at(figure.to()).isHyphen()
                && tokens.norm(figure.to() + 1).startsWith("old");
        return aged || yearsOld || tokens.starting(Section.AGE, reading.to()) != null;
    }

    /** "una niña de 2 años", "les personnes de 60 à 70 ans". */
    private boolean isAgedPerson(Figure figure) {
        boolean ofYears = "year".equals(figure.unit()) || "month".equals(figure.unit());
        return ofYears && tokens.norm(figure.number() - 1).equals("de") && tokens.is(Section.AGED, figure.number() - 2);
    }

    private boolean isAgeWord(int index) {
        String norm = tokens.norm(index);
        return norm.equals("age") || norm.equals("agee") || norm.equals("ages") || norm.equals("edad");
    }

    private boolean isTime(Figure figure, NumberReading reading) {
        if (tokens.starting(Section.TIME, reading.to()) != null) {
            return true;
        }
        String before = tokens.norm(figure.from() - 1);
        return switch (tokens.language()) {
            case FRENCH -> before.equals("a") && "hour".equals(figure.unit());
            case SPANISH ->
                before.equals("las") && tokens.norm(figure.from() - 2).equals("a");
            case ARABIC -> before.equals("الساعة");
            case ENGLISH -> before.equals("at") && tokens.norm(reading.to()).equals("sharp");
        };
    }

    /** "Article 5", "Room 101", "Group of 20". */
    private boolean isDesignated(Figure figure) {
        int before = figure.from() - 1;
        if (!tokens.together(before, figure.from())) {
            return false;
        }
        if (tokens.at(before).is(".") && tokens.is(Section.NAME, before - 1)) {
            return true;
        }
        Match name = tokens.ending(Section.NAME, figure.from());
        if (name != null) {
            // "the line" and "set" are common words: before a number in words only a capital makes a name of them
            return tokens.language() != Language.ENGLISH
                    || tokens.at(figure.number()).isNumber()
                    || tokens.at(name.from()).capital()
                    || isSign(name);
        }
        Match of = tokens.ending(Section.OF, figure.from());
        return of != null
                && tokens.is(Section.NAME_OF, of.from() - 1)
                && tokens.at(of.from() - 1).capital();
    }

    private boolean isSign(Match name) {
        return !tokens.at(name.from()).isWord();
    }

    /** "Boeing 737", "Al Jazeera 24", "the Big Five": a capital where no sentence begins, and nobody counted behind. */
    private boolean isName(Figure figure, NumberReading reading) {
        Token number = tokens.at(figure.number());
        if (number.isWord()) {
            return number.capital()
                    && !number.first()
                    && !tokens.at(figure.number() - 1).is(":");
        }
        Token before = tokens.at(figure.number() - 1);
        boolean name = figure.unit() == null
                && before.isWord()
                && before.capital()
                && before.end() - before.start() > 1
                && tokens.together(figure.number() - 1, figure.number())
                && !numbers.isDate(figure.number() - 1)
                && !isVerbOrLink(figure.number() - 1);
        boolean placeLed = tokens.ending(Section.PLACE, figure.number() - 1) != null
                || tokens.is(Section.DIRECTION, figure.number() - 2);
        boolean countedBehind =
                tokens.starting(Section.MEASURE, reading.to()) != null || tokens.is(Section.PERSON, reading.to());
        return name && !(countedBehind && placeLed);
    }

    private boolean isVerbOrLink(int index) {
        return tokens.starting(Section.MEASURE, index) != null
                || tokens.is(Section.LINK, index)
                || tokens.is(Section.STOP, index)
                || tokens.is(Section.NEGATION, index)
                || tokens.is(Section.AUX, index)
                || (tokens.at(index).first() && opensWithVerb(index));
    }

    /** "Llegaron 300 camiones", "Rescued 14 people"; but "Radio 5 called". */
    private boolean opensWithVerb(int index) {
        return tokens.language() != Language.ENGLISH || tokens.is(Section.PERSON, index + 2);
    }

    private boolean isYear(Figure figure) {
        return DateReader.isYear(tokens.at(figure.number()))
                && figure.unit() == null
                && tokens.starting(Section.MEASURE, figure.to()) == null
                && !tokens.is(Section.PERSON, figure.to());
    }

    /** "one" and its like count only with a unit before a noun or a person behind. */
    private boolean isPronoun(Figure figure, NumberReading reading) {
        boolean lone = reading.to() == reading.from() + 1
                && tokens.starting(Section.LONE, reading.from()) != null
                && !figure.compared()
                && figure.upper() == null;
        if (!lone) {
            return false;
        }
        boolean counts = figure.hyphenated()
                || tokens.starting(Section.MEASURE, reading.to()) != null
                || (tokens.is(Section.PERSON, reading.to()) && isCountedOne(reading.to() + 1));
        return !counts;
    }

    private boolean isCountedOne(int behind) {
        return tokens.starting(Section.MEASURE, behind) != null
                || (tokens.is(Section.AUX, behind) && tokens.starting(Section.MEASURE, behind + 1) != null);
    }
}
