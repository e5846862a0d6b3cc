package org.plumbline.claims.quantity.reading;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;

/**
 * Names of countries and of larger cities in Arabic, which has no capitals to tell a name by. They are those that ICU
 * (Unicode CLDR) has for regions and time zones; what it lacks stands in the table of words.
 */
final class PlaceNames {

    /** The most words in one name. */
    static final int MAX_WORDS = 4;

    private static final Set<String> ARABIC = load();

    private PlaceNames() {}

    /** Whether the words, as the tables spell them, are the name of a place. */
    static boolean has(String words) {
        return ARABIC.contains(words);
    }

    private static Set<String> load() {
        Set<String> names = new HashSet<>();
        ULocale arabic = ULocale.forLanguageTag("ar");
        LocaleDisplayNames regions = LocaleDisplayNames.getInstance(arabic);
        for (String country : Locale.getISOCountries()) {
            names.add(normalized(regions.regionDisplayName(country)));
        }
        TimeZoneNames cities = TimeZoneNames.getInstance(arabic);
        for (String zone : TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null)) {
            String city = cities.getExemplarLocationName(zone);
            if (city != null) {
                names.add(normalized(city));
            }
        }
        return names;
    }

    private static String normalized(String name) {
        return Tokenizer.tokens(name, Language.ARABIC).stream().map(Token::norm).collect(Collectors.joining(" "));
    }
}
