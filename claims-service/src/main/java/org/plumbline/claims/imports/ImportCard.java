package org.plumbline.claims.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.intake.ClaimCard;
import org.plumbline.kit.web.Shown;

/**
 * An import in the words of a desk page.
 *
 * @param handled how many rows were taken care of
 * @param leftOut the columns that are not read, in one phrase; empty if there is none
 */
public record ImportCard(
        String id,
        long version,
        ImportState state,
        String name,
        int total,
        int handled,
        String handledWords,
        String rows,
        String imported,
        String refused,
        String waiting,
        boolean anyWaiting,
        boolean oneWaiting,
        String leftOut,
        String submittedBy,
        ClaimCard.Moment submittedAt,
        ClaimCard.@Nullable Moment endedAt,
        ClaimCard.@Nullable Moment rowsDeletedAt) {

    private static final int SHOWN = 300;

    public boolean running() {
        return state == ImportState.RUNNING;
    }

    /**
     * A row that was refused.
     *
     * @param cells what stands in it, with the columns' names
     */
    public record RefusedRow(int number, List<Reason> reasons, List<Cell> cells) {

        static RefusedRow of(ImportRows.Refused refused, List<String> header) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < refused.row().cells().size(); i++) {
                String content = refused.row().cells().get(i);
                String name = i < header.size() && !header.get(i).isEmpty() ? header.get(i) : "column " + (i + 1);
                if (!content.isEmpty()) {
                    cells.add(new Cell(name, shortened(content, SHOWN)));
                }
            }
            return new RefusedRow(refused.row().number(), refused.reasons(), cells);
        }
    }

    /** What stands in one column of a row. */
    public record Cell(String name, String content) {}

    static ImportCard of(ClaimImport found) {
        return new ImportCard(
                found.id().toString(),
                found.version(),
                found.state(),
                found.fileName() == null ? "A file sent by API" : found.fileName(),
                found.total(),
                found.imported() + found.refused(),
                number(found.imported() + found.refused()),
                number(found.total()),
                number(found.imported()),
                number(found.refused()),
                number(found.waiting()),
                found.waiting() > 0,
                found.waiting() == 1,
                ImportView.leftOut(found).stream().collect(Collectors.joining(", ")),
                found.submittedBy().name(),
                moment(found.submittedAt()),
                found.endedAt() == null ? null : moment(found.endedAt()),
                found.rowsDeletedAt() == null ? null : moment(found.rowsDeletedAt()));
    }

    /** The first characters of what may be very long. */
    static String shortened(String content, int characters) {
        if (content.length() <= characters) {
            return content;
        }
        int end = Character.isHighSurrogate(content.charAt(characters - 1)) ? characters - 1 : characters;
        return content.substring(0, end) + "…";
    }

    private static ClaimCard.Moment moment(Instant at) {
        return new ClaimCard.Moment(at.toString(), Shown.time(at, "en"));
    }

    private static String number(int number) {
        return Shown.number(number, "en");
    }
}
