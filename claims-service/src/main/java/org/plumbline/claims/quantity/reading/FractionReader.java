package org.plumbline.claims.quantity.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.reading.Lexicon.NumberWord;
import org.plumbline.claims.quantity.reading.Lexicon.Section;
import org.plumbline.claims.quantity.reading.NumberReading.Form;
import org.plumbline.claims.quantity.reading.Tokens.Match;

/**
 * Reads parts of a whole that words name, "two-thirds of", "half the", as percent; a third is 33.33. Without the whole
 * behind it a fraction is none: "the second half", "a third time".
 */
final class FractionReader {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    private final Tokens tokens;

    FractionReader(Tokens tokens) {
        this.tokens = tokens;
    }

    @Nullable
    NumberReading at(int index) {
        NumberWord many = tokens.lexicon().number(tokens.norm(index));
        boolean article = tokens.is(Section.ARTICLE, index);
        boolean small = many != null && many.kind() == Section.UNIT_WORD;
        if (small || article) {
            int next = tokens.at(index + 1).isHyphen() ? index + 2 : index + 1;
            Match fraction = tokens.starting(Section.FRACTION, next);
            BigDecimal count = many == null ? BigDecimal.ONE : many.value();
            BigDecimal parts = fraction == null ? BigDecimal.ONE : new BigDecimal(fraction.key());
            if (fraction != null && tokens.together(index, next) && count.compareTo(parts) < 0) {
                BigDecimal percent = HUNDRED.multiply(count).divide(parts, DECIMALS, RoundingMode.HALF_UP);
                return reading(index, fraction, percent);
            }
        }
        Match part = tokens.starting(Section.PART, index);
        return part == null || isNamed(index) ? null : reading(index, part, new BigDecimal(part.key()));
    }

    /** "the first half", "his half", "that third": something that is called so. */
    private boolean isNamed(int index) {
        return tokens.language() == Language.ENGLISH
                && tokens.together(index - 1, index)
                && tokens.is(Section.NO_PART, index - 1);
    }

    private @Nullable NumberReading reading(int from, Match part, BigDecimal percent) {
        // "between a third and a half of the seats"
        boolean lower = tokens.ending(Section.BETWEEN, from) != null
                && tokens.is(Section.BETWEEN_AND, part.to())
                && at(part.to() + 1) != null;
        return lower || isOfSomething(part.to())
                ? new NumberReading(from, part.to(), percent, percent, 1, Form.SHARE, false)
                : null;
    }

    /** A whole stands behind "of"; in English "half the" and "half its" will do, and in Arabic it is definite. */
    private boolean isOfSomething(int index) {
        Match of = tokens.starting(Section.OF, index);
        int whole = of == null ? index : of.to();
        if (!tokens.together(index - 1, whole) || tokens.starting(Section.NO_WHOLE, whole) != null || isDate(whole)) {
            return false;
        }
        String norm = tokens.norm(index);
        return of != null
                || switch (tokens.language()) {
                    case ENGLISH -> norm.equals("its") || norm.equals("their") || norm.equals("all");
                    case ARABIC -> norm.startsWith("\u0627\u0644");
                    case FRENCH, SPANISH -> false;
                };
    }

    private boolean isDate(int index) {
        return tokens.is(Section.MONTH, index)
                || tokens.is(Section.WEEKDAY, index)
                || DateReader.isYear(tokens.at(index));
    }
}
