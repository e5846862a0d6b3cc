package org.plumbline.claims.quantity.reading;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.reading.Lexicon.Section;
import org.plumbline.claims.quantity.reading.Tokens.Match;
import org.plumbline.kit.time.PartialDate;

/** Finds the dates of a text, so that their numbers are not counted; without a year, the last one up to its publication. */
final class DateReader {

    private static final int FIRST_YEAR = 1700;
    private static final int LAST_YEAR = 2100;
    private static final int MAX_DAY = 31;
    private static final int SINCE_REACH = 8;

    private final Tokens tokens;
    private final @Nullable PartialDate published;

    DateReader(Tokens tokens, @Nullable PartialDate published) {
        this.tokens = tokens;
        this.published = published;
    }

    List<DateMention> read() {
        List<DateMention> mentions = new ArrayList<>();
        int index = 0;
        while (index < tokens.size()) {
            DateMention mention = at(index);
            if (mention == null) {
                index++;
            } else {
                mentions.add(mention);
                index = mention.to();
            }
        }
        return mentions;
    }

    /** Whether the digits could be a year: four of them, ungrouped. */
    static boolean isYear(Token token) {
        String digits = token.norm();
        return token.isNumber()
                && digits.length() == 4
                && digits.chars().allMatch(Character::isDigit)
                && inYears(Integer.parseInt(digits));
    }

    private static boolean inYears(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private @Nullable DateMention at(int index) {
        Token token = tokens.at(index);
        if (token.isNumber()) {
            DateMention numeric = numeric(index);
            DateMention day = numeric == null ? dayFirst(index) : numeric;
            return day == null ? yearAlone(index) : day;
        }
        if (!token.isWord()) {
            return null;
        }
        Match month = month(index);
        if (month != null) {
            return monthFirst(month);
        }
        String weekday = tokens.lexicon().find(Section.WEEKDAY, token.norm());
        if (weekday != null && (token.capital() || tokens.language() != Language.ENGLISH)) {
            return mention(index, index + 1, weekday(Integer.parseInt(weekday)), false);
        }
        Match relative = tokens.starting(Section.RELATIVE, index);
        return relative == null ? null : mention(relative.from(), relative.to(), relative(relative.key()), false);
    }

    /** 2023-10-07, 7/10/2023, and ranges such as 2023-24, whose numbers are only kept from being counted. */
    private @Nullable DateMention numeric(int index) {
        Token sign = tokens.at(index + 1);
        Token second = tokens.at(index + 2);
        if (!(sign.isDash() || sign.is("/")) || sign.spaced() || second.spaced() || !second.isNumber()) {
            return null;
        }
        Token third = tokens.at(index + 4);
        boolean three = tokens.norm(index + 3).equals(sign.norm()) && third.isNumber() && !third.spaced();
        if (three && isYear(tokens.at(index))) {
            return mention(index, index + 5, day(number(index), number(index + 2), number(index + 4)), true);
        }
        if (three && isYear(third) && sign.is("/")) {
            return mention(index, index + 5, dayMonthYear(number(index), number(index + 2), number(index + 4)), true);
        }
        boolean years = isYear(tokens.at(index))
                && (isYear(second) || second.norm().length() == 2)
                && !tokens.is(Section.PERSON, index + 3);
        return years ? mention(index, index + 3, null, false) : null;
    }

    private @Nullable PartialDate dayMonthYear(int first, int second, int year) {
        if (tokens.language() != Language.ENGLISH || first > 12) {
            return day(year, second, first);
        }
        // In English 4/7 is 4 July to some and 7 April to others.
        return second > 12 || first == second ? day(year, first, second) : null;
    }

    private @Nullable DateMention dayFirst(int index) {
        int day = number(index);
        if (day < 1 || day > MAX_DAY) {
            return null;
        }
        int next = index + 1;
        if (isOrdinalEnding(next)) {
            next++;
        }
        if (tokens.is(Section.OF, next) || tokens.norm(next).equals("de")) {
            next++;
        }
        Match month = month(next);
        if (month == null || !tokens.together(index, next)) {
            return null;
        }
        return dayAndMonth(rangeStart(index), month.to(), day, Integer.parseInt(month.key()));
    }

    private @Nullable DateMention monthFirst(Match month) {
        int number = Integer.parseInt(month.key());
        int next = month.to();
        if (tokens.language() == Language.ENGLISH) {
            next += tokens.norm(next).equals("the") ? 1 : 0;
            int day = number(next);
            if (day >= 1 && day <= MAX_DAY && tokens.together(month.from(), next) && isDayAfterMonth(month, next)) {
                int to = next + (isOrdinalEnding(next + 1) ? 2 : 1);
                if (tokens.at(to).isDash() && number(to + 1) > day && number(to + 1) <= MAX_DAY) {
                    to += 2;
                }
                return dayAndMonth(month.from(), to, day, number);
            }
        }
        int year = yearAfter(month.to());
        if (year >= 0) {
            return mention(month.from(), year, month(number(year - 1), number), true);
        }
        boolean named =
                tokens.language() != Language.ENGLISH || tokens.at(month.from()).capital();
        boolean led = tokens.ending(Section.ON, month.from()) != null
                || tokens.ending(Section.SINCE, month.from()) != null
                || tokens.ending(Section.AS_OF, month.from()) != null
                || tokens.is(Section.LAST, month.from() - 1);
        return named && led ? mention(month.from(), month.to(), lastMonth(number), false) : null;
    }

    /** "March 14 people" might be a verb: a small "march" or "may" names no month. */
    private boolean isDayAfterMonth(Match month, int day) {
        return tokens.at(month.from()).capital() && tokens.at(day).spaced();
    }

    private DateMention dayAndMonth(int from, int to, int day, int month) {
        int year = yearAfter(to);
        return year >= 0
                ? mention(from, year, day(number(year - 1), month, day), true)
                : mention(from, to, lastDay(month, day), false);
    }

    /** The token after a year that follows here, perhaps behind a comma or "de"; -1 if none does. */
    private int yearAfter(int index) {
        int next = index;
        String norm = tokens.norm(next);
        if (norm.equals(",") || norm.equals("de") || norm.equals("del")) {
            next++;
        }
        return isYear(tokens.at(next)) && tokens.together(index - 1, next) ? next + 1 : -1;
    }

    private @Nullable DateMention yearAlone(int index) {
        if (!isYear(tokens.at(index)) || tokens.ending(Section.YEAR_AFTER, index) == null) {
            return null;
        }
        boolean counted = tokens.ending(Section.BEFORE, index) != null
                || tokens.is(Section.CURRENCY, index + 1)
                || tokens.starting(Section.UNIT, index + 1) != null
                || tokens.lexicon().number(tokens.norm(index + 1)) != null;
        return counted ? null : mention(index, index + 1, year(number(index)), true);
    }

    /** "between 4 and 7 April", "4-7 April": the first day belongs to the date. */
    private int rangeStart(int index) {
        boolean dash = tokens.at(index - 1).isDash();
        boolean word = tokens.is(Section.BETWEEN_AND, index - 1) || tokens.is(Section.TO, index - 1);
        int first = number(index - 2);
        boolean days = first >= 1 && first < number(index) && tokens.together(index - 2, index);
        boolean led = tokens.is(Section.BETWEEN, index - 3) || tokens.is(Section.FROM, index - 3);
        return days && (dash || (word && led)) ? index - 2 : index;
    }

    private @Nullable Match month(int index) {
        return tokens.at(index).isWord() ? tokens.starting(Section.MONTH, index) : null;
    }

    private boolean isOrdinalEnding(int index) {
        Token token = tokens.at(index);
        String norm = token.norm();
        return !token.spaced()
                && (norm.equals("st")
                        || norm.equals("nd")
                        || norm.equals("rd")
                        || norm.equals("th")
                        || norm.equals("er"));
    }

    private int number(int index) {
        Token token = tokens.at(index);
        boolean small = token.isNumber() && token.norm().length() <= 4;
        return small && token.norm().chars().allMatch(Character::isDigit) ? Integer.parseInt(token.norm()) : -1;
    }

    private DateMention mention(int from, int to, @Nullable PartialDate date, boolean stated) {
        return new DateMention(from, to, date, stated, role(from));
    }

    private DateMention.Role role(int from) {
        boolean last = tokens.is(Section.LAST, from - 1);
        int at = last ? from - 1 : from;
        if (tokens.ending(Section.SINCE, at) != null) {
            return DateMention.Role.SINCE;
        }
        if (tokens.ending(Section.AS_OF, at) != null) {
            return DateMention.Role.UNTIL;
        }
        // "since the siege began on March 3"
        for (int i = at - 1;
                i >= at - SINCE_REACH
                        && tokens.together(i, from)
                        && !tokens.at(i).isNumber();
                i--) {
            if (tokens.is(Section.SINCE, i) && !tokens.is(Section.FROM, i)) {
                return DateMention.Role.SINCE;
            }
        }
        return DateMention.Role.ON;
    }

    private @Nullable PartialDate lastDay(int month, int day) {
        if (published == null || published.precision() == PartialDate.Precision.YEAR) {
            return null;
        }
        PartialDate thisYear = day(published.first().getYear(), month, day);
        return thisYear == null || thisYear.first().isAfter(published.last())
                ? day(published.first().getYear() - 1, month, day)
                : thisYear;
    }

    private @Nullable PartialDate lastMonth(int month) {
        if (published == null || published.precision() == PartialDate.Precision.YEAR) {
            return null;
        }
        int year = published.first().getYear();
        return month(month > published.first().getMonthValue() ? year - 1 : year, month);
    }

    private @Nullable PartialDate weekday(int day) {
        LocalDate today = publishedDay();
        return today != null
                ? PartialDate.ofDay(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(day))))
                : null;
    }

    private @Nullable PartialDate relative(String what) {
        if (published == null) {
            return null;
        }
        LocalDate first = published.first();
        LocalDate today = publishedDay();
        return switch (what) {
            case "today" -> published;
            case "yesterday" -> today != null ? PartialDate.ofDay(today.minusDays(1)) : null;
            case "month" ->
                published.precision() == PartialDate.Precision.YEAR
                        ? null
                        : new PartialDate(first.minusMonths(1), PartialDate.Precision.MONTH);
            case "year" -> year(first.getYear() - 1);
            default -> throw new IllegalStateException("No such relative date: " + what);
        };
    }

    private @Nullable LocalDate publishedDay() {
        return published != null && published.precision() == PartialDate.Precision.DAY ? published.first() : null;
    }

    private static @Nullable PartialDate day(int year, int month, int day) {
        try {
            return inYears(year) ? PartialDate.ofDay(LocalDate.of(year, month, day)) : null;
        } catch (DateTimeException e) {
            // 31 June is no date; that its numbers are no counts holds all the same
            return null;
        }
    }

    private static PartialDate month(int year, int month) {
        return new PartialDate(YearMonth.of(year, month).atDay(1), PartialDate.Precision.MONTH);
    }

    private static PartialDate year(int year) {
        return new PartialDate(LocalDate.of(year, 1, 1), PartialDate.Precision.YEAR);
    }
}
