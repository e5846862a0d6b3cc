package org.plumbline.review.publication.factcheck;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.publication.search.Criteria;

/** What a client of Google's asks for, as our search is asked. Such clients send whole claims for a query. */
final class AskedFor {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private AskedFor() {}

    /**
     * The criteria. A query of several lines is one line, and of a longer one than we search for counts the beginning.
     *
     * @throws ProblemException 422 naming our parameters; {@link #reason} names theirs
     */
    static Criteria criteria(@Nullable String query, @Nullable String language, @Nullable String from) {
        return Criteria.of(query == null ? null : words(query), null, null, null, language, from, null);
    }

    /** What is wrong with which of Google's parameters. */
    static String reason(ProblemException problem) {
        return problem.violations().stream()
                        .map(violation -> name(violation.field()) + " " + violation.message())
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String name(String parameter) {
        return switch (parameter) {
            case "q" -> "query";
            case "language" -> "languageCode";
            case "from" -> "maxAgeDays";
            default -> parameter;
        };
    }

    private static String words(String query) {
        String line = SPACE.matcher(query).replaceAll(" ").strip();
        if (line.length() <= Criteria.LONGEST) {
            return line;
        }
        int end = line.lastIndexOf(' ', Criteria.LONGEST);
        if (end > 0) {
            return line.substring(0, end);
        }
        // One word, or a script without spaces; no character is cut in two.
        return line.substring(
                0,
                Character.isHighSurrogate(line.charAt(Criteria.LONGEST - 1)) ? Criteria.LONGEST - 1 : Criteria.LONGEST);
    }
}
