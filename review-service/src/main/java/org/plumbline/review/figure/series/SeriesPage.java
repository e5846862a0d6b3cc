package org.plumbline.review.figure.series;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.figure.chart.Drawn;

/**
 * The page of a series.
 *
 * @param latest the point that counts, as known on the day asked for
 * @param chart what was known; null if that is nothing
 * @param known the day whose knowledge is shown; empty for now
 * @param all whether restated and retracted points are listed too
 * @param next address of the next part of the points; null at the end
 * @param keeper whether whoever looks may change the series and take points back
 * @param form the form that was just refused, or none
 */
public record SeriesPage(
        SeriesView series,
        @Nullable PointLine latest,
        @Nullable Drawn chart,
        List<PointLine> points,
        String from,
        String to,
        String known,
        boolean all,
        boolean filtered,
        boolean first,
        @Nullable String next,
        SeriesUse.Page uses,
        String key,
        boolean keeper,
        @Nullable String done,
        FigureForm form) {

    public String id() {
        return series.id().toString();
    }

    public SeriesFacts facts() {
        return series.facts();
    }

    public boolean retired() {
        return series.retiredAt() != null;
    }

    /** A form of the page: as it was sent if it was just refused, else empty. */
    public FigureForm form(String name) {
        return form.is(name) ? form : new FigureForm(name, form.values(), Map.of(), null, 200);
    }

    /** What a figure may move before verdicts are looked at again, in words. */
    public String tolerance() {
        return series.tolerance().words();
    }

    /** The words of ours for what was done; nothing else that stands in an address gets onto the page. */
    static @Nullable String done(@Nullable String done) {
        return switch (done == null ? "" : done) {
            case "created" -> "The series was created. Add its points one by one, or import a file.";
            case "changed" -> "The series was changed.";
            case "retired" -> "The series is retired: it keeps its points and takes no more.";
            case "reinstated" -> "The series takes points again.";
            case "added" -> "The point was added.";
            case "retracted" -> "The point was taken back. What it had restated counts again.";
            default -> null;
        };
    }
}
