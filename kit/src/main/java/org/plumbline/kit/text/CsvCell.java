package org.plumbline.kit.text;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would take for a formula get an apostrophe in front, which makes them text there.
 *
 * <p>Which beginnings count is OWASP's list for CSV injection, with the full-width forms of the signs. A cell that has
 * such an apostrophe already gets one more, so that taking one away always gives back what there was.
 */
public final class CsvCell {

    private static final String SIGNS = "[=+\\-@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20]";
    private static final Pattern FORMULA = Pattern.compile("^'*" + SIGNS);
    private static final Pattern GUARDED = Pattern.compile("^'+" + SIGNS);

    private CsvCell() {}

    /** The cell as it may stand in a file that somebody opens in a spreadsheet. */
    public static String guarded(String cell) {
        return FORMULA.matcher(cell).find() ? "'" + cell : cell;
    }

    /** What was guarded, as it was before. */
    public static String plain(String cell) {
        return GUARDED.matcher(cell).find() ? cell.substring(1) : cell;
    }
}
