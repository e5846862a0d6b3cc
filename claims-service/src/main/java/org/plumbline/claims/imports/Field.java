package org.plumbline.claims.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a column of a file may hold. */
public enum Field {
    TEXT("text", "The claim in its own words; needed."),
    LANGUAGE("language", "A tag such as en, ar or ar-EG; needed, unless one is chosen for all rows."),
    CLAIMANT("claimant", "Who said it."),
    SOURCE("source", "Whose figure or finding the claimant calls it."),
    STATED_ON("stated_on", "2024-04-07, 2024-04 or 2024."),
    URL("url", "Where it was seen: https://…"),
    PUBLISHER("publisher", "Who published it there."),
    HEADLINE("headline", "The headline there."),
    PUBLISHED_ON("published_on", "2024-04-07, 2024-04 or 2024."),
    TOPICS("topics", "Separated by semicolons."),
    RESTATEMENT("restatement", "The same so that it stands alone.");

    /** The columns that our own report of refused rows puts in front. */
    static final String ROW = "row";

    static final String REFUSED_BECAUSE = "refused_because";

    private static final Set<String> OF_THE_REPORT = Set.of(ROW, REFUSED_BECAUSE);

    private final String column;
    private final String meaning;

    Field(String column, String meaning) {
        this.column = column;
        this.meaning = meaning;
    }

    /** The name of a column that needs no explanation. */
    public String column() {
        return column;
    }

    /** What to write there, in words. */
    public String meaning() {
        return meaning;
    }

    /** The field that is called like this: {@code Stated on} is meant as {@code stated_on}. */
    static Optional<Field> called(String name) {
        String plain = plain(name);
        for (Field field : values()) {
            if (field.column.equals(plain)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    static boolean isOfTheReport(String name) {
        return OF_THE_REPORT.contains(plain(name));
    }

    /** A column's name without what people write differently each time. */
    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
    }
}
