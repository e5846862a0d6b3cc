package org.plumbline.review.review.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.review.review.rule.Exclusion;
import org.plumbline.review.review.rule.PolicyRule;
import org.plumbline.review.review.rule.Risk;

/**
 * The form of a row as a page shows it.
 *
 * @param values what stands in its fields
 * @param errors for each field that was refused, why, as a phrase that follows its name
 * @param refused why it was not done, if it was just sent
 * @param status of the answer
 */
public record PolicyForm(
        Map<String, List<String>> values,
        Map<String, String> errors,
        @Nullable String refused,
        int status) {

    private static final int MORE_EXCLUSIONS = 2;
    private static final String INVALID = "Nothing was stored yet. Everything that you typed is still here.";
    private static final List<String> ORDER = List.of("name", "match", "values", "risk", "editorsNeeded", "excluded");

    /** A field that was refused, by the label that it has on the page. */
    public record FieldError(String field, String label, String message) {}

    /** A line of the form for somebody who is excluded. */
    public record ExcludedLine(int number, String sub, String from, String reason) {}

    static PolicyForm of(@Nullable PolicyRule rule) {
        Map<String, List<String>> values = new HashMap<>();
        values.put("name", List.of(rule == null ? "" : rule.name()));
        values.put("match", List.of(rule == null ? "" : rule.match().name()));
        values.put("values", List.of(rule == null ? "" : String.join("\n", rule.values())));
        values.put("risk", List.of(rule == null ? "" : rule.bar().risk().name()));
        values.put(
                "editorsNeeded",
                List.of(rule == null ? "2" : String.valueOf(rule.bar().editorsNeeded())));
        List<Exclusion> exclusions = rule == null ? List.of() : rule.bar().exclusions();
        values.put(
                "excludedSub",
                exclusions.stream().map(one -> one.person().sub()).toList());
        values.put(
                "excludedFrom",
                exclusions.stream().map(one -> one.from().name()).toList());
        values.put("excludedReason", exclusions.stream().map(Exclusion::reason).toList());
        return new PolicyForm(values, Map.of(), null, 200);
    }

    static PolicyForm sent(FormBody body) {
        return new PolicyForm(body.fields(), Map.of(), null, 200);
    }

    static PolicyForm refused(FormBody body, ProblemException problem) {
        return new PolicyForm(
                body.fields(),
                FormBody.errors(problem),
                switch (problem.type()) {
                    case INVALID -> INVALID;
                    case STALE_VERSION ->
                        "Somebody changed this row after you opened the page, so nothing was stored. Its history below says"
                                + " what stands now; what you typed is still here. Save it again to replace that.";
                    default -> problem.detail();
                },
                problem.type().status());
    }

    static PolicyForm refused(FormBody body, ConstraintViolationException invalid) {
        Map<String, String> errors = new HashMap<>();
        for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
            for (Path.Node node : violation.getPropertyPath()) {
                if (node.getKind() == ElementKind.PROPERTY) {
                    errors.putIfAbsent(node.getName(), violation.getMessage());
                    break;
                }
            }
        }
        return new PolicyForm(body.fields(), errors, INVALID, ProblemType.INVALID.status());
    }

    /**
     * The row that was typed.
     *
     * @throws ProblemException 422 for what is none of the form's choices
     */
    static WantedRule wanted(FormBody body) {
        List<Problem.Violation> violations = new ArrayList<>();
        PolicyRule.Match match = choice(body.one("match"), PolicyRule.Match.class, "match", violations);
        Risk risk = choice(body.one("risk"), Risk.class, "risk", violations);
        String editors = body.one("editorsNeeded");
        if (!editors.matches("[1-3]")) {
            violations.add(new Problem.Violation("editorsNeeded", "must be 1, 2 or 3"));
        }
        List<WantedRule.Excluded> excluded = excluded(body, violations);
        if (match == null || risk == null || !violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new WantedRule(
                body.one("name"),
                match,
                match.needsValues() ? body.one("values").lines().toList() : List.of(),
                risk,
                Integer.parseInt(editors),
                excluded);
    }

    private static List<WantedRule.Excluded> excluded(FormBody body, List<Problem.Violation> violations) {
        List<String> subs = body.all("excludedSub");
        List<String> froms = body.all("excludedFrom");
        List<String> reasons = body.all("excludedReason");
        List<WantedRule.Excluded> excluded = new ArrayList<>();
        for (int i = 0; i < subs.size(); i++) {
            String reason = i < reasons.size() ? reasons.get(i) : "";
            if (subs.get(i).isEmpty()) {
                if (!reason.isBlank()) {
                    violations.add(new Problem.Violation("excluded", "must say who"));
                }
                continue;
            }
            if (reason.isBlank()) {
                violations.add(new Problem.Violation("excluded", "must say why"));
            }
            Exclusion.From from =
                    choice(i < froms.size() ? froms.get(i) : "", Exclusion.From.class, "excluded", violations);
            if (from != null) {
                excluded.add(new WantedRule.Excluded(subs.get(i), from, reason));
            }
        }
        return excluded;
    }

    private static <E extends Enum<E>> @Nullable E choice(
            String value, Class<E> type, String field, List<Problem.Violation> violations) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        violations.add(new Problem.Violation(field, "must be one of the list's"));
        return null;
    }

    public String value(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.getFirst();
    }

    public boolean is(String field, String value) {
        return value(field).equals(value);
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** Those who are excluded, and room for more. */
    public List<ExcludedLine> excluded() {
        List<String> subs = values.getOrDefault("excludedSub", List.of());
        List<String> froms = values.getOrDefault("excludedFrom", List.of());
        List<String> reasons = values.getOrDefault("excludedReason", List.of());
        List<ExcludedLine> lines = new ArrayList<>();
        for (int i = 0; i < subs.size(); i++) {
            String reason = i < reasons.size() ? reasons.get(i) : "";
            if (!subs.get(i).isEmpty() || !reason.isEmpty()) {
                lines.add(
                        new ExcludedLine(lines.size() + 1, subs.get(i), i < froms.size() ? froms.get(i) : "", reason));
            }
        }
        for (int more = 0; more < MORE_EXCLUSIONS; more++) {
            lines.add(new ExcludedLine(lines.size() + 1, "", Exclusion.From.APPROVAL.name(), ""));
        }
        return lines;
    }

    /** In the order in which the fields stand on the page. */
    public List<FieldError> fieldErrors() {
        return ORDER.stream()
                .filter(errors::containsKey)
                .map(field -> new FieldError(field, label(field), errors.getOrDefault(field, "")))
                .toList();
    }

    private static String label(String field) {
        return switch (field) {
            case "name" -> "Name";
            case "match" -> "Which claims";
            case "values" -> "What it looks for";
            case "risk" -> "Risk";
            case "editorsNeeded" -> "Editors who have to approve";
            default -> "Who is excluded";
        };
    }
}
