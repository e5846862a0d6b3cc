package org.plumbline.claims.quantity.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.Comparator;
import org.plumbline.claims.quantity.reading.Lexicon.NumberWord;
import org.plumbline.claims.quantity.reading.Lexicon.Section;
import org.plumbline.claims.quantity.reading.Tokens.Match;

/** Joins numbers to figures: ranges, comparators, currencies, units and rates; leaves out what is no count. */
final class FigureReader {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String PERCENT = "percent";
    private static final BigDecimal NINE = BigDecimal.valueOf(9);
    private static final int RATE_REACH = 4;
    private static final int CHANGE_REACH = 4;

    private final Tokens tokens;
    private final Numbers numbers;
    private final NotCounted notCounted;
    private final Set<Integer> used = new HashSet<>();

    FigureReader(Tokens tokens, Numbers numbers) {
        this.tokens = tokens;
        this.numbers = numbers;
        this.notCounted = new NotCounted(tokens, numbers);
    }

    List<Figure> read() {
        List<Figure> figures = new ArrayList<>();
        for (NumberReading reading : numbers.all()) {
            Figure figure = used.contains(reading.from()) ? null : figure(reading);
            if (figure != null) {
                figures.add(figure);
            }
        }
        return figures;
    }

    private @Nullable Figure figure(NumberReading reading) {
        if (isDecadeRange(reading)) {
            return complete(
                    reading, reading.from(), reading.to() + 1, reading.value().add(NINE));
        }
        if (notCounted.isNoNumber(reading)) {
            return null;
        }
        NumberReading second = second(reading);
        if (second != null) {
            used.add(second.from());
            NumberReading first = reading.scaledLike(second);
            boolean game = notCounted.isGame(reading.from(), second.to());
            if (game || first.value().compareTo(second.value()) >= 0 || notCounted.isNoNumber(second)) {
                return null;
            }
            return complete(first, reading.from(), second.to(), second.value());
        }
        Figure share = share(reading);
        return share == null ? complete(reading, reading.from(), reading.to(), null) : share;
    }

    /** "in the 20s", but neither "the 1990s" nor "in her 20s". */
    private boolean isDecadeRange(NumberReading reading) {
        Token ending = tokens.at(reading.to());
        boolean plural = reading.form() == NumberReading.Form.NAME && ending.is("s") && !ending.spaced();
        String before = tokens.norm(reading.from() - 1);
        String led = before.equals("low") || before.equals("high") ? tokens.norm(reading.from() - 2) : before;
        return plural
                && led.equals("the")
                && reading.value().compareTo(HUNDRED) < 0
                && reading.value().signum() > 0
                && reading.value().remainder(BigDecimal.TEN).signum() == 0;
    }

    /** The upper end of a range that begins with this number. */
    private @Nullable NumberReading second(NumberReading first) {
        NumberReading prefixed = numbers.startingAt(first.to());
        if (prefixed != null
                && tokens.language() == Language.ARABIC
                && tokens.norm(first.to()).startsWith("\u0648")
                && tokens.ending(Section.BETWEEN, first.from()) != null) {
            return prefixed; // "between twenty and thirty", with the "and" written onto the thirty
        }
        int sign = first.to();
        Match unit = tokens.starting(Section.UNIT, sign);
        if (unit != null) {
            sign = unit.to();
        }
        int next = sign + 1;
        if (tokens.is(Section.CURRENCY, next)) {
            next++;
        }
        NumberReading second = numbers.startingAt(next);
        if (second == null || !tokens.together(first.from(), next)) {
            return null;
        }
        int before = currencyStart(first.from());
        if (tokens.at(sign).isDash()) {
            return first.form() == NumberReading.Form.DIGITS || !tokens.at(sign).isHyphen() ? second : null;
        }
        if (tokens.ending(Section.BETWEEN, before) != null && tokens.is(Section.BETWEEN_AND, sign)) {
            return second;
        }
        return tokens.is(Section.TO, sign) && !isChange(before) ? second : null;
    }

    private boolean isChange(int before) {
        for (int i = before - 1; i >= before - CHANGE_REACH && tokens.together(i, before); i--) {
            if (tokens.is(Section.CHANGE, i)) {
                return true;
            }
        }
        return false;
    }

    /** "eight out of ten", "one in five", "un sur dix": shares. */
    private @Nullable Figure share(NumberReading part) {
        Match between = tokens.starting(Section.SHARE, part.to());
        if (between == null && part.value().compareTo(BigDecimal.ONE) == 0 && tokens.language() != Language.ENGLISH) {
            between = tokens.starting(Section.SHARE, part.to() + 1); // "un enfant sur cinq"
        }
        NumberReading whole = between == null ? null : numbers.startingAt(between.to());
        if (whole == null
                || !tokens.together(part.from(), whole.from())
                || !whole.isCountable()
                || whole.value().compareTo(part.value()) <= 0
                || whole.value().compareTo(HUNDRED.multiply(HUNDRED)) > 0
                || (tokens.norm(part.to()).equals("in") && !isUsual(part, whole))) {
            return null;
        }
        BigDecimal percent = HUNDRED.multiply(part.value())
                .divide(whole.value(), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        used.add(whole.from());
        Match before = tokens.ending(Section.BEFORE, part.from());
        Comparator comparator = before == null ? Comparator.EXACTLY : Comparator.valueOf(before.key());
        return new Figure(
                before == null ? part.from() : before.from(),
                part.from(),
                whole.to(),
                comparator,
                before != null,
                percent,
                null,
                part.digits(),
                PERCENT,
                false);
    }

    /** "one in five", "seven in ten"; but "12 in 2023" is none. */
    private static boolean isUsual(NumberReading part, NumberReading whole) {
        return part.value().compareTo(BigDecimal.ONE) == 0
                || whole.value().compareTo(BigDecimal.TEN) == 0
                || whole.value().compareTo(HUNDRED) == 0;
    }

    private int currencyStart(int number) {
        Match currency = tokens.ending(Section.CURRENCY, number);
        return currency != null && isBeforeNumbers(currency) ? currency.from() : number;
    }

    /** A sign or a code; "dollars 5" is no amount. */
    private boolean isBeforeNumbers(Match currency) {
        Token last = tokens.at(currency.to() - 1);
        return !last.isWord() || (last.capital() && last.norm().length() <= 3);
    }

    private @Nullable Figure complete(NumberReading reading, int number, int end, @Nullable BigDecimal upper) {
        int from = currencyStart(number);
        String unit = from < number ? tokens.lexicon().find(Section.CURRENCY, tokens.norm(number - 1)) : null;
        int to = end;
        boolean hyphenated = false;
        Match after = tokens.starting(Section.AFTER, to);
        if (reading.form() == NumberReading.Form.SHARE) {
            unit = PERCENT;
        } else if (isSignedBefore(number)) {
            unit = PERCENT;
            from = number - 1;
        } else if (unit == null) {
            boolean hyphen = tokens.at(to).isHyphen() && !tokens.at(to + 1).spaced();
            Match found = unit(hyphen ? to + 1 : to);
            if (found != null) {
                unit = found.key();
                to = found.to();
                hyphenated = hyphen;
            }
        }
        after = after == null ? tokens.starting(Section.AFTER, to) : after;
        if (after != null) {
            to = Math.max(to, after.to());
        }
        Match before = before(from);
        Comparator comparator = comparator(reading, before, after, upper);
        boolean compared = before != null || after != null || upper != null || reading.round() || isPlural(reading);
        int start = before != null ? before.from() : rangeWordStart(from, upper != null);
        Figure figure = new Figure(
                start, number, to, comparator, compared, reading.value(), upper, reading.digits(), unit, hyphenated);
        return notCounted.isNoCount(figure, reading) ? null : rate(figure);
    }

    /** Arabic texts also write "%50". */
    private boolean isSignedBefore(int number) {
        String before = tokens.norm(number - 1);
        return tokens.language() == Language.ARABIC
                && (before.equals("%") || before.equals("\u066A"))
                && !tokens.at(number).spaced()
                && !tokens.at(number - 2).isNumber();
    }

    /** "more than 33,000"; "casi el 80 %", too. */
    private @Nullable Match before(int from) {
        Match before = tokens.ending(Section.BEFORE, from);
        String article = tokens.norm(from - 1);
        boolean articled =
                article.equals("el") || article.equals("los") || article.equals("las") || article.equals("les");
        return before == null && articled ? tokens.ending(Section.BEFORE, from - 1) : before;
    }

    private static Comparator comparator(
            NumberReading reading, @Nullable Match before, @Nullable Match after, @Nullable BigDecimal upper) {
        if (upper != null) {
            return Comparator.BETWEEN;
        }
        Match words = before == null ? after : before;
        if (isPlural(reading) && (words == null || words.key().equals(Comparator.ABOUT.name()))) {
            return Comparator.AT_LEAST;
        }
        if (words != null) {
            return Comparator.valueOf(words.key());
        }
        return reading.round() ? Comparator.ABOUT : Comparator.EXACTLY;
    }

    private static boolean isPlural(NumberReading reading) {
        return reading.form() == NumberReading.Form.PLURAL;
    }

    private int rangeWordStart(int from, boolean range) {
        Match between = range ? tokens.ending(Section.BETWEEN, from) : null;
        Match led = range && between == null ? tokens.ending(Section.FROM, from) : between;
        return led == null ? from : led.from();
    }

    private @Nullable Match unit(int index) {
        int at = index;
        Match of = tokens.starting(Section.OF, at);
        if (of != null && tokens.language() != Language.ENGLISH) {
            Match currency = tokens.starting(Section.CURRENCY, of.to());
            if (currency != null) {
                return currency;
            }
        }
        Match unit = tokens.starting(Section.UNIT, at);
        return unit == null ? tokens.starting(Section.CURRENCY, at) : unit;
    }

    /** "12 per 100,000", "12 deaths per 100,000 people". */
    private Figure rate(Figure figure) {
        for (int i = figure.to(); i < figure.to() + RATE_REACH && tokens.together(figure.number(), i); i++) {
            Match per = tokens.starting(Section.PER, i);
            NumberWord scale = per == null ? null : tokens.lexicon().number(tokens.norm(per.to()));
            if (scale != null && scale.kind() == Section.SCALE) {
                return figure.withUnit(
                        "per " + String.format(Locale.ROOT, "%,d", scale.value().longValue()));
            }
            NumberReading base = per == null ? null : numbers.startingAt(per.to());
            if (base != null && base.digits() == 1 && base.value().compareTo(HUNDRED) > 0) {
                used.add(base.from());
                return figure.withUnit(
                        "per " + String.format(Locale.ROOT, "%,d", base.value().longValue()));
            }
            if (numbers.startingAt(i) != null) {
                return figure;
            }
        }
        return figure;
    }
}
