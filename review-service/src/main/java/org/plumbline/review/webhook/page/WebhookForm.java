package org.plumbline.review.webhook.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.ConstraintViolationException;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.InvalidFields;
import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;

/**
 * A form of the pages about webhooks as a page shows it.
 *
 * @param values what stands in its fields
 * @param errors for each field that was refused, why, as a phrase that follows its name
 * @param refused why it was not done, if it was just sent
 * @param status of the answer
 */
public record WebhookForm(
        Map<String, List<String>> values,
        Map<String, String> errors,
        @Nullable String refused,
        int status) {

    private static final String INVALID = "Nothing was stored yet. Everything that you typed is still here.";

    /** A field that was refused, by the label that it has on the page. */
    public record FieldError(String id, String label, String message) {}

    static WebhookForm of(Map<String, List<String>> values) {
        return new WebhookForm(values, Map.of(), null, 200);
    }

    static WebhookForm refused(FormBody sent, ProblemException problem) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (Problem.Violation violation : problem.violations()) {
            errors.putIfAbsent(violation.field(), violation.message());
        }
        return new WebhookForm(
                sent.fields(),
                errors,
                switch (problem.type()) {
                    case INVALID -> INVALID;
                    case STALE_VERSION ->
                        "Somebody changed this webhook after you opened the page, so nothing was done. What stands now is"
                                + " shown.";
                    default -> problem.detail();
                },
                problem.type().status());
    }

    static WebhookForm refused(FormBody sent, ConstraintViolationException invalid) {
        return new WebhookForm(sent.fields(), InvalidFields.of(invalid), INVALID, ProblemType.INVALID.status());
    }

    /** Whether the page should be shown again; anything else is no answer to what was typed. */
    static boolean isAnswered(ProblemException problem) {
        return problem.type().isAboutWhatWasSent() || problem.type() == ProblemType.UNAVAILABLE;
    }

    public boolean wasRefused() {
        return refused != null;
    }

    public String value(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.getFirst();
    }

    public boolean has(String field, String value) {
        return values.getOrDefault(field, List.of()).contains(value);
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** In the order in which the fields stand on the page. */
    public List<FieldError> fieldErrors() {
        return List.of("url", "events").stream()
                .filter(errors::containsKey)
                .map(field -> new FieldError(field, label(field), errors.getOrDefault(field, "")))
                .toList();
    }

    private static String label(String field) {
        return field.equals("url") ? "Address" : "Events";
    }
}
