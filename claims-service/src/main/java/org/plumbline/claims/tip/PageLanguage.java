package org.plumbline.claims.tip;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.intake.QueryString;
import org.plumbline.kit.text.SiteLanguage;

/** The language of a public page: English, or Arabic where its address asks for it, in whatever region. */
enum PageLanguage {
    EN,
    AR;

    static PageLanguage of(@Nullable String lang) {
        return SiteLanguage.of(lang).equals(SiteLanguage.ARABIC) ? AR : EN;
    }

    /** The BCP 47 tag. */
    String tag() {
        return switch (this) {
            case EN -> "en";
            case AR -> "ar";
        };
    }

    /** An address of the page in this language. */
    QueryString at(String path) {
        return new QueryString(path).with("lang", this == EN ? null : tag());
    }
}
