package org.plumbline.review.figure.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;

/**
 * A file of figures in the words of a desk page.
 *
 * @param handled how many rows were taken care of
 */
public record ImportCard(
        String id,
        String series,
        long version,
        ImportState state,
        String name,
        int total,
        int handled,
        String handledWords,
        String rows,
        String added,
        String unchanged,
        String refused,
        String waiting,
        String restating,
        String flagged,
        boolean anyAdded,
        boolean anyWaiting,
        boolean oneWaiting,
        boolean anyFlagged,
        @Nullable String mappingName,
        String submittedBy,
        String submittedAt,
        String submitted,
        @Nullable String endedAt,
        @Nullable String ended,
        @Nullable String rowsDeletedAt,
        @Nullable String rowsDeleted) {

    private static final int SHOWN = 200;

    public boolean running() {
        return state == ImportState.RUNNING;
    }

    /** A row in a list. */
    public record RowLine(
            int number,
            @Nullable PartialDate asOf,
            @Nullable String best,
            @Nullable String restates,
            @Nullable String flag,
            @Nullable String flagWords,
            List<Reason> reasons,
            List<Cell> cells) {

        static RowLine of(ImportRows.Outcome row, List<String> header) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < row.cells().size(); i++) {
                String content = row.cells().get(i);
                if (!content.isBlank()) {
                    cells.add(new Cell(i < header.size() ? header.get(i) : "column " + (i + 1), shortened(content)));
                }
            }
            return new RowLine(
                    row.number(),
                    row.asOf() == null ? null : PartialDate.ofDay(row.asOf()),
                    figure(row.best()),
                    figure(row.restates()),
                    row.flag() == null ? null : row.flag().equals("FALL") ? "Falls" : "Jumps",
                    row.flagWords(),
                    row.reasons(),
                    cells);
        }
    }

    /** What stands in one column of a row. */
    public record Cell(String name, String content) {}

    static ImportCard of(FigureImport found) {
        int handled = found.added() + found.unchanged() + found.refused();
        return new ImportCard(
                found.id().toString(),
                found.seriesId().toString(),
                found.version(),
                found.state(),
                name(found),
                found.total(),
                handled,
                count(handled),
                count(found.total()),
                count(found.added()),
                count(found.unchanged()),
                count(found.refused()),
                count(found.waiting()),
                count(found.restating()),
                count(found.flagged()),
                found.added() > 0,
                found.waiting() > 0,
                found.waiting() == 1,
                found.flagged() > 0,
                found.mappingName(),
                found.submittedBy().name(),
                found.submittedAt().toString(),
                Shown.time(found.submittedAt(), "en"),
                found.endedAt() == null ? null : found.endedAt().toString(),
                found.endedAt() == null ? null : Shown.time(found.endedAt(), "en"),
                found.rowsDeletedAt() == null ? null : found.rowsDeletedAt().toString(),
                found.rowsDeletedAt() == null ? null : Shown.time(found.rowsDeletedAt(), "en"));
    }

    private static String name(FigureImport found) {
        String name = found.fileName();
        if (found.fetched()) {
            return "Fetched" + (name == null ? "" : " from " + name);
        }
        return name == null ? "A file sent by API" : name;
    }

    private static String count(int number) {
        return Shown.number(number, "en");
    }

    private static @Nullable String figure(@Nullable BigDecimal number) {
        return number == null ? null : Shown.number(number, "en");
    }

    /** The first characters of what may be very long. */
    private static String shortened(String content) {
        if (content.length() <= SHOWN) {
            return content;
        }
        int end = Character.isHighSurrogate(content.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return content.substring(0, end) + "…";
    }
}
