package org.plumbline.claims.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.csv.CsvFile;

/**
 * The form that says what the columns of a file hold, as it was filled in.
 *
 * @param key for the form's hidden field, so that a double click counts once
 * @param language of rows that name none; empty if it was not chosen
 * @param errors messages by field
 */
public record ColumnsForm(String key, List<Column> columns, String language, Map<String, String> errors) {

    private static final int EXAMPLE = 80;

    /**
     * A column of the file.
     *
     * @param name as it stands there, or which one it is if it has none
     * @param field what it holds; empty if it is left out
     * @param example what stands in it in the first row that has something there
     */
    public record Column(
            String name,
            String field,
            String example,
            @Nullable String error) {}

    static ColumnsForm of(
            ClaimImport found,
            List<CsvFile.Row> first,
            String key,
            List<String> fields,
            String language,
            Map<String, String> errors) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < found.header().size(); i++) {
            String name = found.header().get(i);
            columns.add(new Column(
                    name.isEmpty() ? "Column " + (i + 1) : name,
                    i < fields.size() ? fields.get(i) : "",
                    example(first, i),
                    errors.get("columns[" + i + "]")));
        }
        return new ColumnsForm(key, columns, language, errors);
    }

    private static String example(List<CsvFile.Row> first, int column) {
        return first.stream()
                .filter(row ->
                        column < row.cells().size() && !row.cells().get(column).isEmpty())
                .findFirst()
                .map(row -> row.cells().get(column))
                .map(cell -> ImportCard.shortened(cell, EXAMPLE))
                .orElse("");
    }

    public List<Field> fields() {
        return List.of(Field.values());
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
