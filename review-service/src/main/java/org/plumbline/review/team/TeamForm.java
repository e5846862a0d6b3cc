package org.plumbline.review.team;

import java.util.List;
import java.util.Map;

import jakarta.validation.ConstraintViolationException;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.InvalidFields;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;

/**
 * A form as a page shows it.
 *
 * @param name which form of the page it is
 * @param values what stands in its fields
 * @param errors for each field that was refused, why, as a phrase that follows its name
 * @param refused why it was not done, if it was just sent
 * @param status of the answer
 */
public record TeamForm(
        String name,
        Map<String, List<String>> values,
        Map<String, String> errors,
        @Nullable String refused,
        int status) {

    private static final String INVALID = "Nothing was done yet. Everything that you typed is still here.";

    /** A field that was refused, by the label that it has on the page. */
    public record FieldError(String id, String label, String message) {}

    static TeamForm of(String name, Map<String, List<String>> values) {
        return new TeamForm(name, values, Map.of(), null, 200);
    }

    static TeamForm refused(String name, FormBody sent, ProblemException problem) {
        return new TeamForm(
                name,
                sent.fields(),
                FormBody.errors(problem),
                switch (problem.type()) {
                    case INVALID -> INVALID;
                    case STALE_VERSION ->
                        "Somebody changed this person after you opened the page, so nothing was done. The page shows how"
                                + " it stands now.";
                    default -> problem.detail();
                },
                problem.type().status());
    }

    static TeamForm refused(String name, FormBody sent, ConstraintViolationException invalid) {
        return new TeamForm(name, sent.fields(), InvalidFields.of(invalid), INVALID, ProblemType.INVALID.status());
    }

    /** Whether the page should be shown again; anything else is no answer to what was typed. */
    static boolean isAnswered(ProblemException problem) {
        return problem.type().isAboutWhatWasSent() || problem.type() == ProblemType.UNAVAILABLE;
    }

    public boolean wasRefused() {
        return refused != null;
    }

    public String id(String field) {
        return name + "-" + field;
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
        return List.of("firstName", "lastName", "userName", "email", "roles", "handOverTo").stream()
                .filter(errors::containsKey)
                .map(field -> new FieldError(id(field), label(field), errors.getOrDefault(field, "")))
                .toList();
    }

    private static String label(String field) {
        return switch (field) {
            case "firstName" -> "First name";
            case "lastName" -> "Last name";
            case "userName" -> "User name";
            case "email" -> "Mail address";
            case "roles" -> "Roles";
            default -> "Who goes on";
        };
    }
}
