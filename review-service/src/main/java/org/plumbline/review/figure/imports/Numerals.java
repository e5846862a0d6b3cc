package org.plumbline.review.figure.imports;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a file writes numbers. */
public enum Numerals {
    /** {@code 33137.5}, and {@code 33,137.5}. */
    POINT("33137.5 or 33,137.5", "[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?", ",", "."),
    /** {@code 33137,5}, and {@code 33.137,5}. */
    COMMA("33137,5 or 33.137,5", "[+-]?(?:\\d{1,3}(?:\\.\\d{3})+|\\d+)(?:,\\d+)?", ".", ","),
    /** {@code 33 137,5}, with any space; and {@code 33'137,5}. */
    SPACE("33 137,5", "[+-]?(?:\\d{1,3}(?:[ \\u00a0\\u202f\\u2009'’]\\d{3})+|\\d+)(?:[.,]\\d+)?", "", ",");

    private static final int LONGEST = 40;

    private final String example;
    private final Pattern pattern;
    private final String group;
    private final String decimal;

    Numerals(String example, String pattern, String group, String decimal) {
        this.example = example;
        this.pattern = Pattern.compile(pattern);
        this.group = group;
        this.decimal = decimal;
    }

    /** What it looks like, for people who choose. */
    public String example() {
        return example;
    }

    /** The number in the text, or nothing if it is not written so; how long it may be is for the point to say. */
    Optional<BigDecimal> read(String text) {
        String typed = text.strip();
        if (typed.length() > LONGEST || !pattern.matcher(typed).matches()) {
            return Optional.empty();
        }
        String plain = group.isEmpty() ? typed.replaceAll("[ \\u00a0\\u202f\\u2009'’]", "") : typed.replace(group, "");
        return Optional.of(new BigDecimal(plain.replace(decimal, ".")));
    }
}
