package org.plumbline.review.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.plumbline.kit.text.CsvLine;

/**
 * Numbers with what they are of; the page shows it, and the CSV has the same.
 *
 * @param id in the page, and the name of the file
 * @param columns the first of them heads the rows
 */
public record Table(String id, List<String> columns, List<Row> rows) {

    /** A row: its head, and a cell for each further column. */
    public record Row(String head, List<Cell> cells) {}

    /**
     * A cell.
     *
     * @param words for people
     * @param value for programs; durations in seconds
     */
    public record Cell(String words, String value) {

        static Cell of(long number) {
            return new Cell(Words.number(number), Long.toString(number));
        }
    }

    /** The whole as a file. */
    String csv() {
        return rows.stream()
                .map(row -> {
                    List<String> cells = new ArrayList<>(List.of(row.head()));
                    row.cells().forEach(cell -> cells.add(cell.value()));
                    return CsvLine.of(cells);
                })
                .collect(Collectors.joining("", CsvLine.FILE_START + CsvLine.of(columns), ""));
    }
}
