package org.plumbline.review.figure.imports;

import java.util.List;

/**
 * A file as rows and columns, whatever it was written in.
 *
 * @param header the names of the columns; of JSON the paths of its values
 */
record Table(List<String> header, List<Row> rows) {

    /**
     * A row that is not blank.
     *
     * @param number as a spreadsheet counts it, the header being 1; of JSON the number of the element, from 1
     * @param cells without blank ones at the end
     */
    record Row(int number, List<String> cells) {

        /** What stands in a column; nothing if the row has no such column. */
        String cell(int column) {
            return column < 0 || column >= cells.size() ? "" : cells.get(column);
        }
    }
}
