package org.plumbline.kit.text;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The languages that the public pages' own words are written in. */
public final class SiteLanguage {

    public static final String ENGLISH = "en";
    public static final String ARABIC = "ar";

    private static final Set<String> WRITTEN = Set.of(ENGLISH, ARABIC);

    private SiteLanguage() {}

    /** The language that a BCP 47 tag asks for, without its region, if the site speaks it; English otherwise. */
    public static String of(@Nullable String tag) {
        String language = tag == null ? ENGLISH : Locale.forLanguageTag(tag).getLanguage();
        return WRITTEN.contains(language) ? language : ENGLISH;
    }
}
