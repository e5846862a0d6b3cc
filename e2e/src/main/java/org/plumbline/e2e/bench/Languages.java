package org.plumbline.e2e.bench;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Languages as the makers of data sets name them in their files. */
final class Languages {

    private static final Pattern APART = Pattern.compile("[^\\p{L}]+");
    private static final Map<String, List<String>> NAMES = Map.of(
            "en", List.of("english", "eng", "en"),
            "ar", List.of("arabic", "ara", "ar"),
            "es", List.of("spanish", "spa", "es"),
            "fr", List.of("french", "fra", "fr"),
            "de", List.of("german", "deu", "de"),
            "nl", List.of("dutch", "nld", "nl"),
            "it", List.of("italian", "ita", "it"),
            "pt", List.of("portuguese", "por", "pt"),
            "tr", List.of("turkish", "tur", "tr"),
            "bg", List.of("bulgarian", "bul", "bg"));

    private Languages() {}

    /** The BCP 47 tag of the language that a name of a file tells; {@code und} if it tells none. */
    static String of(String name) {
        for (String word : APART.split(name, -1)) {
            for (Map.Entry<String, List<String>> language : NAMES.entrySet()) {
                if (language.getValue().contains(word)) {
                    return language.getKey();
                }
            }
        }
        return "und";
    }

    /** Whether the word names the language. */
    static boolean isName(String word, String tag) {
        return NAMES.getOrDefault(tag, List.of()).contains(word);
    }
}
