package org.plumbline.claims.article.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the language of a text where nobody said it, and only where it is plain: by its script, or by its little words. */
public final class LanguageGuess {

    private static final int LOOKED_AT = 20_000;
    private static final int LEAST_WORDS = 4;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    /** Letters of Persian and Urdu that Arabic does not have. */
    private static final Set<Integer> NOT_ARABIC =
            Set.of((int) '\u067E', (int) '\u0686', (int) '\u0698', (int) '\u06AF', (int) '\u06CC', (int) '\u06A9');

    private static final Map<String, Set<String>> LITTLE_WORDS = Map.of(
            "en",
            Set.of(
                    "the", "of", "and", "to", "in", "is", "was", "that", "for", "with", "on", "by", "it", "are", "have",
                    "has", "not", "from", "at", "were"),
            "fr",
            Set.of(
                    "le", "la", "les", "des", "et", "du", "une", "est", "dans", "que", "qui", "pour", "pas", "sur",
                    "au", "aux", "avec", "ont", "par", "ce"),
            "es",
            Set.of(
                    "el", "los", "las", "del", "y", "una", "es", "en", "que", "por", "con", "para", "se", "al", "su",
                    "han", "como", "fue", "lo", "más"));

    private LanguageGuess() {}

    /** A BCP 47 tag; empty if it is not plain. */
    public static Optional<String> of(String text) {
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
        long letters = start.codePoints().filter(Character::isLetter).count();
        long arabic = start.codePoints()
                .filter(letter -> Character.isLetter(letter)
                        && Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC)
                .count();
        if (letters > 0 && arabic * 2 > letters) {
            long others = start.codePoints().filter(NOT_ARABIC::contains).count();
            return others * 50 > arabic ? Optional.empty() : Optional.of("ar");
        }
        return byLittleWords(List.of(NO_LETTERS.split(start.toLowerCase(Locale.ROOT), -1)));
    }

    private static Optional<String> byLittleWords(List<String> words) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : words) {
            LITTLE_WORDS.forEach((language, little) -> {
                if (little.contains(word)) {
                    counts.merge(language, 1, Integer::sum);
                }
            });
        }
        List<Map.Entry<String, Integer>> best = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .toList();
        if (best.isEmpty()) {
            return Optional.empty();
        }
        int first = best.getFirst().getValue();
        int second = best.size() > 1 ? best.get(1).getValue() : 0;
        // In running text every fifth word or so is one of them.
        boolean plain = words.size() >= LEAST_WORDS && first * 12 >= words.size() && first * 2 >= second * 3;
        return plain ? Optional.of(best.getFirst().getKey()) : Optional.empty();
    }
}
