package org.plumbline.review.check;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Tells what can be less than nothing. What is counted cannot: nobody has killed, displaced or found fewer than none. A
 * figure counts if it has no unit, or people for one, unless its measure is called a change, a temperature or the like;
 * what has another unit (percent, USD, °C) may lie below zero, but for what became of people.
 */
public final class BelowZero {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}%°]+");

    private static final Set<String> MAY_BE = Set.of(
            "%",
            "°",
            "°c",
            "°f",
            "percent",
            "percentage",
            "rate",
            "index",
            "score",
            "level",
            "change",
            "changes",
            "difference",
            "balance",
            "net",
            "growth",
            "increase",
            "decrease",
            "rise",
            "fall",
            "decline",
            "gain",
            "loss",
            "profit",
            "surplus",
            "deficit",
            "margin",
            "anomaly",
            "deviation",
            "temperature",
            "temperatures",
            "degrees",
            "celsius",
            "fahrenheit",
            "elevation",
            "altitude",
            "usd",
            "eur",
            "gbp");

    private static final Set<String> BECAME_OF_PEOPLE = Set.of(
            "killed",
            "dead",
            "deaths",
            "died",
            "fatalities",
            "injured",
            "wounded",
            "displaced",
            "missing",
            "detained",
            "arrested",
            "hostages",
            "prisoners",
            "abducted",
            "evacuated",
            "casualties",
            "infected",
            "destroyed",
            "damaged");

    private static final Set<String> SHARES = Set.of("percent", "percentage point", "percentage points");

    private BelowZero() {}

    /**
     * Whether a figure can lie below zero.
     *
     * @param measure what it measures, e.g. {@code killed}; null if nobody says
     * @param unit null for a plain count
     */
    public static boolean isPossible(@Nullable String measure, @Nullable String unit) {
        Set<String> words = measure == null
                ? Set.of()
                : Set.copyOf(BETWEEN_WORDS
                        .splitAsStream(measure.toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList());
        String plainUnit = Question.unit(unit);
        if (words.stream().anyMatch(MAY_BE::contains) || SHARES.contains(plainUnit)) {
            return true;
        }
        return !plainUnit.isEmpty() && words.stream().noneMatch(BECAME_OF_PEOPLE::contains);
    }
}
