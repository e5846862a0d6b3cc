package org.plumbline.review.publication.factcheck;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The part of a list that is asked for, as Google's parameters say it: a token before an offset.
 *
 * @param question all other parameters, which a token belongs to
 */
record Window(int offset, int size, String question) {

    private static final int USUAL = 10;
    private static final int MOST = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    /**
     * Reads the parameters.
     *
     * @throws InvalidParameter naming the one that cannot be read
     */
    static Window of(@Nullable String pageSize, @Nullable String pageToken, @Nullable String offset, String question)
            throws InvalidParameter {
        int size = number("pageSize", pageSize, 0);
        int start = isGiven(pageToken)
                ? PageTokens.read(pageToken, question)
                        .orElseThrow(() ->
                                new InvalidParameter("pageToken is not of a request with the same other parameters."))
                : number("offset", offset, 0);
        return new Window(Math.min(start, PageTokens.FURTHEST), size == 0 ? USUAL : Math.min(size, MOST), question);
    }

    /** The token for what comes after it; null at the end. */
    @Nullable
    String next(long count) {
        int end = offset + size;
        return end < count && end < PageTokens.FURTHEST ? PageTokens.of(end, question) : null;
    }

    static boolean isGiven(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    /**
     * A whole number that is not negative, of 32 bits with the sign, as Google has it.
     *
     * @throws InvalidParameter if it is none
     */
    static int number(String name, @Nullable String value, int ifNone) throws InvalidParameter {
        if (value == null || value.isEmpty()) {
            return ifNone;
        }
        if (!NUMBER.matcher(value).matches() || Long.parseLong(value) > Integer.MAX_VALUE) {
            throw new InvalidParameter(name + " must be a whole number from 0 to " + Integer.MAX_VALUE + ".");
        }
        return Integer.parseInt(value);
    }

    /** A parameter that cannot be read; its message says which and why. */
    static final class InvalidParameter extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        InvalidParameter(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
