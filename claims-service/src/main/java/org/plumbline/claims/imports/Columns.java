package org.plumbline.claims.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.text.LanguageTags;

/**
 * What the columns of a file hold.
 *
 * @param fields for each column the name of its {@link Field}; empty where the column is left out
 */
record Columns(List<String> fields) {

    Columns {
        fields = List.copyOf(fields);
    }

    /**
     * What is found from the names alone.
     *
     * @param certain whether nobody has to be asked
     */
    record Guess(Columns columns, boolean certain) {}

    /**
     * Guesses the columns by their names.
     *
     * @param remembered what the desk said before, by {@link Field#plain} name; empty for a column that was left out
     */
    static Guess guess(List<String> header, Map<String, String> remembered) {
        List<String> fields = new ArrayList<>();
        boolean certain = true;
        for (String name : header) {
            String field = Field.called(name).map(Field::column).orElseGet(() -> remembered.get(Field.plain(name)));
            if (field == null) {
                field = "";
                certain &= name.isEmpty() || Field.isOfTheReport(name);
            }
            if (!field.isEmpty() && fields.contains(field)) {
                field = "";
                certain = false;
            }
            fields.add(field);
        }
        return new Guess(new Columns(fields), certain && fields.contains(Field.TEXT.column()));
    }

    /** The columns that have the names that we gave them; all others are left out. */
    static Columns named(List<String> header) {
        return new Columns(header.stream()
                .map(name -> Field.called(name).map(Field::column).orElse(""))
                .toList());
    }

    /**
     * Makes sure that rows can be read with these columns.
     *
     * @param width how many columns the header has
     * @param language of rows that name none
     * @throws ProblemException 422 with everything that is wrong
     */
    void check(int width, @Nullable String language) {
        List<Problem.Violation> violations = new ArrayList<>();
        if (fields.size() != width) {
            violations.add(
                    new Problem.Violation("columns", "must say for each of the " + width + " columns what it holds"));
        }
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            if (!field.isEmpty() && Field.called(field).isEmpty()) {
                violations.add(new Problem.Violation("columns[" + i + "]", "must be one of the fields"));
            } else if (!field.isEmpty() && fields.indexOf(field) < i) {
                violations.add(
                        new Problem.Violation("columns[" + i + "]", "must not be a field that another column holds"));
            }
        }
        if (!fields.contains(Field.TEXT.column())) {
            violations.add(new Problem.Violation("text", "must be the content of one of the columns"));
        }
        if (language != null && LanguageTags.canonical(language).isEmpty()) {
            violations.add(new Problem.Violation(
                    "language", "must be a BCP 47 tag of a language that ISO 639 knows, such as en or ar-EG"));
        }
        if (language == null && !fields.contains(Field.LANGUAGE.column())) {
            violations.add(new Problem.Violation(
                    "language", "must be the content of one of the columns, or chosen for all rows"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    /** Which column holds each field that is there. */
    Map<Field, Integer> positions() {
        Map<Field, Integer> positions = new EnumMap<>(Field.class);
        for (int i = 0; i < fields.size(); i++) {
            int position = i;
            Optional<Field> field = fields.get(i).isEmpty() ? Optional.empty() : Field.called(fields.get(i));
            field.ifPresent(found -> positions.put(found, position));
        }
        return positions;
    }
}
