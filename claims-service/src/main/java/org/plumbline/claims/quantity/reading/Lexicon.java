package org.plumbline.claims.quantity.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** The words of one language that numbers, dates and what surrounds them are read by; from {@code words.*.txt}. */
final class Lexicon {

    /** The tables; what each holds is said in {@code words.en.txt}. */
    enum Section {
        UNIT_WORD,
        TEEN,
        TEN,
        HUNDRED,
        FIXED,
        SCALE,
        SUFFIX,
        LONE,
        ROUND,
        DOZEN,
        ARTICLE,
        HALF,
        FRACTION,
        PART,
        NO_PART,
        NO_WHOLE,
        SHARE,
        PLURAL,
        DUAL,
        NUMBER_OF,
        AND,
        BEFORE,
        AFTER,
        MEASURE,
        STATE,
        UNIT,
        CURRENCY,
        PER,
        PERSON,
        AUX,
        STOP,
        LINK,
        OF,
        INCLUDING,
        NEGATION,
        BETWEEN,
        BETWEEN_AND,
        FROM,
        TO,
        CHANGE,
        PLACE,
        DIRECTION,
        NO_PLACE,
        PLACE_NAME,
        ACCORDING,
        SAID,
        NAME,
        NAME_OF,
        TIME,
        AGE,
        AGED,
        GAME,
        PHONE,
        MONTH,
        WEEKDAY,
        RELATIVE,
        LAST,
        SINCE,
        AS_OF,
        ON,
        YEAR_AFTER
    }

    private static final Set<Section> NUMBER_WORDS = EnumSet.of(
            Section.UNIT_WORD,
            Section.TEEN,
            Section.TEN,
            Section.HUNDRED,
            Section.FIXED,
            Section.SCALE,
            Section.DOZEN,
            Section.ROUND);

    private static final Map<Language, Lexicon> ALL = new EnumMap<>(Map.of(
            Language.ENGLISH, load(Language.ENGLISH),
            Language.ARABIC, load(Language.ARABIC),
            Language.FRENCH, load(Language.FRENCH),
            Language.SPANISH, load(Language.SPANISH)));

    private final Map<Section, Map<String, String>> sections = new EnumMap<>(Section.class);
    private final Map<Section, Map<String, Integer>> longestFrom = new EnumMap<>(Section.class);
    private final Map<Section, Map<String, Integer>> longestTo = new EnumMap<>(Section.class);
    private final Map<String, NumberWord> numbers = new HashMap<>();

    private Lexicon() {
        for (Section section : Section.values()) {
            sections.put(section, new HashMap<>());
            longestFrom.put(section, new HashMap<>());
            longestTo.put(section, new HashMap<>());
        }
    }

    static Lexicon of(Language language) {
        Lexicon lexicon = ALL.get(language);
        if (lexicon == null) {
            throw new IllegalStateException("No words of " + language);
        }
        return lexicon;
    }

    /** What the phrase stands for in the section; null if it is not there. */
    @Nullable
    String find(Section section, String phrase) {
        Map<String, String> entries = sections.get(section);
        return entries == null || phrase.isEmpty() ? null : entries.get(phrase);
    }

    /** How many words the longest entry of the section has that begins with this one; 0 if none does. */
    int longestFrom(Section section, String word) {
        return longest(longestFrom, section, word);
    }

    /** How many words the longest entry of the section has that ends with this one; 0 if none does. */
    int longestTo(Section section, String word) {
        return longest(longestTo, section, word);
    }

    private static int longest(Map<Section, Map<String, Integer>> lengths, Section section, String word) {
        return Objects.requireNonNull(lengths.get(section)).getOrDefault(word, 0);
    }

    boolean has(Section section, String phrase) {
        return find(section, phrase) != null;
    }

    @Nullable
    NumberWord number(String word) {
        return numbers.get(word);
    }

    /** A word of a number and how it joins with the others. */
    record NumberWord(Section kind, BigDecimal value) {}

    private static Lexicon load(Language language) {
        Lexicon lexicon = new Lexicon();
        String name = "words." + language.code() + ".txt";
        try (InputStream file = Lexicon.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> lexicon.addLine(line, language));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
        return lexicon;
    }

    /** {@code SECTION what it stands for = phrase | phrase}. */
    private void addLine(String line, Language language) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw new IllegalStateException("No = in " + line);
        }
        String head = line.substring(0, equals).strip();
        int blank = head.indexOf(' ');
        Section section = Section.valueOf(blank < 0 ? head : head.substring(0, blank));
        String key = blank < 0 ? "" : head.substring(blank).strip();
        for (String phrase : List.of(line.substring(equals + 1).split("\\|", -1))) {
            add(section, key, joined(phrase, language));
        }
    }

    private void add(Section section, String key, String phrase) {
        Map<String, String> entries = sections.get(section);
        if (entries == null || phrase.isEmpty()) {
            throw new IllegalStateException("Nothing to add to " + section);
        }
        entries.put(phrase, key);
        List<String> words = List.of(phrase.split(" ", -1));
        Objects.requireNonNull(longestFrom.get(section)).merge(words.getFirst(), words.size(), Math::max);
        Objects.requireNonNull(longestTo.get(section)).merge(words.getLast(), words.size(), Math::max);
        if (NUMBER_WORDS.contains(section)) {
            numbers.put(phrase, new NumberWord(section, new BigDecimal(key)));
        }
    }

    private static String joined(String phrase, Language language) {
        return Tokenizer.tokens(phrase.strip(), language).stream()
                .map(Token::norm)
                .collect(Collectors.joining(" "));
    }
}
