package org.plumbline.kit.text;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which languages there are: one answer, so that no service refuses what another one took. */
public final class LanguageTags {

    private static final Set<String> NOT_A_LANGUAGE = Set.of("und", "mul", "mis", "zxx");
    private static final Set<String> ISO_639 = Set.of(Locale.getISOLanguages());

    private LanguageTags() {}

    /** A well-formed BCP 47 tag of a language that ISO 639 knows, in its canonical form; empty if it is not one. */
    public static Optional<String> canonical(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return isKnown(locale.getLanguage()) ? Optional.of(locale.toLanguageTag()) : Optional.empty();
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private static boolean isKnown(String language) {
        // Java lists the two-letter codes; a three-letter code is known if Unicode's locale data have a name for it.
        return ISO_639.contains(language)
                || (language.length() == 3
                        && !NOT_A_LANGUAGE.contains(language)
                        && !Locale.of(language)
                                .getDisplayLanguage(Locale.ENGLISH)
                                .equals(language));
    }
}
