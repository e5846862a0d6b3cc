package org.plumbline.review.desk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.Figure;
import org.plumbline.review.evidence.SourceName;
import org.plumbline.review.evidence.SourceType;
import org.plumbline.review.evidence.Stance;
import org.plumbline.review.review.ReviewView;
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
        put(fields, "author", item.author());
        put(fields, "url", item.url());
        put(fields, "publishedOn", item.publishedOn());
        fields.put("type", item.type().name());
        fields.put("primary", Boolean.toString(item.primary()));
        fields.put("protectedSource", Boolean.toString(item.protectedSource()));
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
        put(fields, "archive", item.archive());
        fields.put("files", item.files().stream().map(UUID::toString).collect(Collectors.joining(",")));
        return fields;
    }

    /** Who the source is, if somebody typed it. */
    static @Nullable SourceName name(Form form) {
        SourceName name = new SourceName(form.one("protectedName"));
        return name.name().isEmpty() ? null : name;
    }

    /**
     * The source that was typed.
     *
     * @param sources of the review, one of which may be named as of the same origin
     * @throws ProblemException 422 with all the fields that are wrong, so that nobody has to send it again for each
     */
    static EvidenceItem item(Form form, List<ReviewView.Source> sources, Validator validator) {
        EvidenceFields fields = new EvidenceFields(form);
        EvidenceItem item = new EvidenceItem(
                form.one("publisher"),
                form.one("title"),
                form.one("author"),
                form.one("url"),
                fields.date("publishedOn"),
                fields.choice("type", SourceType.class, SourceType.OTHER),
                form.one("primary").equals("true"),
                form.one("protectedSource").equals("true"),
                fields.choice("stance", Stance.class, Stance.CONTEXT),
                form.one("quote"),
                fields.figure(),
                fields.origin(sources),
                form.one("notes"),
                fields.id("archive", form.one("archive")),
                fields.files(),
                null);
        for (ConstraintViolation<EvidenceItem> violation : validator.validate(item)) {
            fields.refuse(violation.getPropertyPath().toString(), violation.getMessage());
        }
        fields.checkName(item.protectedSource(), validator);
        if (!fields.violations.isEmpty()) {
            throw ProblemException.invalid(fields.violations);
        }
        return item;
    }

    private void checkName(boolean needed, Validator validator) {
        SourceName name = name(form);
        if (name == null) {
            if (needed) {
                refuse("protectedName", "must not be blank: the desk has to know who it is");
            }
            return;
        }
        for (ConstraintViolation<SourceName> violation : validator.validate(name)) {
            refuse("protectedName", violation.getMessage());
        }
    }

    /** Typed, or that of another source: what that one passes on, or its own publisher's information. */
    private @Nullable String origin(List<ReviewView.Source> sources) {
        String same = form.one("sameOriginAs");
        if (same.isEmpty()) {
            return form.one("origin");
        }
        EvidenceItem other = sources.stream()
                .filter(source -> source.id().toString().equals(same))
                .map(ReviewView.Source::item)
                .findFirst()
                .orElse(null);
        if (other == null) {
            refuse("sameOriginAs", "must be a source of the list");
            return form.one("origin");
        }
        if (other.origin() == null && other.protectedSource()) {
            refuse(
                    "sameOriginAs",
                    "cannot be a protected source: say in both, in words that readers may see, whose information it is");
            return form.one("origin");
        }
        return other.origin() == null ? other.publisher() : other.origin();
    }

    private List<UUID> files() {
        List<UUID> files = new ArrayList<>();
        for (String typed : form.one("files").split(",", -1)) {
            UUID file = id("files", typed);
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    private @Nullable UUID id(String field, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        UUID id = EvidenceSide.id(typed).orElse(null);
        if (id == null) {
            refuse(field, "must be what was looked up or uploaded for this review");
        }
        return id;
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
