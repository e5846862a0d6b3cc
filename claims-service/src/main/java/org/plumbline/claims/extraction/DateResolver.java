package org.plumbline.claims.extraction;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.time.PartialDate.Precision;

/**
 * Reads the dates of an article as of the day it was published: "Monday" is the last one, unless the words before it
 * speak of the future.
 */
public final class DateResolver {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Set<String> ORDINAL_ENDINGS = Set.of("", "st", "nd", "rd", "th", "er", "\u00BA");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2099;

    private final String text;
    private final List<Token> words;
    private final Lexicon lexicon;
    private final LocalDate published;
    private final List<Map<String, Integer>> phrases = new ArrayList<>();
    private int at;

    /**
     * A date that a text speaks of.
     *
     * @param start where it stands, in UTF-16 units
     * @param end where it ends, exclusive
     * @param date the date, no more precise than the words; for a week, the month (else the year) that holds its end
     * @param first the first day meant
     * @param last the last day meant; for a running week, month or year not after the day of publication
     */
    public record DateMention(int start, int end, PartialDate date, LocalDate first, LocalDate last) {}

    private record Found(int words, DateMention mention) {}

    private DateResolver(String text, String language, LocalDate published) {
        this.text = text;
        this.words = Token.of(text);
        this.lexicon = Lexicon.of(language);
        this.published = published;
        for (int index = 0; index < words.size(); index++) {
            phrases.add(phrasesAt(index));
        }
    }

    /**
     * The dates of a text, in order, none overlapping another.
     *
     * @param language a BCP 47 tag
     * @param published the day that the text was published, from which its dates are meant
     */
    public static List<DateMention> resolve(String text, String language, LocalDate published) {
        return new DateResolver(text, language, published).resolve();
    }

    private List<DateMention> resolve() {
        List<DateMention> mentions = new ArrayList<>();
        at = 0;
        while (at < words.size()) {
            Found found = atWord();
            if (found == null) {
                at++;
            } else {
                mentions.add(found.mention());
                at += Math.max(1, found.words());
            }
        }
        return mentions;
    }

    private @Nullable Found atWord() {
        Found found = iso();
        found = found == null ? slashed() : found;
        found = found == null ? dayAndMonth() : found;
        found = found == null ? ago() : found;
        found = found == null ? month() : found;
        found = found == null ? weekday() : found;
        found = found == null ? period() : found;
        found = found == null ? nearDay() : found;
        return found == null ? year() : found;
    }

    private @Nullable Found iso() {
        Matcher matcher = ISO.matcher(lower(at));
        if (!Character.isDigit(lower(at).charAt(0)) || !matcher.matches()) {
            return null;
        }
        return day(
                1,
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /** 25/12/2023; where month and day could be either, the language tells: English may mean both, so it is left. */
    private @Nullable Found slashed() {
        if (lower(at).indexOf('/') < 0) {
            return null;
        }
        String[] parts = lower(at).split("/", -1);
        if (parts.length != 3
                || !isNumber(parts[0], 2)
                || !isNumber(parts[1], 2)
                || parts[2].length() != 4
                || !isNumber(parts[2], 4)) {
            return null;
        }
        int one = number(parts[0]);
        int two = number(parts[1]);
        boolean dayFirst = one > 12 || !lexicon.language().equals("en");
        if (!dayFirst && two <= 12 && one != two) {
            return null;
        }
        return dayFirst ? day(1, number(parts[2]), two, one) : day(1, number(parts[2]), one, two);
    }

    /** October 7, 7 October, le 7 octobre, 7 de octubre de 2023: the latest such day, unless the year is said. */
    private @Nullable Found dayAndMonth() {
        int used = 0;
        int day = dayNumber(at);
        int month;
        if (day > 0) {
            int next = at + 1;
            if (next < words.size() && (lower(next).equals("of") || lower(next).equals("de"))) {
                next++;
            }
            Match match = oneOf("month_", 12, next);
            if (match == null) {
                return null;
            }
            month = match.number();
            used = next + match.words() - at;
        } else {
            Match match = oneOf("month_", 12, at);
            if (match == null || !isEnglish()) {
                return null;
            }
            month = match.number();
            day = dayNumber(at + match.words());
            used = match.words() + 1;
            if (day == 0) {
                return null;
            }
        }
        int after = at + used;
        if (after < words.size() && (lower(after).equals("de") || lower(after).equals("del"))) {
            after++;
        }
        int year = yearAt(after);
        if (year > 0 && nothingBut(after, ", ")) {
            return day(after + 1 - at, year, month, day);
        }
        Integer latest = latestYear(month, day);
        return latest == null ? null : day(used, latest, month, day);
    }

    private @Nullable Integer latestYear(int month, int day) {
        boolean coming = speaksOfFuture();
        for (int step = 0; step <= 8; step++) {
            int year = published.getYear() + (coming ? step : -step);
            if (YearMonth.of(year, month).isValidDay(day)) {
                LocalDate date = LocalDate.of(year, month, day);
                if (coming ? !date.isBefore(published) : !date.isAfter(published)) {
                    return year;
                }
            }
        }
        return null;
    }

    /** three days ago, il y a trois jours, hace tres días, قبل ثلاثة أيام. */
    private @Nullable Found ago() {
        int before = phrase("before_ago", at);
        int next = at + before;
        int count = smallNumber(next);
        boolean dual =
                count == 2 && lexicon.language().equals("ar") && lower(next).endsWith("ين");
        if (count == 0 || (next + 1 >= words.size() && !dual)) {
            return null;
        }
        ChronoUnit unit = dual ? dualUnit(lower(next)) : unit(next + 1);
        if (unit == null) {
            return null;
        }
        int end = dual ? next + 1 : next + 2;
        int after = phrase("after_ago", end);
        if (before == 0 && after == 0) {
            return null;
        }
        LocalDate day = published.minus(count, unit);
        return switch (unit) {
            case DAYS -> mention(end + after - at, PartialDate.ofDay(day));
            case WEEKS -> week(end + after - at, day);
            case MONTHS -> mention(end + after - at, new PartialDate(day, Precision.MONTH));
            default -> mention(end + after - at, new PartialDate(day, Precision.YEAR));
        };
    }

    private @Nullable ChronoUnit dualUnit(String word) {
        return switch (word) {
            case "يومين" -> ChronoUnit.DAYS;
            case "أسبوعين" -> ChronoUnit.WEEKS;
            case "شهرين" -> ChronoUnit.MONTHS;
            case "عامين" -> ChronoUnit.YEARS;
            default -> null;
        };
    }

    /** last February, in March, février dernier, March 2021; a bare month only after a word that tells it is one. */
    private @Nullable Found month() {
        int last = phrase("before_last", at);
        int coming = last > 0 ? 0 : phrase("before_next", at);
        int running = last + coming > 0 ? 0 : phrase("before_this", at);
        int before = last + coming + running;
        Match match = oneOf("month_", 12, at + before);
        if (match == null) {
            return null;
        }
        int end = at + before + match.words();
        int yearWord = end < words.size()
                        && (lower(end).equals("de")
                                || lower(end).equals("del")
                                || lower(end).equals("of"))
                ? end + 1
                : end;
        int year = yearAt(yearWord);
        if (year > 0 && nothingBut(yearWord, ", ")) {
            return mention(yearWord + 1 - at, new PartialDate(LocalDate.of(year, match.number(), 1), Precision.MONTH));
        }
        if (isEnglish() && dayNumber(end) > 0) {
            // A day that the month does not have.
            return null;
        }
        int afterLast = phrase("after_last", end);
        int afterNext = afterLast > 0 ? 0 : phrase("after_next", end);
        boolean told = before + afterLast + afterNext > 0
                || (at > 0 && lexicon.has("before_month", lower(at - 1)))
                || (isEnglish() && (lower(at).length() > 5 || partOfMonth(lower(at))));
        if (!told) {
            return null;
        }
        YearMonth month = YearMonth.of(published.getYear(), match.number());
        YearMonth now = YearMonth.from(published);
        if (coming + afterNext > 0 || (running == 0 && last + afterLast == 0 && speaksOfFuture())) {
            month = month.isBefore(now) || (coming + afterNext > 0 && month.equals(now)) ? month.plusYears(1) : month;
        } else if (running == 0 && (month.isAfter(now) || (last + afterLast > 0 && month.equals(now)))) {
            month = month.minusYears(1);
        }
        return mention(end + afterLast + afterNext - at, new PartialDate(month.atDay(1), Precision.MONTH));
    }

    private static boolean partOfMonth(String word) {
        return word.startsWith("mid-") || word.equals("april") || word.equals("july") || word.equals("june");
    }

    private @Nullable Found weekday() {
        int last = phrase("before_last", at);
        int coming = last > 0 ? 0 : phrase("before_next", at);
        int running = last + coming > 0 ? 0 : phrase("before_this", at);
        int before = last + coming + running;
        Match match = oneOf("day_", 7, at + before);
        if (match == null) {
            return null;
        }
        int end = at + before + match.words();
        int afterLast = phrase("after_last", end);
        int afterNext = afterLast > 0 ? 0 : phrase("after_next", end);
        DayOfWeek day = DayOfWeek.of(match.number());
        LocalDate date;
        if (coming + afterNext > 0) {
            date = published.with(TemporalAdjusters.next(day));
        } else if (last + afterLast > 0) {
            date = published.with(TemporalAdjusters.previous(day));
        } else if (speaksOfFuture()) {
            date = published.with(TemporalAdjusters.nextOrSame(day));
        } else {
            date = published.with(TemporalAdjusters.previousOrSame(day));
        }
        return mention(end + afterLast + afterNext - at, PartialDate.ofDay(date));
    }

    /** this week, last month, l'an dernier, el año pasado, الشهر الماضي. */
    private @Nullable Found period() {
        int last = phrase("before_last", at);
        int coming = last > 0 ? 0 : phrase("before_next", at);
        int running = last + coming > 0 ? 0 : phrase("before_this", at);
        int next = at + last + coming + running;
        ChronoUnit unit = next < words.size() ? unit(next) : null;
        if (unit == null || unit == ChronoUnit.DAYS || (last + coming + running > 0 && isPlural(next))) {
            return null;
        }
        int end = next + 1;
        int afterLast = phrase("after_last", end);
        int afterNext = afterLast > 0 ? 0 : phrase("after_next", end);
        int told = last + coming + running + afterLast + afterNext;
        if (told == 0 || isPlural(next)) {
            return null;
        }
        long shift = last + afterLast > 0 ? -1 : coming + afterNext > 0 ? 1 : 0;
        LocalDate day = published.plus(shift, unit);
        int used = end + afterLast + afterNext - at;
        return switch (unit) {
            case WEEKS -> week(used, day);
            case MONTHS -> mention(used, new PartialDate(day, Precision.MONTH));
            default -> mention(used, new PartialDate(day, Precision.YEAR));
        };
    }

    private boolean isPlural(int index) {
        String word = lower(index);
        return !word.equals("mois")
                && (word.endsWith("s") || word.equals("أيام") || word.equals("أشهر") || word.equals("سنوات"));
    }

    private @Nullable Found nearDay() {
        int used = phrase("before_yesterday", at);
        if (used > 0) {
            return mention(used, PartialDate.ofDay(published.minusDays(2)));
        }
        used = phrase("yesterday", at);
        if (used > 0) {
            return mention(used, PartialDate.ofDay(published.minusDays(1)));
        }
        used = phrase("today", at);
        if (used > 0) {
            return mention(used, PartialDate.ofDay(published));
        }
        used = phrase("tomorrow", at);
        return used > 0 ? mention(used, PartialDate.ofDay(published.plusDays(1))) : null;
    }

    private @Nullable Found year() {
        int year = yearAt(at);
        boolean told = at > 0 && lexicon.has("before_year", lower(at - 1));
        return year > 0 && told ? mention(1, new PartialDate(LocalDate.of(year, 1, 1), Precision.YEAR)) : null;
    }

    private record Match(int number, int words) {}

    private @Nullable Match oneOf(String list, int count, int index) {
        if (index >= words.size()
                || phrases.get(index).isEmpty()
                || (isEnglish()
                        && !words.get(index).startsUpper()
                        && !lower(index).startsWith("mid-"))) {
            return null;
        }
        for (int number = 1; number <= count; number++) {
            int used = phrase(list + number, index);
            if (used > 0) {
                return new Match(number, used);
            }
        }
        return null;
    }

    /** How many words at a place are a phrase of the list: the longest, 0 if none is. */
    private int phrase(String list, int index) {
        return index < words.size() ? phrases.get(index).getOrDefault(list, 0) : 0;
    }

    /** Which lists have a phrase that begins at a place, and how many words the longest has. */
    private Map<String, Integer> phrasesAt(int index) {
        Map<String, Integer> longest = Map.of();
        String phrase = bare(lower(index));
        for (int length = 1; ; length++) {
            for (String list : lexicon.lists(phrase)) {
                longest = longest.isEmpty() ? new HashMap<>() : longest;
                longest.put(list, length);
            }
            if (index + length == words.size() || !lexicon.goesOn(phrase)) {
                return longest;
            }
            phrase = phrase + " " + bare(lower(index + length));
        }
    }

    /** Without what languages write onto such a word: Monday's, mid-March, l'an, وأمس. */
    private String bare(String word) {
        return switch (lexicon.language()) {
            case "en" -> {
                String whole = word.startsWith("mid-") ? word.substring(4) : word;
                yield whole.endsWith("'s") ? whole.substring(0, whole.length() - 2) : whole;
            }
            case "fr" -> word.startsWith("l'") || word.startsWith("d'") ? word.substring(2) : word;
            case "ar" -> word.startsWith("و") && word.length() > 4 && !word.startsWith("وا") ? word.substring(1) : word;
            default -> word;
        };
    }

    private boolean isEnglish() {
        return lexicon.language().equals("en");
    }

    private @Nullable ChronoUnit unit(int index) {
        if (phrase("unit_day", index) == 1) {
            return ChronoUnit.DAYS;
        }
        if (phrase("unit_week", index) == 1) {
            return ChronoUnit.WEEKS;
        }
        if (phrase("unit_month", index) == 1) {
            return ChronoUnit.MONTHS;
        }
        return phrase("unit_year", index) == 1 ? ChronoUnit.YEARS : null;
    }

    private int smallNumber(int index) {
        if (index >= words.size()) {
            return 0;
        }
        if (isNumber(lower(index), 3)) {
            return number(lower(index));
        }
        for (String list : phrases.get(index).keySet()) {
            if (list.startsWith("small_")) {
                return number(list.substring("small_".length()));
            }
        }
        return 0;
    }

    private int dayNumber(int index) {
        if (index >= words.size()) {
            return 0;
        }
        String word = lower(index);
        if (!Character.isDigit(word.charAt(0))) {
            return 0;
        }
        int digits = word.length() > 1 && Character.isDigit(word.charAt(1)) ? 2 : 1;
        int day = ORDINAL_ENDINGS.contains(word.substring(digits)) ? number(word.substring(0, digits)) : 0;
        return day >= 1 && day <= 31 ? day : 0;
    }

    private int yearAt(int index) {
        if (index >= words.size()) {
            return 0;
        }
        String word = bare(lower(index));
        int year = word.length() == 4 && isNumber(word, 4) ? number(word) : 0;
        return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
    }

    private static boolean isNumber(String word, int mostDigits) {
        return !word.isEmpty() && word.length() <= mostDigits && word.chars().allMatch(Character::isDigit);
    }

    private static int number(String digits) {
        int number = 0;
        for (int index = 0; index < digits.length(); index++) {
            number = number * 10 + Character.digit(digits.charAt(index), 10);
        }
        return number;
    }

    /** Whether only these marks stand before a word and the one before it. */
    private boolean nothingBut(int index, String marks) {
        return text.substring(words.get(index - 1).end(), words.get(index).start())
                .chars()
                .allMatch(mark -> marks.indexOf(mark) >= 0);
    }

    /** Whether the clause so far says "will", "is set to" or the like. */
    private boolean speaksOfFuture() {
        int from = at;
        while (from > 0
                && at - from < 10
                && !endsClause(words.get(from - 1).end(), words.get(from).start())) {
            from--;
        }
        return lexicon.count(words.subList(from, at)).containsKey("future");
    }

    private boolean endsClause(int from, int to) {
        return text.substring(from, to).chars().anyMatch(mark -> ".;:!?\n\u061F".indexOf(mark) >= 0);
    }

    private String lower(int index) {
        return words.get(index).lower();
    }

    private @Nullable Found day(int used, int year, int month, int day) {
        try {
            return mention(used, PartialDate.ofDay(LocalDate.of(year, month, day)));
        } catch (DateTimeException e) {
            // No such day, such as 30 February: then the words mean something else.
            return null;
        }
    }

    private Found mention(int used, PartialDate date) {
        LocalDate last = date.last();
        boolean running = !date.first().isAfter(published) && last.isAfter(published);
        return found(used, date, date.first(), running ? published : last);
    }

    private Found week(int used, LocalDate day) {
        LocalDate first = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate sunday = first.plusDays(6);
        boolean running = !first.isAfter(published) && sunday.isAfter(published);
        LocalDate last = running ? published : sunday;
        Precision precision = YearMonth.from(first).equals(YearMonth.from(last)) ? Precision.MONTH : Precision.YEAR;
        return found(used, new PartialDate(last, precision), first, last);
    }

    private Found found(int used, PartialDate date, LocalDate first, LocalDate last) {
        return new Found(
                used,
                new DateMention(words.get(at).start(), words.get(at + used - 1).end(), date, first, last));
    }
}
