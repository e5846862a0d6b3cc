package org.plumbline.claims.quantity.reading;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.Comparator;

/**
 * A number, or two of a range, with its comparator and unit.
 *
 * @param from its first token, comparator and currency sign included
 * @param number the first token of the number itself
 * @param to the token after its last, unit included
 * @param compared whether a word says how it compares
 * @param upper the upper end of a range
 * @param hyphenated whether it stands before a noun as in "six-week ceasefire"
 */
record Figure(
        int from,
        int number,
        int to,
        Comparator comparator,
        boolean compared,
        BigDecimal value,
        @Nullable BigDecimal upper,
        int digits,
        @Nullable String unit,
        boolean hyphenated) {

    /** The token after its words; those of a noun that says itself that there are two are the noun. */
    int end() {
        return Math.max(to, number + 1);
    }

    Figure withUnit(String other) {
        return new Figure(from, number, to, comparator, compared, value, upper, digits, other, hyphenated);
    }
}
