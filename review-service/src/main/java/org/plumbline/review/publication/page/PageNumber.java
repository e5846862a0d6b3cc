package org.plumbline.review.publication.page;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;

/** Which page of a list an address asks for, from 1 on. */
public final class PageNumber {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

    private PageNumber() {}

    /**
     * The number, 1 if nothing was said.
     *
     * @throws ProblemException 422 if it is none
     */
    public static int of(@Nullable String page) {
        if (page == null || page.isBlank()) {
            return 1;
        }
        if (!NUMBER.matcher(page).matches()) {
            throw ProblemException.invalid("page", "must be a number from 1 to 9999");
        }
        return Integer.parseInt(page);
    }
}
