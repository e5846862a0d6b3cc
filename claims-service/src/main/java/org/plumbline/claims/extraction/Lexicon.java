package org.plumbline.claims.extraction;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The words of one language that features, sentences, quotes and dates look for. */
final class Lexicon {

    private static final Set<String> LANGUAGES = Set.of("ar", "en", "es", "fr");
    private static final Map<String, Lexicon> LOADED = new ConcurrentHashMap<>();
    private static final List<String> ARABIC_CLITICS =
            List.of("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك");

    private final String language;
    private final Map<String, Set<String>> phrasesOfList = new HashMap<>();
    private final Map<String, Set<String>> listsOfPhrase = new HashMap<>();
    private final Set<String> beginnings = new HashSet<>();

    private Lexicon(String language, Properties lists) {
        this.language = language;
        for (String list : lists.stringPropertyNames()) {
            Set<String> phrases = new HashSet<>(Arrays.asList(
                    lists.getProperty(list).strip().toLowerCase(Locale.ROOT).split("\\s*,\\s*")));
            phrases.remove("");
            phrasesOfList.put(list, Set.copyOf(phrases));
            for (String phrase : phrases) {
                listsOfPhrase.computeIfAbsent(phrase, key -> new HashSet<>()).add(list);
                for (int blank = phrase.indexOf(' '); blank > 0; blank = phrase.indexOf(' ', blank + 1)) {
                    beginnings.add(phrase.substring(0, blank));
                }
            }
        }
    }

    /** The words of the language of a BCP 47 tag; no words at all for a language that nobody has described yet. */
    static Lexicon of(String tag) {
        return LOADED.computeIfAbsent(Locale.forLanguageTag(tag).getLanguage(), Lexicon::load);
    }

    private static Lexicon load(String language) {
        Properties lists = new Properties();
        if (LANGUAGES.contains(language)) {
            String name = "lexicon_" + language + ".properties";
            try (InputStreamReader reader = new InputStreamReader(
                    Objects.requireNonNull(Lexicon.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
                lists.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Lexicon(language, lists);
    }

    String language() {
        return language;
    }

    Set<String> phrases(String list) {
        return phrasesOfList.getOrDefault(list, Set.of());
    }

    boolean has(String list, String phrase) {
        return phrases(list).contains(phrase);
    }

    /** The lists that a phrase stands in. */
    Set<String> lists(String phrase) {
        return listsOfPhrase.getOrDefault(phrase, Set.of());
    }

    /** Whether some phrase begins with these words and has more. */
    boolean goesOn(String words) {
        return beginnings.contains(words);
    }

    /** Whether the word alone names a month. */
    boolean isMonth(String word) {
        return lists(word).stream().anyMatch(list -> list.startsWith("month_"));
    }

    /** Whether the word alone names a day of the week. */
    boolean isWeekday(String word) {
        return lists(word).stream().anyMatch(list -> list.startsWith("day_"));
    }

    /**
     * How often each list's phrases occur.
     *
     * @return by the name of the list, those that occur only
     */
    Map<String, Integer> count(List<Token> tokens) {
        Map<String, Integer> counts = new HashMap<>();
        for (int at = 0; at < tokens.size(); at++) {
            listsOf(tokens.get(at)).forEach(list -> counts.merge(list, 1, Integer::sum));
            String phrase = tokens.get(at).lower();
            for (int next = at + 1; next < tokens.size() && goesOn(phrase); next++) {
                phrase = phrase + " " + tokens.get(next).lower();
                lists(phrase).forEach(list -> counts.merge(list, 1, Integer::sum));
            }
        }
        return counts;
    }

    private Set<String> listsOf(Token word) {
        if (word.text().equals("US")) {
            // The country, not the pronoun.
            return Set.of();
        }
        for (String form : forms(word.lower())) {
            Set<String> lists = lists(form);
            if (!lists.isEmpty()) {
                return lists;
            }
        }
        return Set.of();
    }

    /** The word, and in languages that write small words onto the next one, the word without them. */
    private List<String> forms(String word) {
        List<String> forms = new ArrayList<>();
        forms.add(word);
        if (language.equals("ar")) {
            for (String clitic : ARABIC_CLITICS) {
                if (word.startsWith(clitic) && word.length() >= clitic.length() + 3) {
                    forms.add(word.substring(clitic.length()));
                }
            }
        } else if (language.equals("fr") && word.indexOf('\'') == 1) {
            forms.add(word.substring(2));
        }
        return forms;
    }
}
