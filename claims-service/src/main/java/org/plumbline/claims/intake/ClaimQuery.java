package org.plumbline.claims.intake;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.ClaimFilter;
import org.plumbline.claims.claim.ClaimState;
import org.plumbline.kit.problem.ProblemException;

/**
 * A question for claims as it stands in a URL.
 *
 * @param state a state's name in either case; {@code all} or nothing for every state
 * @param after the cursor of the part before
 */
record ClaimQuery(
        @Nullable String state,
        @Nullable String topic,
        @Nullable String language,
        @Nullable String q,
        @Nullable String limit,
        @Nullable String after) {

    static final int DEFAULT_LIMIT = 25;
    static final int MAX_LIMIT = 100;
    static final int MAX_WORDS = 200;

    /** The question, understood. */
    record Checked(ClaimFilter filter, int limit, @Nullable UUID after) {}

    /**
     * Understands the question.
     *
     * @param submittedBy restricts it to what this person sent in
     * @throws ProblemException 422 with everything that cannot be understood
     */
    Checked check(@Nullable String submittedBy) {
        FieldChecks checks = new FieldChecks();
        ClaimFilter filter = new ClaimFilter(
                state(checks),
                isBlank(topic) ? null : checks.slug("topic", topic),
                isBlank(language) ? null : checks.language("language", language),
                checks.text("q", q, MAX_WORDS, false),
                submittedBy);
        Checked checked = new Checked(filter, limit(checks), after(checks));
        if (!checks.isClean()) {
            throw checks.problem();
        }
        return checked;
    }

    private @Nullable ClaimState state(FieldChecks checks) {
        if (isBlank(state) || "all".equals(state)) {
            return null;
        }
        for (ClaimState candidate : ClaimState.values()) {
            if (candidate.name().equalsIgnoreCase(state)) {
                return candidate;
            }
        }
        checks.violation("state", "must be one of submitted, accepted, rejected, merged, all");
        return null;
    }

    private int limit(FieldChecks checks) {
        if (limit == null || limit.isBlank()) {
            return DEFAULT_LIMIT;
        }
        if (limit.matches("[0-9]{1,3}")) {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MAX_LIMIT) {
                return number;
            }
        }
        checks.violation("limit", "must be a number from 1 to " + MAX_LIMIT);
        return DEFAULT_LIMIT;
    }

    private @Nullable UUID after(FieldChecks checks) {
        if (after == null || after.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            checks.violation("after", "must be a cursor that this list gave");
            return null;
        }
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
