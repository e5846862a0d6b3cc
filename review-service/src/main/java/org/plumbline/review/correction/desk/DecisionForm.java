package org.plumbline.review.correction.desk;

import java.util.HashMap;
import java.util.Map;

import jakarta.validation.ConstraintViolationException;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.InvalidFields;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;

/**
 * What was typed into one of the two forms of a request's page, and why nothing was done.
 *
 * @param name {@code acceptance} or {@code rejection}; empty if nothing was sent
 * @param errors for each field that was refused, why, as a phrase that follows its name
 * @param refused why nothing was done
 * @param status of the answer
 */
public record DecisionForm(
        String name,
        Map<String, String> values,
        Map<String, String> errors,
        @Nullable String refused,
        int status) {

    static final DecisionForm NONE = new DecisionForm("", Map.of(), Map.of(), null, 200);

    private static final String INVALID = "Nothing was done yet. Everything that you typed is still here.";

    static DecisionForm refused(String name, FormBody sent, ProblemException problem) {
        return new DecisionForm(
                name,
                values(sent),
                FormBody.errors(problem),
                switch (problem.type()) {
                    case INVALID -> INVALID;
                    case STALE_VERSION ->
                        "Somebody changed this request after you opened the page, so nothing was done. What you typed is"
                                + " still here.";
                    default -> problem.detail();
                },
                problem.type().status());
    }

    static DecisionForm refused(String name, FormBody sent, ConstraintViolationException invalid) {
        return new DecisionForm(name, values(sent), InvalidFields.of(invalid), INVALID, ProblemType.INVALID.status());
    }

    private static Map<String, String> values(FormBody sent) {
        Map<String, String> values = new HashMap<>();
        for (String field : sent.fields().keySet()) {
            values.put(field, sent.one(field));
        }
        return values;
    }

    /** Whether the page should be shown again; anything else is no answer to what was typed. */
    static boolean isAnswered(ProblemException problem) {
        return problem.type().isAboutWhatWasSent();
    }

    public boolean was(String form) {
        return name.equals(form);
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
