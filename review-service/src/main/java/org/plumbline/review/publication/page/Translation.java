package org.plumbline.review.publication.page;

import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.site.Site;

/**
 * The same page in the other language that the site speaks.
 *
 * @param english absolute address
 * @param arabic absolute address
 * @param own absolute address of the page itself
 */
public record Translation(String language, String english, String arabic, String own) {

    /**
     * Of a path with its query.
     *
     * @param path without the parameter {@code lang}
     */
    public static Translation of(Site site, String path, String language) {
        String english = site.url() + path;
        String arabic = english + (path.contains("?") ? "&" : "?") + "lang=ar";
        return new Translation(language, english, arabic, PageLanguage.isArabic(language) ? arabic : english);
    }

    public boolean inArabic() {
        return PageLanguage.isArabic(language);
    }
}
