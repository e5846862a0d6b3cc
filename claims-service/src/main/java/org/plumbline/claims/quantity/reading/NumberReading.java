package org.plumbline.claims.quantity.reading;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A number in the text, in digits or words, with its scale.
 *
 * @param from its first token
 * @param to the token after its last
 * @param mantissa the value before its scale: 25 in "25 thousand"; the value itself where it has none
 * @param digits how many significant digits were meant
 * @param form how it was written
 * @param round whether the word itself says "about", as the French "vingtaine" does
 */
record NumberReading(int from, int to, BigDecimal value, BigDecimal mantissa, int digits, Form form, boolean round) {

    /** How a number was written. */
    enum Form {
        DIGITS,
        WORDS,
        /** A fraction of something, in percent. */
        SHARE,
        /** A plural that says how many at the least: hundreds. */
        PLURAL,
        /** An Arabic noun whose ending says that there are two; the number's tokens are none. */
        DUAL,
        /** Digits with an ending that makes them something else: 7th, 5G. */
        NAME,
        /** Digits that are no number by the locale: versions, dates, addresses. */
        UNREADABLE
    }

    NumberReading {
        // 1.7 million is 1700000, not 1700000.0; but 4.50 was written with two decimals
        value = value.compareTo(mantissa) != 0 || form == Form.WORDS || form == Form.SHARE ? stripped(value) : value;
    }

    private static BigDecimal stripped(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    boolean isCountable() {
        return switch (form) {
            case DIGITS, WORDS, SHARE, PLURAL, DUAL -> true;
            case NAME, UNREADABLE -> false;
        };
    }

    boolean isScaled() {
        return value.compareTo(mantissa) != 0;
    }

    /** "20 to 25 thousand": the first has the scale of the second. */
    NumberReading scaledLike(NumberReading other) {
        boolean shared =
                !isScaled() && other.isScaled() && other.mantissa.signum() > 0 && value.compareTo(other.mantissa) < 0;
        return shared
                ? new NumberReading(
                        from,
                        to,
                        value.multiply(other.value.divide(other.mantissa, MathContext.DECIMAL64)),
                        mantissa,
                        digits,
                        form,
                        round)
                : this;
    }
}
