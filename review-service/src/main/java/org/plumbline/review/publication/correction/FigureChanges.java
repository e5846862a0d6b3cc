package org.plumbline.review.publication.correction;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.diff.Difference;
import org.plumbline.review.check.Claimed;
import org.plumbline.review.check.Counting;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.verdict.PublicFigures;
import org.plumbline.review.verdict.PublicFigures.Judged;
import org.plumbline.review.verdict.PublicFigures.Line;
import org.plumbline.review.verdict.PublicFigures.Shown;
import org.plumbline.review.verdict.PublicVerdict;

/** What differs in the figures that two revisions were checked by. */
record FigureChanges(PublicVerdict before, PublicVerdict after, InWords words) {

    /** Of a series of which more differ, the newest are told one by one: both revisions have tables of all. */
    static final int MOST_DAYS = 40;

    ListChange list() {
        List<Function<PublicFigures, Optional<?>>> keys = List.of(figures -> Optional.of(figures.quantity()));
        return ListChange.of(
                words.names().figures(),
                Pairs.of(before.figures(), after.figures(), keys),
                words,
                new ListChange.Told<>(
                        figures -> name(before.claim(), figures),
                        figures -> name(after.claim(), figures),
                        pair -> differences(pair.was(), pair.is())));
    }

    private List<Difference> differences(PublicFigures was, PublicFigures is) {
        Differences found = new Differences()
                .whole(words.names().statedOn(), words.day(was.statedOn()), words.day(is.statedOn()))
                .words(words.names().then(), judged(was.then()), judged(is.then()))
                .whole(words.names().asOf(), words.day(was.checkedOn()), words.day(is.checkedOn()))
                .words(words.names().now(), judged(was.now()), judged(is.now()));
        List<Function<Line, Optional<?>>> keys = List.of(line -> Optional.of(line.id()));
        Pairs<Line> series = Pairs.of(was.series(), is.series(), keys);
        if (!series.added().isEmpty() || !series.removed().isEmpty()) {
            found.whole(words.names().series(), lines(series.removed()), lines(series.added()));
        }
        if (series.isReordered()) {
            found.whole(words.names().order(), lines(was.series()), lines(is.series()));
        }
        boolean several = is.series().size() > 1;
        for (Pairs.Pair<Line> pair : series.both()) {
            String of = several ? " (" + words.phrases().name(pair.is().name()) + ")" : "";
            found.words(words.names().series() + of, described(pair.was()), described(pair.is()))
                    .whole(words.names().judgedBy() + of, judgedBy(pair.was()), judgedBy(pair.is()));
            points(words.names().points() + of, pair.was(), pair.is(), found);
        }
        return found.list();
    }

    private void points(String name, Line was, Line is, Differences into) {
        Map<LocalDate, Shown> stood = byDay(was);
        Map<LocalDate, Shown> stands = byDay(is);
        TreeSet<LocalDate> days = new TreeSet<>();
        Stream.concat(stood.keySet().stream(), stands.keySet().stream())
                .filter(day -> !Objects.equals(point(stood.get(day)), point(stands.get(day))))
                .forEach(days::add);
        List<LocalDate> newest =
                days.descendingSet().stream().limit(MOST_DAYS).toList().reversed();
        int more = days.size() - newest.size();
        into.whole(name, points(newest, stood, more), points(newest, stands, more));
    }

    private String points(List<LocalDate> days, Map<LocalDate, Shown> points, int more) {
        Stream<String> shown =
                days.stream().map(points::get).filter(Objects::nonNull).map(this::point);
        return (more == 0
                        ? shown
                        : Stream.concat(Stream.of(words.values().moreDays(words.number(more), more == 1)), shown))
                .collect(Collectors.joining("\n"));
    }

    private static Map<LocalDate, Shown> byDay(Line line) {
        return line.points().stream().collect(Collectors.toMap(Shown::asOf, Function.identity(), (one, _) -> one));
    }

    private @Nullable String point(@Nullable Shown point) {
        if (point == null) {
            return null;
        }
        String best = words.number(point.best());
        String figure = point.low() == null || point.high() == null
                ? best
                : words.phrases()
                        .say(
                                "figure.range",
                                Map.of(
                                        "best",
                                        best,
                                        "low",
                                        words.number(point.low()),
                                        "high",
                                        words.number(point.high())));
        String said = figure(figure, point.asOf());
        return Boolean.TRUE.equals(point.derived())
                ? said + words.phrases().say("list.separator") + words.phrases().say("chart.note.derived")
                : said;
    }

    private String figure(String figure, LocalDate day) {
        return words.phrases().say("chart.point", Map.of("figure", figure, "day", words.day(day)));
    }

    private @Nullable String judgedBy(Line line) {
        PublicFigures.Dated judgedBy = line.judgedBy();
        return judgedBy == null ? null : figure(words.number(judgedBy.best()), judgedBy.asOf());
    }

    private String judged(Judged judged) {
        return Stream.of(
                        Stream.of(words.check().outcome(judged.outcome())),
                        in(judged.arithmetic()).stream(),
                        in(judged.caveats()).stream())
                .flatMap(Function.identity())
                .collect(Collectors.joining("\n"));
    }

    private List<String> in(Map<String, List<String>> sentences) {
        return sentences.getOrDefault(words.language(), sentences.getOrDefault("en", List.of()));
    }

    private String lines(List<Line> series) {
        return series.stream().map(this::described).collect(Collectors.joining("\n"));
    }

    /** All that is known of a series but its figures. */
    private String described(Line line) {
        return Stream.of(
                        line.name(),
                        line.source(),
                        line.sourceUrl(),
                        words.measure(line.measure()),
                        line.unit(),
                        line.subject(),
                        line.place(),
                        counting(line.counting()),
                        line.periodStart() == null
                                ? null
                                : words.values().periodStart() + " " + words.day(line.periodStart()),
                        line.estimated() ? words.values().estimated() : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private String counting(Counting counting) {
        return switch (counting) {
            case CUMULATIVE -> words.values().cumulative();
            case PER_PERIOD -> words.values().perPeriod();
            case LEVEL -> words.values().level();
        };
    }

    /** What the claim says there. */
    private String name(ClaimSnapshot claim, PublicFigures figures) {
        return claim.quantities().stream()
                .skip(figures.quantity())
                .findFirst()
                .flatMap(Claimed::of)
                .map(words.check()::claimed)
                .orElseGet(() -> words.values().figureNumber(words.number(figures.quantity() + 1)));
    }
}
