package org.plumbline.review.figure.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a file writes days. Never guessed from the days themselves: 04/07/2024 is two days. */
public enum DateFormat {
    /** {@code 2024-04-07}, a time after it left out. */
    ISO("2024-04-07", "(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})(?:[T ].*)?"),
    /** {@code 20240407}. */
    COMPACT("20240407", "(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})"),
    /** {@code 07/04/2024}, {@code 7.4.2024}. */
    DAY_FIRST("07/04/2024 is 7 April", "(?<d>\\d{1,2})[./-](?<m>\\d{1,2})[./-](?<y>\\d{4})"),
    /** {@code 04/07/2024}. */
    MONTH_FIRST("04/07/2024 is 7 April", "(?<m>\\d{1,2})[./-](?<d>\\d{1,2})[./-](?<y>\\d{4})");

    private final String example;
    private final Pattern pattern;

    DateFormat(String example, String pattern) {
        this.example = example;
        this.pattern = Pattern.compile(pattern);
    }

    /** What it looks like, for people who choose. */
    public String example() {
        return example;
    }

    /** The day in the text, or nothing if it is not written so or no such day exists. */
    Optional<LocalDate> read(String text) {
        Matcher matcher = pattern.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(matcher.group("y")),
                    Integer.parseInt(matcher.group("m")),
                    Integer.parseInt(matcher.group("d")));
            return day.getYear() < 1000 ? Optional.empty() : Optional.of(day);
        } catch (DateTimeException e) {
            // The row is refused for it; there is nothing more to know.
            return Optional.empty();
        }
    }
}
