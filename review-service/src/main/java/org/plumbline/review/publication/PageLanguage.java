package org.plumbline.review.publication;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The languages that the site's own words are written in. */
public final class PageLanguage {

    private static final Set<String> WRITTEN = Set.of("en", "ar");

    /** What is spoken where nothing else was asked for, and what no address has to name. */
    public static final String DEFAULT = "en";

    private PageLanguage() {}

    /** Whether the site answers a text in this language in Arabic. */
    public static boolean isArabic(String tag) {
        return of(tag).equals("ar");
    }

    /** The language asked for, without its region, if the site speaks it; English otherwise. */
    public static String of(@Nullable String tag) {
        String language = tag == null ? DEFAULT : Locale.forLanguageTag(tag).getLanguage();
        return WRITTEN.contains(language) ? language : DEFAULT;
    }
}
