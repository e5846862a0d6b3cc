package org.plumbline.review.figure.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.check.Amount;
import org.plumbline.review.check.Assessment;
import org.plumbline.review.check.Basis;
import org.plumbline.review.check.CheckResult;
import org.plumbline.review.check.CheckWords;
import org.plumbline.review.check.Point;
import org.plumbline.review.check.SeriesAt;
import org.plumbline.review.check.SeriesResult;
import org.plumbline.review.figure.series.SeriesFacts;
import org.plumbline.review.verdict.PublicFigures;
import org.plumbline.review.verdict.PublicFigures.Line;

/** Checks and series in the form in which they are published, and back. */
final class Published {

    /** More than can be told apart in a picture. */
    static final int MOST_POINTS = 1000;

    private static final List<String> LANGUAGES = List.of("en", "ar");

    private Published() {}

    static PublicFigures figures(
            int quantity, Instant knownBy, LocalDate today, CheckResult check, List<LiveSeries.Known> series) {
        return new PublicFigures(
                quantity,
                check.then().statedOn(),
                today,
                knownBy,
                judged(check.then()),
                judged(check.now()),
                series.stream().map(one -> line(one, check)).toList());
    }

    private static PublicFigures.Judged judged(Assessment assessment) {
        Map<String, List<String>> arithmetic = new HashMap<>();
        Map<String, List<String>> caveats = new HashMap<>();
        for (String language : LANGUAGES) {
            CheckWords words = CheckWords.in(language);
            arithmetic.put(language, words.arithmetic(assessment));
            caveats.put(
                    language,
                    assessment.results().stream()
                            .flatMap(result -> words.caveats(assessment, result).stream())
                            .distinct()
                            .toList());
        }
        return new PublicFigures.Judged(assessment.outcome(), arithmetic, caveats);
    }

    private static Line line(LiveSeries.Known known, CheckResult check) {
        SeriesFacts facts = known.facts();
        SeriesAt.Head head = known.line().head();
        return new Line(
                head.id(),
                head.name(),
                head.source(),
                facts.sourceUrl(),
                facts.measure(),
                head.subject(),
                head.place(),
                head.unit(),
                head.periodStart(),
                head.counting(),
                head.estimated(),
                judgedBy(check.now(), head.id()),
                shown(known.line().points(), days(check, head.id())));
    }

    /** The figure of one series that an assessment rests on. */
    static PublicFigures.@Nullable Dated judgedBy(Assessment assessment, UUID series) {
        return result(assessment, series)
                .map(SeriesResult::basis)
                .map(basis ->
                        new PublicFigures.Dated(basis.asOf(), basis.amount().best()))
                .orElse(null);
    }

    private static Optional<SeriesResult> result(Assessment assessment, UUID series) {
        return assessment.results().stream()
                .filter(one -> one.series().id().equals(series))
                .findFirst();
    }

    private static Set<LocalDate> days(CheckResult check, UUID series) {
        Set<LocalDate> days = new HashSet<>();
        for (Assessment assessment : List.of(check.then(), check.now())) {
            result(assessment, series).map(SeriesResult::basis).ifPresent(basis -> {
                days.add(basis.asOf());
                if (basis instanceof Basis.Difference(Point before, Point _)) {
                    days.add(before.asOf());
                }
            });
        }
        return days;
    }

    /** All of them, or of too many the last of each stretch, and those that the claim was judged by. */
    private static List<PublicFigures.Shown> shown(List<Point> points, Set<LocalDate> needed) {
        int stretch = Math.ceilDiv(Math.max(1, points.size()), MOST_POINTS);
        List<PublicFigures.Shown> shown = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (i == 0 || (i + 1) % stretch == 0 || i == points.size() - 1 || needed.contains(point.asOf())) {
                Amount amount = point.amount();
                shown.add(new PublicFigures.Shown(
                        point.asOf(),
                        amount.isRange() ? amount.low() : null,
                        amount.best(),
                        amount.isRange() ? amount.high() : null,
                        point.derived() ? true : null));
            }
        }
        return shown;
    }

    /** The series of a published check as the check takes them. */
    static List<SeriesAt> lines(PublicFigures figures, Function<Line, List<Point>> since) {
        return figures.series().stream()
                .map(line -> {
                    List<Point> points = new ArrayList<>(
                            line.points().stream().map(Published::point).toList());
                    points.addAll(since.apply(line));
                    return new SeriesAt(
                            new SeriesAt.Head(
                                    line.id(),
                                    line.name(),
                                    line.source(),
                                    line.measure(),
                                    line.subject(),
                                    line.place(),
                                    line.unit(),
                                    line.periodStart(),
                                    line.counting(),
                                    line.estimated()),
                            points);
                })
                .toList();
    }

    private static Point point(PublicFigures.Shown shown) {
        return new Point(
                shown.asOf(),
                new Amount(
                        shown.low() == null ? shown.best() : shown.low(),
                        shown.best(),
                        shown.high() == null ? shown.best() : shown.high()),
                Boolean.TRUE.equals(shown.derived()));
    }
}
