package org.plumbline.review.check.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;

/** The sentences of one language, with places for figures and days in braces: {@code the {mark} mark was passed on {day}}. */
public final class Phrases {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");
    private static final Phrases ENGLISH = new Phrases("en");
    private static final Map<String, Phrases> BY_LANGUAGE = Map.of("en", ENGLISH, "ar", new Phrases("ar"));

    private final String language;
    private final Properties phrases;

    private Phrases(String language) {
        this.language = language;
        this.phrases = load("phrases_" + language + ".properties");
    }

    /** Those of the language, whatever its region; English for a language that nobody has written them in. */
    public static Phrases in(String tag) {
        return BY_LANGUAGE.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), ENGLISH);
    }

    /** The language that they are really in. */
    public String language() {
        return language;
    }

    public boolean isRightToLeft() {
        return language.equals("ar");
    }

    /** A phrase without places. */
    public String say(String key) {
        return say(key, Map.of());
    }

    /**
     * A phrase with its places filled.
     *
     * @throws IllegalArgumentException if there is no such phrase, or a place is left over
     */
    public String say(String key, Map<String, String> parts) {
        String phrase = phrases.getProperty(key);
        if (phrase == null) {
            throw new IllegalArgumentException("There is no phrase " + key + " in " + language);
        }
        return PLACE.matcher(phrase).replaceAll(match -> {
            String part = parts.get(match.group(1));
            if (part == null) {
                throw new IllegalArgumentException("Nothing fills {" + match.group(1) + "} of " + key);
            }
            return Matcher.quoteReplacement(part);
        });
    }

    /** {@code 33,137}. */
    public String number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return Shown.number(plain.scale() < 0 ? plain.setScale(0) : plain, language);
    }

    /** {@code 7 April 2024}. */
    public String day(LocalDate day) {
        return day(PartialDate.ofDay(day));
    }

    /** {@code 7 April 2024}, {@code April 2024} or {@code 2024}. */
    public String day(PartialDate date) {
        return Shown.date(date, language);
    }

    /** {@code 7 April}, if it lies in the year that was just named; with its year otherwise. */
    public String day(LocalDate day, int named) {
        return day.getYear() == named ? Shown.day(day, "d MMMM", language) : day(day);
    }

    /** A day in a pattern of {@link java.time.format.DateTimeFormatter}. */
    public String day(LocalDate day, String pattern) {
        return Shown.day(day, pattern, language);
    }

    /** {@code 1.2M}, where space is short. */
    public String compact(BigDecimal number) {
        return Shown.compact(number, language);
    }

    /** A name in whatever script, set apart so that it does not turn the words around it (UAX #9, isolates). */
    public String name(String name) {
        return '\u2068' + name + '\u2069';
    }

    /** What is counted, in the language if it has a word for it, and as it was written otherwise. */
    public String measure(String measure) {
        String key = "measure." + measure.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
        return phrases.getProperty(key, name(measure));
    }

    /** The keys of all phrases, for the test that compares languages. */
    Set<String> keys() {
        return phrases.stringPropertyNames();
    }

    private static Properties load(String file) {
        Properties phrases = new Properties();
        try (InputStream stream = Phrases.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("The build lacks " + file);
            }
            phrases.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return phrases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
