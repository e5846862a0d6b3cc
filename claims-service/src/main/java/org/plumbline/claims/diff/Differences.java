package org.plumbline.claims.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.quantity.Provenance;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.claims.quantity.Wording;
import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.diff.WordDiff;

/** In which fields two versions of a claim differ, and how; lists count as texts with a line for each element. */
public final class Differences {

    private Differences() {}

    /** The fields that differ, in the order of the form; none if both say the same. */
    public static List<Difference> between(Statement before, Statement after) {
        Map<String, String> old = fields(before);
        Map<String, String> revised = fields(after);
        List<Difference> differences = new ArrayList<>();
        old.forEach((field, words) -> {
            String others = revised.getOrDefault(field, "");
            if (!words.equals(others)) {
                differences.add(new Difference(field, words, others, WordDiff.between(words, others)));
            }
        });
        return List.copyOf(differences);
    }

    private static Map<String, String> fields(Statement statement) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("The claim in its own words", statement.text());
        fields.put("In full", orEmpty(statement.restatement()));
        fields.put("Language", statement.language());
        fields.put("Stated on", orEmpty(statement.statedOn()));
        fields.put("Claimant", orEmpty(statement.claimant()));
        fields.put("Attributed to", orEmpty(statement.source()));
        fields.put("Topics", String.join(", ", statement.topics()));
        fields.put("Where it was seen", lines(statement.appearances().stream().map(Differences::appearance)));
        fields.put("Quantities", lines(statement.quantities().stream().map(Differences::quantity)));
        return fields;
    }

    private static String appearance(Appearance appearance) {
        String quote = appearance.quote() == null ? null : "“" + appearance.quote() + "”";
        return Stream.of(
                        appearance.headline(),
                        appearance.publisher(),
                        appearance.publishedOn(),
                        appearance.url(),
                        quote)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }

    /** All that a quantity holds, so that no change of it goes unseen. */
    private static String quantity(Quantity quantity) {
        StringBuilder words = new StringBuilder(Wording.of(quantity));
        if (quantity.text() != null) {
            words.append("; read from “").append(quantity.text()).append('”');
        }
        if (quantity.start() != null) {
            words.append(" at ").append(quantity.start()).append('–').append(quantity.end());
        }
        if (quantity.significantDigits() != null) {
            words.append("; digits that count: ").append(quantity.significantDigits());
        }
        new TreeMap<>(quantity.provenance())
                .forEach((field, provenance) ->
                        words.append("; ").append(field).append(' ').append(words(provenance)));
        return words.toString();
    }

    private static String words(Provenance provenance) {
        return switch (provenance) {
            case STATED -> "stated";
            case CONTEXT -> "from context";
            case ASSUMED -> "assumed";
        };
    }

    private static String lines(Stream<String> elements) {
        return elements.collect(Collectors.joining("\n"));
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
