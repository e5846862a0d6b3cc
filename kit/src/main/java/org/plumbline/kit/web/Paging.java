package org.plumbline.kit.web;

import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;

/**
 * The part of a list that a URL asks for. Read here rather than by the framework, which answers a number that is none
 * as if there were nothing at the address.
 */
public final class Paging {

    /** How many elements a part has at the most. */
    public static final int MOST = 100;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    private Paging() {}

    /**
     * How many elements the part has.
     *
     * @param ifNone how many if nothing was said
     * @throws ProblemException 422 unless it is a number from 1 to {@link #MOST}
     */
    public static int limit(@Nullable String limit, int ifNone) {
        if (limit == null || limit.isBlank()) {
            return ifNone;
        }
        if (NUMBER.matcher(limit).matches()) {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        }
        throw ProblemException.invalid("limit", "must be a number from 1 to " + MOST);
    }

    /**
     * Where the part before ended; null for the first.
     *
     * @throws ProblemException 422 if no list gave it
     */
    public static @Nullable UUID after(@Nullable String after) {
        return place("after", after, "must be the \"next\" of a page before");
    }

    /**
     * Where the part before ended, of a list whose newest elements stand first; null for the first.
     *
     * @throws ProblemException 422 if no list gave it
     */
    public static @Nullable UUID before(@Nullable String before) {
        return place("before", before, "must stand in the link to a next page");
    }

    private static @Nullable UUID place(String parameter, @Nullable String value, String otherwise) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(parameter, otherwise);
        }
    }
}
