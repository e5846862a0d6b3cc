package org.plumbline.review.figure.imports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;
import org.plumbline.review.figure.series.FigureForm;

/** The form that says how a file is read: what stands in it at first, and what was chosen. */
final class MappingForm {

    /** Names that columns of days and of figures often have; only to have something chosen at first. */
    private static final Set<String> DAYS = Set.of("date", "asof", "as_of", "day", "report_date", "datum", "period");

    private static final Set<String> FIGURES =
            Set.of("value", "best", "figure", "total", "count", "killed", "killed_cum", "deaths", "wert");

    private MappingForm() {}

    /** What stands in the form before somebody chose anything. */
    static Map<String, String> guess(List<String> header) {
        Map<String, String> values = new HashMap<>();
        values.put("asOf", first(header, DAYS));
        values.put("best", first(header, FIGURES));
        values.put("dates", DateFormat.ISO.name());
        values.put("numerals", Numerals.POINT.name());
        for (String field : List.of("low", "high", "published", "note", "link")) {
            values.put(field, first(header, Set.of(field)));
        }
        values.put("mappingName", "Default");
        return values;
    }

    static Map<String, String> values(Mapping mapping, @Nullable String name) {
        Map<String, String> values = new HashMap<>();
        values.put("asOf", mapping.asOf());
        values.put("dates", mapping.dates().name());
        values.put("best", mapping.best());
        values.put("numerals", mapping.numerals().name());
        values.put("fallback", text(mapping.fallback()));
        values.put("low", text(mapping.low()));
        values.put("high", text(mapping.high()));
        values.put("published", text(mapping.published()));
        values.put("derivedColumn", text(mapping.derivedColumn()));
        List<String> derived = mapping.derivedValues();
        values.put("derivedValues", derived == null ? "" : String.join("; ", derived));
        values.put("note", text(mapping.note()));
        values.put("link", text(mapping.link()));
        values.put("mappingName", name == null ? "Default" : name);
        return values;
    }

    /**
     * What was chosen.
     *
     * @param items where the array stands in the file, which the form does not say
     * @throws ProblemException 422 if something was chosen that the form does not offer
     */
    static Mapping read(FormBody form, @Nullable String items) {
        return new Mapping(
                items,
                form.one("asOf"),
                choice("dates", DateFormat.values(), form),
                form.one("best"),
                choice("numerals", Numerals.values(), form),
                form.one("fallback"),
                form.one("low"),
                form.one("high"),
                form.one("published"),
                form.one("derivedColumn"),
                Arrays.stream(form.one("derivedValues").split(";"))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList(),
                form.one("note"),
                form.one("link"));
    }

    static List<FigureForm.Option> columns(List<String> header, List<Table.Row> first) {
        return header.stream()
                .filter(name -> !name.isEmpty())
                .map(name -> new FigureForm.Option(name, name + example(header.indexOf(name), first)))
                .toList();
    }

    static List<FigureForm.Option> dates() {
        return Stream.of(DateFormat.values())
                .map(one -> new FigureForm.Option(one.name(), one.example()))
                .toList();
    }

    static List<FigureForm.Option> numerals() {
        return Stream.of(Numerals.values())
                .map(one -> new FigureForm.Option(one.name(), one.example()))
                .toList();
    }

    private static String example(int column, List<Table.Row> first) {
        return first.stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isBlank())
                .findFirst()
                .map(cell -> " (such as " + (cell.length() > 30 ? cell.substring(0, 29) + "…" : cell) + ")")
                .orElse("");
    }

    private static String first(List<String> header, Set<String> names) {
        return header.stream()
                .filter(name -> names.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse("");
    }

    private static <E extends Enum<E>> E choice(String field, E[] values, FormBody form) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(form.one(field)))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(field, "must be chosen"));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
