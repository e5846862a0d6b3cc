package org.plumbline.review.figure.chart;

import java.util.List;

/**
 * A chart, ready for the template {@code figure/chart}.
 *
 * @param wide the picture for a wide column, as SVG; safe to print as it is
 * @param narrow the same for a phone
 * @param description what the picture says, in words
 * @param sources who gives the figures
 * @param key how the marks are to be read, a sentence each
 * @param ranges whether any point has a range
 * @param thinned whether the table leaves points out
 */
public record Drawn(
        String id,
        String language,
        String direction,
        String title,
        String description,
        String wide,
        String narrow,
        List<String> sources,
        List<String> key,
        List<Row> rows,
        boolean several,
        boolean ranges,
        boolean thinned,
        Labels labels) {

    /**
     * A row of the table behind the picture.
     *
     * @param day for programs, {@code 2024-04-06}
     * @param note empty if there is nothing to say
     */
    public record Row(
            String day, String dayInWords, String source, String figure, String low, String high, String note) {}

    /** The template's own words, in the chart's language. */
    public record Labels(
            String sources,
            String table,
            String tableThinned,
            String day,
            String source,
            String figure,
            String low,
            String high,
            String note,
            String all,
            String hint) {}
}
