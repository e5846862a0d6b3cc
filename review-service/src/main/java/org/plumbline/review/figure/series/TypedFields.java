package org.plumbline.review.figure.series;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.FormBody;

/**
 * Reads what was typed into a form as what the API takes; everything that cannot be read is refused at once. What stands
 * in for something that is missing is never seen: it is refused.
 */
final class TypedFields {

    private static final int LONGEST_NUMBER = 40;

    private final FormBody form;
    private final List<Problem.Violation> violations = new ArrayList<>();

    private TypedFields(FormBody form) {
        this.form = form;
    }

    static SeriesFacts facts(FormBody form) {
        TypedFields typed = new TypedFields(form);
        SeriesFacts facts = new SeriesFacts(
                form.one("name"),
                form.one("measure"),
                form.one("subject"),
                form.one("place"),
                typed.read("periodStart", PartialDate::parse, "must be a date such as 2023-10-07, 2023-10 or 2023"),
                typed.choice("accumulation", Accumulation.values()),
                typed.choice("basis", Basis.values()),
                form.one("unit"),
                form.one("sourceName"),
                form.one("sourceUrl"),
                form.one("method"),
                typed.choice("volatility", Volatility.values()),
                typed.number("tolerancePercent"),
                typed.number("toleranceAbsolute"));
        typed.refuse();
        return facts;
    }

    static NewPoint point(FormBody form) {
        TypedFields typed = new TypedFields(form);
        LocalDate asOf = typed.required(
                "asOf", typed.read("asOf", LocalDate::parse, "must be a day such as 2024-04-06"), LocalDate.EPOCH);
        BigDecimal best = typed.required("best", typed.number("best"), BigDecimal.ZERO);
        NewPoint point = new NewPoint(
                asOf,
                typed.number("low"),
                best,
                typed.number("high"),
                typed.read(
                        "published", Published::parse, "must be a day such as 2024-04-07, or a moment with its zone"),
                typed.choice("origin", Origin.values()),
                form.one("note"),
                form.one("link"),
                form.one("confirmed").equals("true"));
        typed.refuse();
        return point;
    }

    private @Nullable BigDecimal number(String field) {
        return read(
                field,
                text -> {
                    // 1e999999999 is a number, too.
                    if (text.length() > LONGEST_NUMBER || !text.matches("[+-]?[0-9,]*[0-9](?:\\.[0-9]+)?")) {
                        throw new IllegalArgumentException(text);
                    }
                    return new BigDecimal(text.replace(",", ""));
                },
                "must be a number such as 33,137 or 33137.5");
    }

    private <E extends Enum<E>> E choice(String field, E[] values) {
        String chosen = form.one(field);
        return Arrays.stream(values)
                .filter(one -> one.name().equals(chosen))
                .findFirst()
                .orElseGet(() -> {
                    violations.add(new Problem.Violation(field, "must be chosen"));
                    return values[0];
                });
    }

    private <T> T required(String field, @Nullable T value, T standIn) {
        if (value != null) {
            return value;
        }
        if (violations.stream().noneMatch(violation -> violation.field().equals(field))) {
            violations.add(new Problem.Violation(field, "is missing"));
        }
        return standIn;
    }

    private <T> @Nullable T read(String field, Function<String, T> reader, String otherwise) {
        String text = form.one(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            violations.add(new Problem.Violation(field, otherwise));
            return null;
        }
    }

    private void refuse() {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}
