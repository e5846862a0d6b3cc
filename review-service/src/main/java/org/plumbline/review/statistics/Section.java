package org.plumbline.review.statistics;

/**
 * A part of the page: a chart, and the table behind it.
 *
 * @param note what the numbers say, and what they do not
 * @param empty what to say while there is nothing to show
 * @param csv address of the table as a file
 */
public record Section(String title, String note, String empty, BarChart chart, Table table, String csv) {

    public boolean isEmpty() {
        return table.rows().isEmpty();
    }
}
