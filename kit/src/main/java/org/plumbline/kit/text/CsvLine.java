package org.plumbline.kit.text;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of CSV (RFC 4180), safe to open in a spreadsheet. */
public final class CsvLine {

    /** At the beginning of a file: without a byte order mark Excel takes UTF-8 for something else. */
    public static final String FILE_START = "\uFEFF";

    private CsvLine() {}

    /** A line with its end. What a spreadsheet would take for a formula gets an apostrophe in front, which makes it text. */
    public static String of(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        return "\"" + CsvCell.guarded(text).replace("\"", "\"\"") + "\"";
    }
}
