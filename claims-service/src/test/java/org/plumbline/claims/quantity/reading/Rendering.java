package org.plumbline.claims.quantity.reading;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.Provenance;
import org.plumbline.claims.quantity.Quantity;

/** Quantities as the table of phrases writes them: every field that has content; ~ is CONTEXT, ? is ASSUMED. */
final class Rendering {

    private Rendering() {}

    static String of(List<Quantity> quantities) {
        return quantities.isEmpty()
                ? "-"
                : quantities.stream().map(Rendering::of).collect(Collectors.joining(" ; "));
    }

    private static String of(Quantity quantity) {
        StringJoiner fields = new StringJoiner(", ");
        fields.add((quantity.negated() ? "NOT " : "") + quantity.comparator() + mark(quantity, "comparator") + " "
                + quantity.value().toPlainString()
                + (quantity.upper() == null ? "" : ".." + quantity.upper().toPlainString()) + " ["
                + quantity.text() + "]");
        add(fields, quantity, "measure", quantity.measure());
        add(fields, quantity, "unit", quantity.unit());
        add(fields, quantity, "ofWhom", quantity.ofWhom());
        add(fields, quantity, "place", quantity.place());
        add(fields, quantity, "periodStart", quantity.periodStart());
        add(fields, quantity, "periodEnd", quantity.periodEnd());
        add(fields, quantity, "asOf", quantity.asOf());
        add(fields, quantity, "attributedTo", quantity.attributedTo());
        if (quantity.partOf() != null) {
            fields.add("partOf=" + quantity.partOf().toPlainString());
        }
        return fields.add("digits=" + quantity.significantDigits()).toString();
    }

    private static void add(StringJoiner fields, Quantity quantity, String field, @Nullable Object content) {
        if (content != null) {
            fields.add(field + "=" + content + mark(quantity, field));
        }
    }

    private static String mark(Quantity quantity, String field) {
        Provenance provenance = quantity.provenance().get(field);
        if (provenance == null) {
            return "!";
        }
        return switch (provenance) {
            case STATED -> "";
            case CONTEXT -> "~";
            case ASSUMED -> "?";
        };
    }
}
