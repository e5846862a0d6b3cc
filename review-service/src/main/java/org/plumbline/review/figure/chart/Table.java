package org.plumbline.review.figure.chart;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.plumbline.review.check.Assessment;
import org.plumbline.review.check.Basis;
import org.plumbline.review.check.CheckResult;
import org.plumbline.review.check.Figures;
import org.plumbline.review.check.Point;
import org.plumbline.review.check.SeriesAt;
import org.plumbline.review.check.words.Phrases;

/** The table behind a picture: all points, or of each month the last, and the points that the claim was judged by. */
final class Table {

    /** So many points stand in a table as they are. */
    private static final int SHORT = 40;

    private record Place(Point point, SeriesAt series) {}

    private final List<SeriesAt> series;
    private final Optional<CheckResult> check;
    private final Phrases phrases;
    private final boolean thinned;

    Table(ChartRequest request, Phrases phrases) {
        this.series = request.series();
        this.check = request.checked();
        this.phrases = phrases;
        this.thinned = series.stream().mapToInt(one -> one.points().size()).sum() > SHORT;
    }

    boolean isThinned() {
        return thinned;
    }

    /** The newest first, as readers look for it. */
    List<Drawn.Row> rows() {
        List<Place> places = new ArrayList<>();
        for (SeriesAt one : series) {
            Set<LocalDate> judged = judged(one);
            for (int i = 0; i < one.points().size(); i++) {
                Point point = one.points().get(i);
                if (!thinned || isLastOfMonth(one.points(), i) || judged.contains(point.asOf())) {
                    places.add(new Place(point, one));
                }
            }
        }
        places.sort(Comparator.comparing((Place place) -> place.point().asOf()).reversed());
        return places.stream().map(this::row).toList();
    }

    private Drawn.Row row(Place place) {
        Point point = place.point();
        Figures figures = new Figures(phrases, place.series().head().unit());
        boolean range = point.amount().isRange();
        List<String> notes = new ArrayList<>();
        if (point.derived()) {
            notes.add(phrases.say("chart.note.derived"));
        }
        if (judged(place.series()).contains(point.asOf())) {
            notes.add(phrases.say("chart.note.judged"));
        }
        return new Drawn.Row(
                point.asOf().toString(),
                phrases.day(point.asOf()),
                place.series().head().source(),
                figures.of(point.best()),
                range ? figures.of(point.amount().low()) : "",
                range ? figures.of(point.amount().high()) : "",
                String.join(phrases.say("separator"), notes));
    }

    private static boolean isLastOfMonth(List<Point> points, int index) {
        return index == points.size() - 1
                || !YearMonth.from(points.get(index).asOf())
                        .equals(YearMonth.from(points.get(index + 1).asOf()));
    }

    private Set<LocalDate> judged(SeriesAt one) {
        Set<LocalDate> days = new HashSet<>();
        check.stream()
                .flatMap(both -> Stream.of(both.then(), both.now()))
                .map(Assessment::results)
                .flatMap(List::stream)
                .filter(result -> result.series().id().equals(one.head().id()))
                .forEach(result -> {
                    switch (result.basis()) {
                        case null -> {}
                        case Basis.Latest(Point point) -> days.add(point.asOf());
                        case Basis.Difference(Point before, Point latest) -> {
                            days.add(before.asOf());
                            days.add(latest.asOf());
                        }
                        case Basis.Sum sum -> sum.points().forEach(point -> days.add(point.asOf()));
                    }
                });
        return days;
    }
}
