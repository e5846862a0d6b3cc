package org.plumbline.review.figure.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.check.CheckPolicy;
import org.plumbline.review.check.CheckResult;
import org.plumbline.review.check.CheckWords;
import org.plumbline.review.check.Claimed;
import org.plumbline.review.check.FigureCheck;
import org.plumbline.review.check.Point;
import org.plumbline.review.check.SeriesAt;
import org.plumbline.review.figure.chart.ChartRequest;
import org.plumbline.review.figure.chart.Drawn;
import org.plumbline.review.figure.chart.FigureChart;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.verdict.PublicFigures;
import org.plumbline.review.verdict.PublicFigures.Line;

/** Makes what pages show of checks: words, picture and table. */
@ApplicationScoped
public class ShowFigures {

    private final LiveSeries live;

    ShowFigures(LiveSeries live) {
        this.live = live;
    }

    /**
     * Checks in the words of a language.
     *
     * @param withLater whether later points than those of the check are shown as well
     * @param withPoints whether each point of the picture can be pointed at
     */
    public List<FiguresView> of(
            ClaimSnapshot claim, List<PublicFigures> figures, String language, boolean withLater, boolean withPoints) {
        return figures.stream()
                .flatMap(one -> ClaimFigures.claimed(claim, one.quantity()).stream()
                        .map(claimed -> view(claimed, one, language, withLater, withPoints)))
                .toList();
    }

    private FiguresView view(
            Claimed claimed, PublicFigures figures, String language, boolean withLater, boolean withPoints) {
        CheckWords words = CheckWords.in(language);
        String id = "figures-" + figures.quantity();
        List<SeriesAt> published = Published.lines(figures, line -> List.of());
        List<SeriesAt> shown = withLater ? Published.lines(figures, this::later) : published;
        CheckResult check =
                FigureCheck.check(claimed, figures.statedOn(), figures.checkedOn(), published, CheckPolicy.DEFAULT);
        Drawn chart = FigureChart.draw(
                new ChartRequest(id, figures.series().getFirst().name(), shown, check, language, withPoints));
        return new FiguresView(
                id,
                words.claimed(claimed),
                words.outcome(figures.then().outcome()),
                in(figures.then().arithmetic(), language),
                words.outcome(figures.now().outcome()),
                in(figures.now().arithmetic(), language),
                Shown.date(PartialDate.ofDay(figures.checkedOn()), language),
                figures.checkedOn().toString(),
                Stream.concat(
                                in(figures.then().caveats(), language).stream(),
                                in(figures.now().caveats(), language).stream())
                        .distinct()
                        .toList(),
                chart,
                withLater ? since(figures, shown, language) : List.of());
    }

    private List<Point> later(Line line) {
        LocalDate last = line.points().isEmpty()
                ? LocalDate.MIN
                : line.points().getLast().asOf();
        return live.get(line.id()).line().points().stream()
                .filter(point -> point.asOf().isAfter(last))
                .toList();
    }

    private static List<FiguresView.Since> since(PublicFigures figures, List<SeriesAt> shown, String language) {
        List<FiguresView.Since> since = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Line line = figures.series().get(i);
            List<Point> points = shown.get(i).points();
            if (points.size() > line.points().size()) {
                Point newest = points.getLast();
                PublicFigures.Dated before = line.judgedBy();
                since.add(new FiguresView.Since(
                        line.source(),
                        Shown.number(newest.best(), language),
                        Shown.date(PartialDate.ofDay(newest.asOf()), language),
                        before == null ? null : Shown.number(before.best(), language)));
            }
        }
        return since;
    }

    private static List<String> in(Map<String, List<String>> words, String language) {
        List<String> english = words.getOrDefault("en", List.of());
        return words.getOrDefault(Locale.forLanguageTag(language).getLanguage(), english);
    }
}
