package org.plumbline.claims.quantity.reading;

import java.util.Locale;
import java.util.Optional;

/** The languages whose quantities can be read. */
enum Language {
    ENGLISH("en"),
    ARABIC("ar"),
    FRENCH("fr"),
    SPANISH("es");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    static Optional<Language> of(Locale locale) {
        for (Language language : values()) {
            if (language.code.equals(locale.getLanguage())) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** The tag of the file with its words. */
    String code() {
        return code;
    }

    /** Whether "33 137" with a plain space is one number. */
    boolean groupsBySpace() {
        return this == FRENCH || this == SPANISH;
    }
}
