package org.plumbline.review.figure.series;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;

/**
 * A form of the pages about figures as a page shows it.
 *
 * @param name which form of the page it is
 * @param values what stands in its fields
 * @param errors for each field that was refused, why, as a phrase that follows its name
 * @param refused why it was not done, if it was just sent
 * @param status of the answer
 */
public record FigureForm(
        String name,
        Map<String, String> values,
        Map<String, String> errors,
        @Nullable String refused,
        int status) {

    private static final String INVALID = "Nothing was stored yet. Everything that you typed is still here.";
    private static final Pattern TOO_LONG = Pattern.compile("size must be between 0 and (\\d+)");

    /** A choice of a field. */
    public record Option(String value, String label) {}

    /** A field that was refused, by what a page calls it. */
    public record FieldError(String id, String label, String message) {}

    public static FigureForm of(String name, Map<String, String> values) {
        return new FigureForm(name, values, Map.of(), null, 200);
    }

    /** The form again, with why it was refused. */
    public static FigureForm refused(String name, FormBody sent, ProblemException problem) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (Problem.Violation violation : problem.violations()) {
            errors.putIfAbsent(violation.field(), violation.message());
        }
        if ("figure-striking".equals(problem.rule())) {
            errors.put("confirmed", "is asked for, below");
        }
        return new FigureForm(
                name,
                fields(sent),
                errors,
                switch (problem.type()) {
                    case INVALID -> INVALID;
                    case STALE_VERSION ->
                        "Somebody changed this after you opened the page, so nothing was stored. What stands now is shown;"
                                + " what you typed is still here.";
                    default ->
                        "idempotency-key-reused".equals(problem.rule())
                                ? "This form was sent before with something else in it. If you want to add this as well,"
                                        + " send it again."
                                : problem.detail();
                },
                problem.type().status());
    }

    /** The form again, with the fields that are not valid. */
    public static FigureForm refused(String name, FormBody sent, ConstraintViolationException invalid) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
            Matcher tooLong = TOO_LONG.matcher(violation.getMessage());
            errors.putIfAbsent(
                    field(violation.getPropertyPath()),
                    tooLong.matches()
                            ? "must have at most " + tooLong.group(1) + " characters"
                            : violation.getMessage());
        }
        return new FigureForm(name, fields(sent), errors, INVALID, ProblemType.INVALID.status());
    }

    /** Whether the page should be shown again; anything else is no answer to what was typed. */
    public static boolean isAnswered(ProblemException problem) {
        return problem.type().isAboutWhatWasSent();
    }

    public boolean wasRefused() {
        return refused != null;
    }

    /** Whether it is the form that was just refused. */
    public boolean is(String form) {
        return name.equals(form);
    }

    public String id(String field) {
        return name + "-" + field;
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean has(String field, String value) {
        return value(field).equals(value);
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** By the words that the pages have for the fields. */
    public List<FieldError> fieldErrors() {
        return errors.entrySet().stream()
                .map(error -> new FieldError(id(error.getKey()), label(error.getKey()), error.getValue()))
                .toList();
    }

    private static String label(String field) {
        return switch (field) {
            case "asOf" -> "As of";
            case "best" -> "Figure";
            case "sourceName" -> "Source";
            case "sourceUrl" -> "Link to the source";
            case "confirmed" -> "A second look";
            case "periodStart" -> "Counting began";
            case "tolerancePercent" -> "Tolerance in percent";
            case "toleranceAbsolute" -> "Tolerance in units";
            case "derivedColumn" -> "Column that says a figure is derived";
            case "derivedValues" -> "What stands there";
            case "fallback" -> "Figure where that is empty";
            case "mappingName" -> "Name of the mapping";
            case "everyHours" -> "Hours between two fetches";
            default -> field.substring(0, 1).toUpperCase(Locale.ENGLISH) + field.substring(1);
        };
    }

    private static Map<String, String> fields(FormBody sent) {
        return sent.fields().keySet().stream().collect(Collectors.toMap(field -> field, sent::one));
    }

    private static String field(Path path) {
        String field = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PROPERTY && field.isEmpty() && node.getName() != null) {
                field = node.getName();
            }
        }
        return field.equals("bestInRange") ? "best" : field;
    }
}
