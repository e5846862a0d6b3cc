package org.plumbline.kit.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error answer: problem details of RFC 9457.
 *
 * @param type {@code urn:plumbline:problem:} and the slug of the problem type or, at 409, of the rule
 * @param instance the path that was asked for
 * @param rule at 409, the rule that stands against it
 * @param violations at 422, each field and why
 * @param current at 412, the version that stands, for comparison
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable String rule,
        List<Violation> violations,
        @Nullable Object current) {

    static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A field that was refused.
     *
     * @param field the path of the field in the request
     * @param message why, as a phrase that follows the field's name
     */
    public record Violation(String field, String message) {}

    static Problem of(ProblemException exception, @Nullable String instance) {
        ProblemType type = exception.type();
        String rule = exception.rule();
        String slug = rule == null ? type.slug() : rule;
        return new Problem(
                "urn:plumbline:problem:" + slug,
                type.title(),
                type.status(),
                exception.detail(),
                instance,
                rule,
                exception.violations(),
                exception.current());
    }
}
