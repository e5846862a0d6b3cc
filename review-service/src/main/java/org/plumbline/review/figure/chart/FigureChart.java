package org.plumbline.review.figure.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.plumbline.review.check.Point;
import org.plumbline.review.check.SeriesAt;
import org.plumbline.review.check.words.Phrases;

/**
 * Draws series and the claim about them, twice: for a wide column and for a phone.
 *
 * <p>The pictures are SVG 1.1 with classes of the stylesheet and nothing else: no script, no style, no address. What they
 * say in marks stands in their description in words, and in the table behind them in figures.
 */
public final class FigureChart {

    private FigureChart() {}

    public static Drawn draw(ChartRequest request) {
        Phrases phrases = Phrases.in(request.language());
        String title = Description.title(request, phrases);
        String description = Description.of(request, phrases);
        Table table = new Table(request, phrases);
        int series = request.drawn().size();
        boolean empty = series == 0;
        return new Drawn(
                request.id(),
                phrases.language(),
                phrases.isRightToLeft() ? "rtl" : "ltr",
                title,
                description,
                empty ? "" : new Picture(request, Format.wide(series), phrases).draw(title, description),
                empty ? "" : new Picture(request, Format.narrow(series), phrases).draw(title, description),
                request.series().stream()
                        .map(one -> one.head().source())
                        .distinct()
                        .toList(),
                empty ? List.of() : key(request, phrases),
                table.rows(),
                request.series().size() > 1,
                points(request).stream().anyMatch(point -> point.amount().isRange()),
                table.isThinned(),
                labels(phrases));
    }

    private static List<String> key(ChartRequest request, Phrases phrases) {
        List<Point> points = points(request);
        List<String> key = new ArrayList<>();
        request.checked().map(check -> ClaimMark.of(check.then())).ifPresent(mark -> {
            if (mark.onScale()) {
                key.add(phrases.say("chart.key.claim"));
            }
            LocalDate day = mark.day();
            if (points.stream().anyMatch(point -> point.asOf().isAfter(day))) {
                key.add(phrases.say("chart.key.later"));
            }
        });
        if (points.stream().anyMatch(point -> point.amount().isRange())) {
            key.add(phrases.say("chart.key.range"));
        }
        if (request.drawn().stream().anyMatch(one -> one.head().estimated())) {
            key.add(phrases.say("chart.key.estimated"));
        }
        if (points.stream().anyMatch(Point::derived)) {
            key.add(phrases.say("chart.key.derived"));
        }
        return key;
    }

    private static List<Point> points(ChartRequest request) {
        return request.drawn().stream()
                .map(SeriesAt::points)
                .flatMap(List::stream)
                .toList();
    }

    private static Drawn.Labels labels(Phrases phrases) {
        return new Drawn.Labels(
                phrases.say("chart.sources"),
                phrases.say("chart.table"),
                phrases.say("chart.table.thinned"),
                phrases.say("chart.column.day"),
                phrases.say("chart.column.source"),
                phrases.say("chart.column.figure"),
                phrases.say("chart.column.low"),
                phrases.say("chart.column.high"),
                phrases.say("chart.column.note"),
                phrases.say("chart.all"),
                phrases.say("chart.hint"));
    }
}
