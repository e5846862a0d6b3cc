package org.plumbline.review.figure.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.plumbline.review.check.CheckResult;
import org.plumbline.review.check.CheckWords;
import org.plumbline.review.check.Figures;
import org.plumbline.review.check.Point;
import org.plumbline.review.check.SeriesAt;
import org.plumbline.review.check.words.Phrases;

/** A picture in words, for those who do not see it. */
final class Description {

    private Description() {}

    static String title(ChartRequest request, Phrases phrases) {
        List<SeriesAt> series = request.drawn();
        String measure = phrases.name(request.title());
        if (series.isEmpty()) {
            return phrases.say("chart.title.empty", Map.of("measure", measure));
        }
        LocalDate first = series.stream()
                .map(one -> one.points().getFirst().asOf())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = series.stream()
                .map(one -> one.points().getLast().asOf())
                .max(LocalDate::compareTo)
                .orElseThrow();
        return phrases.say(
                "chart.title", Map.of("measure", measure, "first", phrases.day(first), "last", phrases.day(last)));
    }

    /** From where to where each series goes, what the claim allows, and what it came to. */
    static String of(ChartRequest request, Phrases phrases) {
        List<SeriesAt> series = request.drawn();
        if (series.isEmpty()) {
            return phrases.say("chart.empty");
        }
        List<String> sentences = new ArrayList<>();
        series.forEach(one -> sentences.add(course(one, phrases)));
        request.checked().ifPresent(check -> sentences.addAll(claim(check, phrases)));
        return String.join(" ", sentences);
    }

    /** {@code 33,137 as of 6 April 2024}, with its source if there are several. */
    static String point(Phrases phrases, SeriesAt series, Point point, boolean several) {
        String words = phrases.say(
                "chart.point",
                Map.of("figure", figures(phrases, series).of(point.amount()), "day", phrases.day(point.asOf())));
        String noted = point.derived() ? words + " (" + phrases.say("chart.note.derived") + ")" : words;
        return several
                ? phrases.say(
                        "part.of.series",
                        Map.of("source", phrases.name(series.head().source()), "words", noted))
                : noted;
    }

    private static String course(SeriesAt series, Phrases phrases) {
        Point first = series.points().getFirst();
        Point last = series.points().getLast();
        Figures figures = figures(phrases, series);
        return phrases.say(
                series.points().size() == 1 ? "chart.series.point" : "chart.series",
                Map.of(
                        "source", phrases.name(series.head().source()),
                        "figure", figures.of(last.amount()),
                        "day", phrases.day(last.asOf()),
                        "before", figures.of(first.amount()),
                        "start", phrases.day(first.asOf())));
    }

    private static List<String> claim(CheckResult check, Phrases phrases) {
        CheckWords words = CheckWords.in(phrases.language());
        ClaimMark mark = ClaimMark.of(check.then());
        return List.of(
                phrases.say(
                        mark.onScale() ? "chart.claim" : "chart.claim.elsewhere",
                        Map.of(
                                "day", phrases.day(mark.statedOn()),
                                "claimed", words.claimed(mark.claimed()),
                                "at", phrases.day(mark.day()))),
                phrases.say(
                        "chart.then",
                        Map.of("outcome", words.outcome(check.then().outcome()))),
                phrases.say(
                        "chart.now", Map.of("outcome", words.outcome(check.now().outcome()))));
    }

    private static Figures figures(Phrases phrases, SeriesAt series) {
        return new Figures(phrases, series.head().unit());
    }
}
