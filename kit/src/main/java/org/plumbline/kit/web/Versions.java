package org.plumbline.kit.web;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/** Versions of what is edited, as strong entity tags: {@code "7"}. */
public final class Versions {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Versions() {}

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that a change was made from.
     *
     * @throws ProblemException 428 without the header, 400 if it is not a tag of ours
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw ProblemException.of(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag that you read, so that nobody's change is lost.");
        }
        Matcher matcher = TAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw ProblemException.of(ProblemType.MALFORMED, "If-Match is not an ETag of this API.");
        }
        return Long.parseLong(matcher.group(1));
    }

    /**
     * Refuses a change that was made from another version than the one that stands.
     *
     * @throws ProblemException 412 with what stands now
     */
    public static void check(long expected, long actual, Supplier<?> current) {
        if (expected != actual) {
            throw ProblemException.stale(current.get());
        }
    }
}
