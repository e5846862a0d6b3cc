package org.plumbline.claims.quantity.reading;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.reading.Lexicon.NumberWord;
import org.plumbline.claims.quantity.reading.Lexicon.Section;

/** Adds up the words of one number, "two hundred and fifty thousand", for as long as the next word still fits. */
final class NumberWords {

    /** Larger figures are not written in news; multiplying on would cost more than linear time. */
    private static final BigDecimal LIMIT = new BigDecimal("1e17");

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int TEN = 10;

    private final Tokens tokens;
    private final boolean afterDigits;
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal current;
    private BigDecimal lastScale = BigDecimal.ZERO;
    private @Nullable Section last;
    private boolean scaled;

    NumberWords(Tokens tokens, @Nullable BigDecimal inDigits) {
        this.tokens = tokens;
        this.afterDigits = inDigits != null;
        this.current = inDigits == null ? BigDecimal.ZERO : inDigits;
    }

    private NumberWords(NumberWords other) {
        this.tokens = other.tokens;
        this.afterDigits = other.afterDigits;
        this.current = other.current;
        adopt(other);
    }

    BigDecimal value() {
        return total.add(current);
    }

    /** Reads on from a token and returns the one after the number. */
    int read(int from) {
        int end = run(from);
        while (last != null || afterDigits) {
            int halfEnd = afterHalf(end);
            if (halfEnd > end) {
                return halfEnd;
            }
            int next = tokens.is(Section.AND, end) ? end + 1 : end;
            boolean joined = next > end || isPrefixed(tokens.norm(end));
            if (!joined || !tokens.together(from, next)) {
                return end;
            }
            NumberWords further = new NumberWords(this);
            int furtherEnd = further.joined(next);
            // "Twenty thousand and thirty thousand" are two numbers: what follows makes more of it without the first.
            if (furtherEnd <= next || new NumberWords(tokens, null).joined(next) > furtherEnd) {
                return end;
            }
            adopt(further);
            end = furtherEnd;
        }
        return end;
    }

    /** The words that follow one another without "and". */
    private int run(int from) {
        int end = from;
        while (true) {
            int next = (last != null || afterDigits)
                            && tokens.at(end).isHyphen()
                            && !tokens.at(end).spaced()
                    ? end + 1
                    : end;
            NumberWord word = word(tokens.norm(next), last == null && !afterDigits);
            if (word == null || !tokens.together(from, next) || !take(word, false)) {
                return end;
            }
            last = word.kind();
            end = next + 1;
        }
    }

    /** The word behind "and", and the run that it begins; the same token if it does not fit. */
    private int joined(int from) {
        NumberWord word = word(tokens.norm(from), true);
        if (word == null || !take(word, last != null || afterDigits)) {
            return from;
        }
        last = word.kind();
        return run(from + 1);
    }

    private @Nullable NumberWord word(String norm, boolean mayBePrefixed) {
        NumberWord word = tokens.lexicon().number(norm);
        return word == null && mayBePrefixed && isPrefixed(norm)
                ? tokens.lexicon().number(norm.substring(1))
                : word;
    }

    /** In Arabic "and" is written onto the word. */
    private boolean isPrefixed(String norm) {
        return isArabic() && norm.length() > 2 && norm.charAt(0) == '\u0648';
    }

    private void adopt(NumberWords other) {
        total = other.total;
        current = other.current;
        lastScale = other.lastScale;
        last = other.last;
        scaled = other.scaled;
    }

    /** "two and a half million" and "a million and a half". */
    private int afterHalf(int end) {
        if ((last == null && !afterDigits) || total.scale() > 0 || current.scale() > 0) {
            return end;
        }
        int next = end;
        boolean and = tokens.is(Section.AND, next);
        if (and) {
            next++;
            next += tokens.is(Section.ARTICLE, next) && tokens.is(Section.HALF, next + 1) ? 1 : 0;
        }
        boolean arabicAnd =
                tokens.language() == Language.ARABIC && tokens.norm(next).equals("ونصف");
        if (!tokens.together(end - 1, next) || !(arabicAnd || (and && tokens.is(Section.HALF, next)))) {
            return end;
        }
        if (scaled) {
            total = total.add(lastScale.multiply(HALF));
            NumberWord repeated = tokens.lexicon().number(tokens.norm(next + 1));
            boolean again = arabicAnd && repeated != null && repeated.value().compareTo(lastScale) == 0;
            return again ? next + 2 : next + 1;
        }
        NumberWord scale = tokens.lexicon().number(tokens.norm(next + 1));
        if (scale == null || scale.kind() != Section.SCALE) {
            return end;
        }
        current = current.add(HALF);
        take(scale, false);
        return next + 2;
    }

    private boolean take(NumberWord word, boolean joined) {
        BigDecimal value = word.value();
        boolean small = word.kind() == Section.UNIT_WORD || word.kind() == Section.TEEN || word.kind() == Section.TEN;
        if (small) {
            return !afterDigits && mayJoin(word, joined) && addSmall(word, joined);
        }
        if (joined && word.kind() != Section.HUNDRED && word.kind() != Section.FIXED && !isArabic()) {
            return false;
        }
        return switch (word.kind()) {
            case HUNDRED -> hundred();
            case FIXED -> !afterDigits && fixed(value);
            case SCALE -> scale(value);
            case DOZEN -> dozen(value);
            default -> false; // the loop hands in words of numbers only, and the small ones are done above
        };
    }

    /** Where the language puts "and": English after hundreds, French and Spanish after tens, Arabic everywhere. */
    private boolean mayJoin(NumberWord word, boolean joined) {
        return switch (tokens.language()) {
            case ENGLISH -> !joined || last == Section.HUNDRED || last == Section.SCALE;
            case FRENCH -> !joined || (last == Section.TEN && ones(word.value()) == 1);
            case SPANISH -> !joined || last == Section.TEN;
            case ARABIC -> joined || last == null || ones(word.value()) == 0;
        };
    }

    private boolean addSmall(NumberWord word, boolean joined) {
        if (current.signum() != 0 && current.compareTo(THOUSAND) >= 0) {
            return false;
        }
        int rest = current.remainder(HUNDRED).intValue();
        int value = word.value().intValue();
        int added =
                switch (word.kind()) {
                    case UNIT_WORD -> fitsUnit(rest, value) ? value : 0;
                    case TEEN -> fitsTeen(rest, value, joined) ? value : 0;
                    default -> fitsTen(rest, value);
                };
        current = current.add(BigDecimal.valueOf(added));
        return added > 0;
    }

    private boolean fitsUnit(int rest, int value) {
        boolean frenchTeen = tokens.language() == Language.FRENCH
                && value >= 7
                && (rest == TEN || rest == 70 || rest == 90)
                && last == Section.TEEN;
        // In Arabic the unit stands before the ten: "twenty and five" are two numbers.
        boolean behindTen = !isArabic() && rest >= 20 && rest % TEN == 0;
        return (rest == 0 && last != Section.UNIT_WORD) || behindTen || frenchTeen;
    }

    private boolean fitsTeen(int rest, int value, boolean joined) {
        boolean frenchTeens = tokens.language() == Language.FRENCH && (rest == 60 || rest == 80);
        boolean arabicTeens = isArabic() && !joined && value == TEN && rest > 0 && rest < TEN;
        return rest == 0 || frenchTeens || arabicTeens;
    }

    private int fitsTen(int rest, int value) {
        if (tokens.language() == Language.FRENCH && value == 20 && rest == 4) {
            return 76;
        }
        return rest == 0 || (isArabic() && rest < TEN) ? value : 0;
    }

    private boolean hundred() {
        if (afterDigits) {
            return false;
        }
        int rest = current.remainder(HUNDRED).intValue();
        if (current.compareTo(HUNDRED) >= 0) {
            return false;
        }
        current = rest == 0 ? HUNDRED : HUNDRED.multiply(current);
        return true;
    }

    private boolean fixed(BigDecimal value) {
        if (value.signum() == 0) {
            return last == null;
        }
        if (value.compareTo(THOUSAND) >= 0) {
            if (last != null) {
                return false;
            }
            total = value;
            lastScale = value;
            scaled = true;
            return true;
        }
        if (isArabic() && value.compareTo(HUNDRED) == 0 && current.signum() > 0 && current.intValue() < TEN) {
            current = current.multiply(HUNDRED);
            return true;
        }
        if (current.signum() != 0) {
            return false;
        }
        current = value;
        return true;
    }

    private boolean scale(BigDecimal value) {
        boolean whole = current.signum() == 0 && total.signum() > 0;
        if (whole && value.compareTo(lastScale) <= 0) {
            return false;
        }
        BigDecimal scaledUp =
                whole ? total.multiply(value) : total.add(current.signum() == 0 ? value : current.multiply(value));
        boolean ordered = whole || total.signum() == 0 || value.compareTo(lastScale) < 0 || isSpanishThousands(value);
        if (!ordered || scaledUp.compareTo(LIMIT) > 0) {
            return false;
        }
        total = isSpanishThousands(value) && !whole ? total.add(current).multiply(value) : scaledUp;
        current = BigDecimal.ZERO;
        lastScale = value;
        scaled = true;
        return true;
    }

    /** "treinta y tres mil quinientos millones": what came before the larger scale is multiplied by it too. */
    private boolean isSpanishThousands(BigDecimal value) {
        return tokens.language() == Language.SPANISH
                && total.signum() > 0
                && lastScale.compareTo(THOUSAND) == 0
                && value.compareTo(lastScale) > 0;
    }

    private boolean dozen(BigDecimal value) {
        if (total.signum() != 0 || current.compareTo(HUNDRED) > 0 || last == Section.DOZEN) {
            return false;
        }
        current = current.signum() == 0 ? value : current.multiply(value);
        return true;
    }

    private boolean isArabic() {
        return tokens.language() == Language.ARABIC;
    }

    private static int ones(BigDecimal value) {
        return value.intValue() % TEN;
    }
}
