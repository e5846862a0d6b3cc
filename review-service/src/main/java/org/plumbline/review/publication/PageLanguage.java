package org.plumbline.review.publication;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.text.SiteLanguage;

/** The languages that the site's own words are written in. */
public final class PageLanguage {

    private PageLanguage() {}

    /** Whether the site answers a text in this language in Arabic. */
    public static boolean isArabic(String tag) {
        return of(tag).equals(SiteLanguage.ARABIC);
    }

    /** The language asked for, without its region, if the site speaks it; English otherwise. */
    public static String of(@Nullable String tag) {
        return SiteLanguage.of(tag);
    }
}
