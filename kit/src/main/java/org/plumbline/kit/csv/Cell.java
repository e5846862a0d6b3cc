package org.plumbline.kit.csv;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would take for a formula get an apostrophe in front, which makes them text there.
 *
 * <p>Which beginnings count is OWASP's list for CSV injection, with the full-width forms of the signs. A cell that has
 * such an apostrophe already gets one more, so that taking one away always gives back what there was.
 */
final class Cell {

    private static final String SIGNS = "[=+\\-@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20]";
    private static final Pattern FORMULA = Pattern.compile("^'*" + SIGNS);
    private static final Pattern GUARDED = Pattern.compile("^'+" + SIGNS);

    private Cell() {}

    static String guarded(String cell) {
        return FORMULA.matcher(cell).find() ? "'" + cell : cell;
    }

    static String plain(String cell) {
        return GUARDED.matcher(cell).find() ? cell.substring(1) : cell;
    }
}
