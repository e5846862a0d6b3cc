package org.plumbline.kit.web;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of CSV (RFC 4180), safe to open in a spreadsheet. */
public final class Csv {

    /** Begins a file: a byte order mark, without which Excel takes UTF-8 for something else. */
    public static final String START = "\uFEFF";

    /** With these a spreadsheet begins a formula; the wide ones too, in some languages. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    /** One line, with its end. */
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
