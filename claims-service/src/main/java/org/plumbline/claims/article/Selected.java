package org.plumbline.claims.article;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Statement;
import org.plumbline.kit.problem.ProblemException;

/**
 * A passage that somebody selected.
 *
 * @param words as they stand in the article; white space may differ, as it does when text is copied from a page
 * @param start where they begin in its body, in UTF-16 units, for words that stand there more than once; null for the
 *     first place
 */
record Selected(String words, @Nullable Integer start) {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** A part of a body. */
    record Span(int start, int end) {}

    /**
     * Where the words stand.
     *
     * @throws ProblemException 422 if they do not, or are too many for a claim
     */
    Span in(String body) {
        String sought = words.strip();
        if (sought.isEmpty()) {
            throw ProblemException.invalid("words", "must not be empty");
        }
        if (sought.length() > Statement.MAX_TEXT) {
            throw ProblemException.invalid("words", "must have at most " + Statement.MAX_TEXT + " characters");
        }
        Matcher matcher = Pattern.compile(Arrays.stream(SPACE.split(sought, -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s+")))
                .matcher(body);
        Span span = start != null && start >= 0 && start < body.length() && matcher.find(start)
                ? new Span(matcher.start(), matcher.end())
                : first(matcher);
        if (span.end() - span.start() > Statement.MAX_TEXT) {
            throw ProblemException.invalid("words", "must have at most " + Statement.MAX_TEXT + " characters");
        }
        return span;
    }

    private static Span first(Matcher matcher) {
        if (!matcher.find(0)) {
            throw ProblemException.invalid("words", "must stand in the article exactly so");
        }
        return new Span(matcher.start(), matcher.end());
    }
}
