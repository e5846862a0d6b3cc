package org.plumbline.review.publication.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the desk says of itself, a text each. */
public enum SiteText {
    METHODOLOGY("How we check"),
    SOURCES("Sources"),
    CORRECTIONS("Corrections"),
    ABOUT("About");

    private final String title;

    SiteText(String title) {
        this.title = title;
    }

    /** As the desk calls it. */
    public String title() {
        return title;
    }

    /** As it stands in addresses and in the database. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SiteText> find(String slug) {
        return Arrays.stream(values()).filter(text -> text.slug().equals(slug)).findFirst();
    }
}
