package org.plumbline.review.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/**
 * Why what a form asked for was not done, with the form as it was sent.
 *
 * @param words what happened and what was kept
 * @param errors for each field of the form that was refused, why, as a phrase that follows its name
 */
record Refusal(Form form, ProblemType type, String words, Map<String, String> errors) {

    private static final String INVALID = "Nothing was stored yet. Everything that you typed is still here.";

    /** The fields of all forms in the order in which they stand there. */
    private static final List<String> ORDER = List.of(
            "sub",
            "dueOn",
            "priority",
            "publisher",
            "title",
            "author",
            "url",
            "type",
            "stance",
            "publishedOn",
            "primary",
            "origin",
            "sameOriginAs",
            "quote",
            "figureValue",
            "figureMeasure",
            "figureAsOf",
            "protectedSource",
            "protectedName",
            "notes",
            "archive",
            "files",
            "file",
            "kind",
            "mode",
            "amount",
            "rating",
            "ratingNow",
            "changeNote",
            "headline",
            "summary",
            "body",
            "methodology",
            "language",
            "part",
            "passage",
            "remark",
            "text",
            "remarks",
            "reason");

    private static final Pattern TOO_LONG = Pattern.compile("size must be between 0 and (\\d+)");

    static Refusal of(Form form, ProblemException problem) {
        Map<String, String> errors =
                new TreeMap<>(Comparator.<String>comparingInt(ORDER::indexOf).thenComparing(field -> field));
        for (Problem.Violation violation : problem.violations()) {
            add(errors, violation.field(), violation.message());
        }
        return new Refusal(form, problem.type(), words(form, problem), errors);
    }

    static Refusal of(Form form, ConstraintViolationException invalid) {
        Map<String, String> errors =
                new TreeMap<>(Comparator.<String>comparingInt(ORDER::indexOf).thenComparing(field -> field));
        for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
            add(errors, field(violation.getPropertyPath()), violation.getMessage());
        }
        return new Refusal(form, ProblemType.INVALID, INVALID, errors);
    }

    /** Whether the page should be shown again; anything else is no answer to what was typed. */
    static boolean isAnswered(ProblemException problem) {
        return switch (problem.type()) {
            // The latter three are what becomes of files.
            case CONFLICT, STALE_VERSION, INVALID, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, UNAVAILABLE -> true;
            case MALFORMED,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    PRECONDITION_REQUIRED,
                    TOO_MANY_REQUESTS,
                    INTERNAL -> false;
        };
    }

    /** The same for a script that shows the reasons as one text: fields by the names that the page calls them. */
    ProblemException inPageWords() {
        return ProblemException.invalid(errors.entrySet().stream()
                .map(error -> new Problem.Violation(ReviewPage.label(error.getKey()), error.getValue()))
                .toList());
    }

    boolean isStale() {
        return type == ProblemType.STALE_VERSION;
    }

    Refusal as(String otherForm) {
        return new Refusal(form.as(otherForm), type, words, errors);
    }

    private static String words(Form form, ProblemException problem) {
        if (problem.type() == ProblemType.INVALID) {
            return INVALID;
        }
        if (problem.type() == ProblemType.STALE_VERSION) {
            return switch (form.name()) {
                case "draft" ->
                    "Somebody changed this review after you opened the page, so yours was not stored yet. Below you see"
                            + " what stands now, and your own text as you typed it. Take over what you need, then save.";
                case "approval" ->
                    "The review was changed after you opened this page, so you have not approved anything. Below is what"
                            + " stands now: read it, and then decide.";
                default ->
                    "Somebody changed this review after you opened the page, so nothing was done. The page shows it as it"
                            + " stands now; what you typed is still here.";
            };
        }
        return "idempotency-key-reused".equals(problem.rule())
                ? "This form was sent before with something else in it. If you want to add this as well, send it again."
                : problem.detail();
    }

    private static void add(Map<String, String> errors, String field, String message) {
        Matcher tooLong = TOO_LONG.matcher(message);
        errors.putIfAbsent(
                inForm(field), tooLong.matches() ? "must have at most " + tooLong.group(1) + " characters" : message);
    }

    /** The name of the field without the method and the parameter that it came in by. */
    private static String field(Path path) {
        StringBuilder field = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PROPERTY) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return field.toString();
    }

    /** Forms are flat: {@code figure.value} is typed into {@code figureValue}. */
    private static String inForm(String field) {
        int dot = field.indexOf('.');
        return dot < 0 ? field : field.substring(0, dot) + Label.capital(field.substring(dot + 1));
    }
}
