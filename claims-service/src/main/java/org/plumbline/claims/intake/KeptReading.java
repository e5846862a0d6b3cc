package org.plumbline.claims.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.Provenance;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/**
 * What a form knows of a quantity beyond the fields that a person fills in; it travels in a hidden field of the row,
 * and is checked like everything that comes from outside.
 *
 * @param text the words that it was read from
 * @param start where they begin in the claim's text, in UTF-16 units
 * @param covers what stands there, so that a change of the text is noticed
 */
record KeptReading(
        @Nullable String text,
        @Nullable Integer start,
        @Nullable Integer end,
        @Nullable String covers,
        @Nullable Integer significantDigits,
        @Nullable BigDecimal partOf,
        @Nullable Boolean negated,
        @Nullable Map<String, @Nullable String> provenance) {

    static final KeptReading NOTHING = new KeptReading(null, null, null, null, null, null, null, null);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static KeptReading of(Quantity quantity, String claim) {
        Integer start = quantity.start();
        Integer end = quantity.end();
        Map<String, @Nullable String> provenance = new HashMap<>();
        quantity.provenance().forEach((field, value) -> provenance.put(field, value.name()));
        return new KeptReading(
                quantity.text(),
                start,
                end,
                start == null || end == null ? null : claim.substring(start, end),
                quantity.significantDigits(),
                quantity.partOf(),
                quantity.negated(),
                provenance);
    }

    /**
     * Reads what the hidden field holds.
     *
     * @throws ProblemException 400 if it is not what a form of ours sent
     */
    static KeptReading parse(String hidden) {
        if (hidden.isEmpty()) {
            return NOTHING;
        }
        try {
            KeptReading kept = JSON.readValue(hidden, KeptReading.class);
            if (kept != null && (kept.partOf() == null || Quantity.isWritable(kept.partOf()))) {
                return kept;
            }
        } catch (JsonProcessingException e) {
            // Told below, as what is no reading at all.
        }
        throw ProblemException.of(ProblemType.MALFORMED, "The form's hidden fields were changed.");
    }

    String json() {
        try {
            return equals(NOTHING) ? "" : JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write what the form keeps", e);
        }
    }

    /** As it is in this text: moved if its words stand in one other place, without words and place if they do not. */
    KeptReading in(String claim) {
        if (start == null || end == null || covers == null || covers.isEmpty()) {
            return this;
        }
        if (claim.startsWith(covers, start)) {
            return this;
        }
        int found = claim.indexOf(covers);
        if (found >= 0 && claim.indexOf(covers, found + 1) < 0) {
            return new KeptReading(
                    text, found, found + covers.length(), covers, significantDigits, partOf, negated, provenance);
        }
        return new KeptReading(null, null, null, null, significantDigits, partOf, negated, provenance);
    }

    /** Whether it would lose the words that it was read from. */
    boolean isLostIn(String claim) {
        return start != null && in(claim).start() == null;
    }

    /** What a person who corrects the row should know, in words; empty if nothing. */
    String remark() {
        List<String> words = new ArrayList<>();
        if (negated != null && negated) {
            words.add("the text says that it is not this figure");
        }
        if (partOf != null) {
            words.add("a part of " + partOf.toPlainString());
        }
        if (provenance != null) {
            new TreeMap<>(provenance).forEach((field, from) -> {
                if (Provenance.CONTEXT.name().equals(from)) {
                    words.add(field + " from context");
                } else if (Provenance.ASSUMED.name().equals(from)) {
                    words.add(field + " assumed");
                }
            });
        }
        return String.join(", ", words);
    }
}
