package org.plumbline.review.figure.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.text.Text;

/**
 * Which column of a file holds what. Columns are named as in the header; those of JSON by their path, e.g.
 * {@code verified.killed_cum}.
 *
 * @param items the path of the array in a JSON file; absent if the file is the array, or has one only
 * @param asOf the day that the figure speaks of
 * @param best the figure
 * @param fallback the figure where that column is empty; the point is then marked as derived
 * @param derivedColumn says that a figure is derived where one of {@code derivedValues} stands in it
 */
@Schema(name = "FigureMapping")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mapping(
        @Nullable @Size(max = 200, message = LONG) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String items,

        @NotBlank @Size(max = 200, message = LONG) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String asOf,

        @NotNull DateFormat dates,

        @NotBlank @Size(max = 200, message = LONG) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String best,

        @NotNull Numerals numerals,

        @Nullable @Size(max = 200, message = LONG) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String fallback,

        @Nullable @Size(max = 200, message = LONG) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String low,

        @Nullable @Size(max = 200, message = LONG) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String high,

        @Nullable @Size(max = 200, message = LONG) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String published,

        @Nullable @Size(max = 200, message = LONG) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String derivedColumn,

        @Nullable @Size(max = 20, message = "must be 20 at the most")
        List<@NotBlank @Size(max = 200, message = LONG) @Pattern(regexp = Text.LINE, message = Text.PLAIN) String>
                derivedValues,

        @Nullable @Size(max = 200, message = LONG) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String note,

        @Nullable @Size(max = 200, message = LONG) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String link) {

    private static final String LONG = "must have at most 200 characters";

    public Mapping {
        items = Text.orNull(items);
        asOf = Text.orEmpty(asOf);
        best = Text.orEmpty(best);
        dates = dates == null ? DateFormat.ISO : dates;
        numerals = numerals == null ? Numerals.POINT : numerals;
        fallback = Text.orNull(fallback);
        low = Text.orNull(low);
        high = Text.orNull(high);
        published = Text.orNull(published);
        derivedColumn = Text.orNull(derivedColumn);
        derivedValues = derivedValues == null || derivedValues.stream().anyMatch(Objects::isNull)
                ? List.of()
                : derivedValues.stream().map(String::strip).toList();
        note = Text.orNull(note);
        link = Text.orNull(link);
    }

    /** Whether the file has every column that is named here. */
    boolean fits(List<String> header) {
        return columns().allMatch(column -> header.contains(column.name()));
    }

    /**
     * Refuses a mapping that does not fit a file, or contradicts itself.
     *
     * @throws ProblemException 422 naming each field
     */
    void check(List<String> header) {
        List<Problem.Violation> violations = new ArrayList<>();
        columns()
                .filter(column -> !header.contains(column.name()))
                .forEach(column -> violations.add(
                        new Problem.Violation(column.field(), "names a column that the file does not have")));
        if (derivedColumn != null && (derivedValues == null || derivedValues.isEmpty())) {
            violations.add(new Problem.Violation("derivedValues", "must say what stands there in derived rows"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private record Named(String field, @Nullable String column) {

        String name() {
            return column == null ? "" : column;
        }
    }

    private Stream<Named> columns() {
        return Stream.of(
                        new Named("asOf", asOf),
                        new Named("best", best),
                        new Named("fallback", fallback),
                        new Named("low", low),
                        new Named("high", high),
                        new Named("published", published),
                        new Named("derivedColumn", derivedColumn),
                        new Named("note", note),
                        new Named("link", link))
                .filter(column -> column.column() != null);
    }
}
