package org.plumbline.kit.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.text.CsvCell;

/**
 * A table as a spreadsheet saved it: a header, and at least one row.
 *
 * @param separator which one it was written with
 * @param header the names of the columns as they stand there, stripped; one that has no name is empty
 */
public record CsvFile(Separator separator, List<String> header, List<Row> rows) {

    public static final int MAX_ROWS = 20_000;
    public static final int MAX_COLUMNS = 100;

    private static final int MAX_NAME = 200;

    // Looked at before the cells are made: a file of nothing but separators would be many times its size then.
    private static final long MAX_CELLS = (long) MAX_ROWS * MAX_COLUMNS;

    /**
     * One row that is not blank.
     *
     * @param number as the spreadsheet counts it: the header of a file without blank rows is 1
     * @param cells without blank ones at the end; there may be fewer or more than the header has
     */
    public record Row(int number, List<String> cells) {}

    /**
     * Reads a file.
     *
     * @throws ProblemException 422 for the field {@code file}, naming the line where it cannot be read
     */
    public static CsvFile read(byte[] content) {
        String text = Utf8.read(content);
        Separator separator = Separator.of(text);
        if (text.chars()
                        .filter(c -> c == separator.character())
                        .limit(MAX_CELLS + 1)
                        .count()
                > MAX_CELLS) {
            throw refused("has more cells than " + MAX_ROWS + " rows of " + MAX_COLUMNS + " columns.");
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator.character())
                .setIgnoreEmptyLines(false)
                .get();
        long lastLine = 0;
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            List<String> header = null;
            List<Row> rows = new ArrayList<>();
            for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
                CSVRecord record = records.next();
                lastLine = parser.getCurrentLineNumber();
                List<String> cells = cells(record);
                if (cells.isEmpty()) {
                    continue;
                }
                if (header == null) {
                    header = header(cells);
                } else if (rows.size() == MAX_ROWS) {
                    throw refused("has more than 20,000 rows. Split it.");
                } else {
                    rows.add(new Row(Math.toIntExact(record.getRecordNumber()), cells));
                }
            }
            return complete(separator, header, rows);
        } catch (IOException | UncheckedIOException e) {
            throw refused("cannot be read from line " + (lastLine + 1)
                    + " on: a quotation mark is not closed, or something follows it within the cell.");
        }
    }

    private static CsvFile complete(Separator separator, @Nullable List<String> header, List<Row> rows) {
        if (header == null) {
            throw refused("is empty.");
        }
        if (rows.isEmpty()) {
            throw refused("has a header but no row below it.");
        }
        return new CsvFile(separator, header, List.copyOf(rows));
    }

    private static List<String> cells(CSVRecord record) {
        List<String> cells = new ArrayList<>();
        int blanks = 0;
        for (String cell : record) {
            if (cell.isBlank()) {
                blanks++;
                continue;
            }
            for (; blanks > 0; blanks--) {
                cells.add("");
            }
            cells.add(CsvCell.plain(cell));
        }
        return List.copyOf(cells);
    }

    private static List<String> header(List<String> cells) {
        if (cells.size() > MAX_COLUMNS) {
            throw refused("has more than " + MAX_COLUMNS + " columns.");
        }
        List<String> names = cells.stream().map(String::strip).toList();
        if (names.stream().anyMatch(name -> name.length() > MAX_NAME)) {
            throw refused(
                    "has a first row that is no header: the name of a column has at most " + MAX_NAME + " characters.");
        }
        return names;
    }

    /**
     * Rows as a file that a spreadsheet opens as what they are, in their own encoding and without running anything that
     * stands in them; {@link #read} gives them back.
     */
    public static String write(Separator separator, Iterable<List<String>> rows) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator.character())
                .setQuoteMode(QuoteMode.ALL)
                .get();
        // Without the mark, Excel takes UTF-8 for the encoding of its country.
        StringBuilder text = new StringBuilder("\ufeff");
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(CsvCell::guarded));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static ProblemException refused(String why) {
        return ProblemException.invalid("file", why);
    }
}
