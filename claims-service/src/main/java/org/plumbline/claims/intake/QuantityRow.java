package org.plumbline.claims.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;

/** One quantity as it was typed, and what is kept of it beside that. */
public record QuantityRow(
        String comparator,
        String value,
        String upper,
        String measure,
        String unit,
        String ofWhom,
        String place,
        String periodStart,
        String periodEnd,
        String asOf,
        String attributedTo,
        String keptJson) {

    static final QuantityRow EMPTY = new QuantityRow("EXACTLY", "", "", "", "", "", "", "", "", "", "", "");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,20})?");

    static QuantityRow of(Quantity quantity, String claim) {
        return new QuantityRow(
                quantity.comparator().name(),
                quantity.value().toPlainString(),
                quantity.upper() == null ? "" : quantity.upper().toPlainString(),
                orEmpty(quantity.measure()),
                orEmpty(quantity.unit()),
                orEmpty(quantity.ofWhom()),
                orEmpty(quantity.place()),
                orEmpty(quantity.periodStart()),
                orEmpty(quantity.periodEnd()),
                orEmpty(quantity.asOf()),
                orEmpty(quantity.attributedTo()),
                KeptReading.of(quantity, claim).json());
    }

    /**
     * All rows, the empty ones too.
     *
     * @throws ProblemException 400 if a hidden field is not as a form of ours sent it
     */
    static List<QuantityRow> of(FormBody form) {
        int count = Math.min(form.all("comparator").size(), ClaimFields.MAX_ROWS);
        List<QuantityRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new QuantityRow(
                    ClaimFields.at(form, "comparator", i),
                    ClaimFields.at(form, "value", i),
                    ClaimFields.at(form, "upper", i),
                    ClaimFields.at(form, "measure", i),
                    ClaimFields.at(form, "unit", i),
                    ClaimFields.at(form, "ofWhom", i),
                    ClaimFields.at(form, "place", i),
                    ClaimFields.at(form, "periodStart", i),
                    ClaimFields.at(form, "periodEnd", i),
                    ClaimFields.at(form, "asOf", i),
                    ClaimFields.at(form, "attributedTo", i),
                    KeptReading.parse(ClaimFields.at(form, "kept", i)).json()));
        }
        return rows;
    }

    boolean isEmpty() {
        return (value + upper + measure + unit + ofWhom + place + periodStart + periodEnd + asOf + attributedTo)
                .isBlank();
    }

    KeptReading kept() {
        return KeptReading.parse(keptJson);
    }

    /** The words that it was read from; null if nobody read it from any. */
    public @Nullable String readFrom() {
        return kept().text();
    }

    public String remark() {
        return kept().remark();
    }

    /** Whether it is about the same figure as one that was read, and so needs no second row. */
    boolean isAbout(Quantity read) {
        KeptReading kept = kept();
        if (kept.start() != null) {
            return Objects.equals(kept.start(), read.start()) && Objects.equals(kept.end(), read.end());
        }
        BigDecimal number = number(value);
        return number != null && number.compareTo(read.value()) == 0;
    }

    ClaimRequest.QuantityRequest request(FieldChecks checks, String claim) {
        KeptReading kept = kept().in(claim);
        return new ClaimRequest.QuantityRequest(
                comparator,
                number(checks, "value", value),
                number(checks, "upper", upper),
                measure,
                unit,
                ofWhom,
                place,
                periodStart,
                periodEnd,
                asOf,
                attributedTo,
                kept.text(),
                kept.start(),
                kept.end(),
                kept.significantDigits(),
                kept.partOf(),
                kept.negated(),
                kept.provenance());
    }

    private static @Nullable BigDecimal number(FieldChecks checks, String field, String typed) {
        BigDecimal number = number(typed);
        if (number == null && !typed.isBlank()) {
            checks.violation(field, "must be a number such as 33,000 or 4.5");
        }
        return number;
    }

    /** Reads 33,000 and 33 000 as people write them; the comma groups, the point separates decimals. */
    private static @Nullable BigDecimal number(String typed) {
        String number = typed.strip().replaceAll("(?<=[0-9])[, \\u00a0\\u202f](?=[0-9]{3}(?![0-9]))", "");
        return NUMBER.matcher(number).matches() ? new BigDecimal(number) : null;
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
