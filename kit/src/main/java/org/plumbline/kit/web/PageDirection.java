package org.plumbline.kit.web;

import java.util.Locale;
import java.util.Set;

import io.quarkus.qute.TemplateExtension;

/** In templates {@code {page:direction(language)}}: which way a language is written. */
@TemplateExtension(namespace = "page")
public final class PageDirection {

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ps", "sd", "ug", "ur", "yi");

    private PageDirection() {}

    /** {@code rtl} or {@code ltr}, for a BCP 47 tag. */
    public static String direction(String language) {
        return RIGHT_TO_LEFT.contains(Locale.forLanguageTag(language).getLanguage()) ? "rtl" : "ltr";
    }
}
