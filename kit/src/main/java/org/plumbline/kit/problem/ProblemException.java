package org.plumbline.kit.problem;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Ends a request with a problem; rolls back the transaction it is thrown in. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final @Nullable String rule;
    private final transient List<Problem.Violation> violations;
    private final transient @Nullable Object current;

    private ProblemException(
            ProblemType type,
            @Nullable String rule,
            String detail,
            List<Problem.Violation> violations,
            @Nullable Object current) {
        super(detail);
        this.type = type;
        this.rule = rule;
        this.violations = List.copyOf(violations);
        this.current = current;
    }

    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, null, detail, List.of(), null);
    }

    public static ProblemException notFound(String what, Object id) {
        return of(ProblemType.NOT_FOUND, "There is no " + what + " " + id + ".");
    }

    /** 409: the rule, by its name, and in words why it stands against what was asked. */
    public static ProblemException rule(String rule, String detail) {
        return new ProblemException(ProblemType.CONFLICT, rule, detail, List.of(), null);
    }

    /** 412: somebody else was faster; {@code current} is what stands now. */
    public static ProblemException stale(Object current) {
        return new ProblemException(
                ProblemType.STALE_VERSION,
                null,
                "It was changed since you read it. The answer holds what stands now; nothing of yours was stored.",
                List.of(),
                current);
    }

    /** 422: one field and why, as a phrase that follows the field's name. */
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new Problem.Violation(field, message)));
    }

    /** 422: the fields and why. */
    public static ProblemException invalid(List<Problem.Violation> violations) {
        return new ProblemException(ProblemType.INVALID, null, describe(violations), violations, null);
    }

    private static String describe(List<Problem.Violation> violations) {
        return String.join(
                "; ",
                violations.stream()
                        .map(violation -> violation.field() + " " + violation.message())
                        .toList());
    }

    public ProblemType type() {
        return type;
    }

    public @Nullable String rule() {
        return rule;
    }

    public String detail() {
        String message = getMessage();
        return message == null ? type.title() : message;
    }

    public List<Problem.Violation> violations() {
        return violations;
    }

    public @Nullable Object current() {
        return current;
    }
}
