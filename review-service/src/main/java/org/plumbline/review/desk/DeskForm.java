package org.plumbline.review.desk;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.review.ReviewView.May;

/**
 * A form as a page shows it.
 *
 * @param values what stands in its fields: what was typed if it was just refused
 * @param errors for each field that was refused, why, as a phrase that follows its name
 * @param refused whether it was just sent and refused
 * @param may whether what it asks for is possible
 */
public record DeskForm(String name, Map<String, String> values, Map<String, String> errors, boolean refused, May may) {

    static DeskForm of(String name, Map<String, String> values, May may, @Nullable Refusal refusal) {
        return refusal != null && refusal.form().name().equals(name)
                ? new DeskForm(name, refusal.form().fields(), refusal.errors(), true, may)
                : new DeskForm(name, values, Map.of(), false, may);
    }

    public String id(String field) {
        return name + "-" + field;
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    public boolean is(String field, String value) {
        return value(field).equals(value);
    }

    /** Whether the person's role is one that does this at all; if not, nothing is said of it. */
    public boolean offered() {
        return may.allowed() || !"role".equals(may.rule());
    }

    public boolean allowed() {
        return may.allowed();
    }

    /** Whether its fields are shown: what was typed is never lost, even if it cannot be sent any more. */
    public boolean open() {
        return may.allowed() || refused;
    }

    public @Nullable String why() {
        return may.why();
    }
}
