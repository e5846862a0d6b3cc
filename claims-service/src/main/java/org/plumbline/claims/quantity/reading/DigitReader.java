package org.plumbline.claims.quantity.reading;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Reads a number in digits as the locale groups them and marks decimals. */
final class DigitReader {

    private static final char ARABIC_GROUPING = '٬';
    private static final char ARABIC_DECIMAL = '٫';
    private static final int MAX_LENGTH = 40;
    private static final int BASE = 10;
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** Groups of three; or, as in India, of two before the last three. */
    private static final Pattern GROUPED = Pattern.compile("[1-9]\\d{0,2}(G\\d{3})+|[1-9]\\d?(G\\d{2})+G\\d{3}");

    private final char decimal;

    DigitReader(Locale locale) {
        // Arabic texts write Western digits the English way; their own digits have separators of their own.
        this.decimal = locale.getLanguage().equals("ar")
                ? '.'
                : DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    }

    /** The value of a Western, Arabic-Indic or Persian digit; -1 for anything else. */
    static int digit(int point) {
        if (point >= '0' && point <= '9') {
            return point - '0';
        }
        if (point >= '٠' && point <= '٩') {
            return point - '٠';
        }
        return point >= '۰' && point <= '۹' ? point - '۰' : -1;
    }

    static boolean isSeparator(char c) {
        return c == ',' || c == '.' || c == ARABIC_GROUPING || c == ARABIC_DECIMAL;
    }

    /** The same number in Western digits, its separators kept, any space between groups as a plain one. */
    static String western(String text, int start, int end) {
        StringBuilder western = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int digit = digit(c);
            western.append(digit >= 0 ? (char) ('0' + digit) : isSeparator(c) ? c : ' ');
        }
        return western.toString();
    }

    /** The number; null where the digits are no number but a version, an address, a date or a list. */
    @Nullable
    BigDecimal read(String digits) {
        if (digits.length() > MAX_LENGTH) {
            return null;
        }
        if (DIGITS.matcher(digits).matches()) {
            return digits.length() > 1 && digits.charAt(0) == '0' ? null : new BigDecimal(digits);
        }
        int last = lastSeparator(digits);
        char separator = digits.charAt(last);
        String whole = digits.substring(0, last);
        String tail = digits.substring(last + 1);
        boolean only = lastSeparator(whole) < 0;
        if (isDecimal(separator, only, digits)) {
            BigDecimal grouped = only ? plain(whole) : grouped(whole, whole.charAt(lastSeparator(whole)));
            return grouped == null || (!only && whole.indexOf(separator) >= 0)
                    ? null
                    : new BigDecimal(grouped.toPlainString() + "." + tail);
        }
        return grouped(digits, separator);
    }

    /** How many digits were meant: trailing zeros of a whole number may be rounding. */
    static int significant(BigDecimal value) {
        return value.signum() == 0
                ? 1
                : value.scale() > 0
                        ? value.precision()
                        : value.stripTrailingZeros().precision();
    }

    private boolean isDecimal(char separator, boolean only, String digits) {
        if (separator == ARABIC_DECIMAL || (separator == decimal && only)) {
            return true;
        }
        if (separator == ' ' || separator == ARABIC_GROUPING) {
            return false;
        }
        if (!only) {
            return digits.indexOf(separator) == digits.lastIndexOf(separator);
        }
        // A point where the locale writes commas, "12.5": three digits after it would be a group. Never a comma,
        // which also parts the items of a list.
        return separator == '.' && decimal == ',' && grouped(digits, separator) == null;
    }

    private static @Nullable BigDecimal plain(String whole) {
        return whole.length() > 1 && whole.charAt(0) == '0' ? null : new BigDecimal(whole);
    }

    private static @Nullable BigDecimal grouped(String digits, char separator) {
        String marked = digits.replace(separator, 'G');
        return GROUPED.matcher(marked).matches() ? new BigDecimal(marked.replace("G", "")) : null;
    }

    private static int lastSeparator(String digits) {
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = Character.digit(digits.charAt(i), BASE);
            if (digit < 0) {
                return i;
            }
        }
        return -1;
    }
}
