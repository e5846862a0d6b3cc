package org.plumbline.review.desk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.Figure;
import org.plumbline.review.evidence.SourceType;
import org.plumbline.review.evidence.Stance;
import org.plumbline.review.text.Text;

/** A source as the fields of a form, and back. */
final class EvidenceFields {

    private static final Pattern NUMBER = Pattern.compile("-?(\\d{1,3}(,\\d{3})+|\\d{1,20})(\\.\\d{1,10})?");

    private final Form form;
    private final List<Problem.Violation> violations = new ArrayList<>();

    private EvidenceFields(Form form) {
        this.form = form;
    }

    /** What stands in the fields of a source that is there already. */
    static Map<String, String> of(EvidenceItem item) {
        Map<String, String> fields = new HashMap<>();
        fields.put("publisher", item.publisher());
        fields.put("title", item.title());
        put(fields, "url", item.url());
        put(fields, "publishedOn", item.publishedOn());
        fields.put("type", item.type().name());
        fields.put("primary", Boolean.toString(item.primary()));
        fields.put("stance", item.stance().name());
        put(fields, "quote", item.quote());
        Figure figure = item.figure();
        if (figure != null) {
            fields.put("figureValue", figure.value().stripTrailingZeros().toPlainString());
            put(fields, "figureMeasure", figure.measure());
            put(fields, "figureAsOf", figure.asOf());
        }
        put(fields, "origin", item.origin());
        put(fields, "notes", item.notes());
        return fields;
    }

    /**
     * The source that was typed.
     *
     * @throws ProblemException 422 with all the fields that are wrong, so that nobody has to send it again for each
     */
    static EvidenceItem item(Form form, Validator validator) {
        EvidenceFields fields = new EvidenceFields(form);
        EvidenceItem item = new EvidenceItem(
                form.one("publisher"),
                form.one("title"),
                form.one("url"),
                fields.date("publishedOn"),
                fields.choice("type", SourceType.class, SourceType.OTHER),
                form.one("primary").equals("true"),
                fields.choice("stance", Stance.class, Stance.CONTEXT),
                form.one("quote"),
                fields.figure(),
                form.one("origin"),
                form.one("notes"),
                null);
        for (ConstraintViolation<EvidenceItem> violation : validator.validate(item)) {
            fields.refuse(violation.getPropertyPath().toString(), violation.getMessage());
        }
        if (!fields.violations.isEmpty()) {
            throw ProblemException.invalid(fields.violations);
        }
        return item;
    }

    private @Nullable Figure figure() {
        String value = Text.orEmpty(form.one("figureValue"));
        PartialDate asOf = date("figureAsOf");
        boolean more = Text.orNull(form.one("figureMeasure")) != null || Text.orNull(form.one("figureAsOf")) != null;
        if (value.isEmpty() && !more) {
            return null;
        }
        if (!NUMBER.matcher(value).matches()) {
            refuse("figureValue", value.isEmpty() ? "must not be blank" : "must be a number such as 33,137 or 4.5");
            return null;
        }
        return new Figure(new BigDecimal(value.replace(",", "")), form.one("figureMeasure"), asOf);
    }

    private @Nullable PartialDate date(String field) {
        String typed = Text.orEmpty(form.one(field));
        try {
            return typed.isEmpty() ? null : PartialDate.parse(typed);
        } catch (IllegalArgumentException e) {
            refuse(field, "must be a date such as 2024-04-07, 2024-04 or 2024");
            return null;
        }
    }

    private <E extends Enum<E>> E choice(String field, Class<E> type, E ifWrong) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(form.one(field))) {
                return constant;
            }
        }
        refuse(field, "must be one of the list's");
        return ifWrong;
    }

    private void refuse(String field, String message) {
        violations.add(new Problem.Violation(field, message));
    }

    private static void put(Map<String, String> fields, String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value.toString());
        }
    }
}
