package org.plumbline.claims.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.intake.ClaimRequest;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.claims.quantity.reading.Context;
import org.plumbline.claims.quantity.reading.QuantityReader;
import org.plumbline.kit.csv.CsvFile;
import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;

/** Reads a row as a claim, by the same rules as the API. */
final class RowReader {

    private static final int MAX_QUANTITIES = 50;

    private final Map<Field, Integer> positions;
    private final int width;
    private final @Nullable String defaultLanguage;

    /**
     * A reader of one file's rows.
     *
     * @param width how many columns the header has
     * @param defaultLanguage of rows that name none
     */
    RowReader(Columns columns, int width, @Nullable String defaultLanguage) {
        this.positions = columns.positions();
        this.width = width;
        this.defaultLanguage = defaultLanguage;
    }

    /**
     * A row as a claim, or why it cannot be one.
     *
     * @param statement null if it was refused
     */
    record Reading(@Nullable Statement statement, List<Reason> reasons) {}

    Reading read(CsvFile.Row row) {
        if (row.cells().size() > width) {
            // A separator in a text without quotes: what stands in the columns after it is not what it seems.
            return new Reading(
                    null,
                    List.of(Reason.of(
                            Field.ROW, "has more cells than the header; put quotes around cells with a separator")));
        }
        try {
            return new Reading(request(row.cells()).check(), List.of());
        } catch (ProblemException e) {
            return new Reading(
                    null,
                    e.violations().stream().map(RowReader::reason).distinct().toList());
        }
    }

    private ClaimRequest request(List<String> cells) {
        String url = cell(cells, Field.URL);
        String publisher = cell(cells, Field.PUBLISHER);
        String headline = cell(cells, Field.HEADLINE);
        String publishedOn = cell(cells, Field.PUBLISHED_ON);
        List<ClaimRequest.@Nullable AppearanceRequest> appearances =
                (url + publisher + headline + publishedOn).isBlank()
                        ? List.of()
                        : List.of(new ClaimRequest.AppearanceRequest(url, publisher, headline, publishedOn, null));
        String language = cell(cells, Field.LANGUAGE);
        return new ClaimRequest(
                lines(cell(cells, Field.TEXT)),
                language.isBlank() ? defaultLanguage : language,
                lines(cell(cells, Field.RESTATEMENT)),
                cell(cells, Field.CLAIMANT),
                cell(cells, Field.SOURCE),
                cell(cells, Field.STATED_ON),
                appearances,
                topics(cell(cells, Field.TOPICS)),
                List.of());
    }

    private String cell(List<String> cells, Field field) {
        Integer position = positions.get(field);
        return position == null || position >= cells.size() ? "" : cells.get(position);
    }

    private static String lines(String cell) {
        return cell.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** {@code Gaza war; aid} is meant as {@code gaza-war} and {@code aid}. */
    private static List<@Nullable String> topics(String cell) {
        List<@Nullable String> topics = new ArrayList<>();
        Arrays.stream(cell.split(";"))
                .map(topic -> topic.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-"))
                .filter(topic -> !topic.isEmpty())
                .forEach(topics::add);
        return topics;
    }

    /** The same with the quantities that its text states. */
    static Statement withQuantities(Statement statement) {
        List<Quantity> quantities =
                QuantityReader.read(statement.text(), Locale.forLanguageTag(statement.language()), context(statement));
        return new Statement(
                statement.text(),
                statement.language(),
                statement.restatement(),
                statement.claimant(),
                statement.source(),
                statement.statedOn(),
                statement.appearances(),
                statement.topics(),
                quantities.size() > MAX_QUANTITIES ? quantities.subList(0, MAX_QUANTITIES) : quantities);
    }

    /** Weekdays and the like are meant from when it was said, or else from when it was printed. */
    private static Context context(Statement statement) {
        PartialDate statedOn = statement.statedOn();
        PartialDate said = statedOn != null
                ? statedOn
                : statement.appearances().stream()
                        .findFirst()
                        .map(Appearance::publishedOn)
                        .orElse(null);
        return said == null ? Context.NONE : Context.published(said);
    }

    /** Told of the column, not of the field of the API that the column becomes. */
    private static Reason reason(Problem.Violation violation) {
        String field = violation.field();
        String column =
                switch (field) {
                    case "statedOn" -> Field.STATED_ON.column();
                    case "appearances[0]" -> Field.URL.column();
                    case "appearances[0].publishedOn" -> Field.PUBLISHED_ON.column();
                    default ->
                        field.startsWith("topics")
                                ? Field.TOPICS.column()
                                : field.substring(field.lastIndexOf('.') + 1);
                };
        return Reason.of(column, violation.message());
    }
}
