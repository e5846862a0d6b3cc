package org.plumbline.review.figure.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.check.Allowed;
import org.plumbline.review.check.Assessment;
import org.plumbline.review.check.Basis;
import org.plumbline.review.check.CheckWords;
import org.plumbline.review.check.Claimed;
import org.plumbline.review.check.Point;
import org.plumbline.review.check.SeriesResult;
import org.plumbline.review.check.words.Phrases;

/**
 * The claim in the picture: an upright bar, at the day that it speaks of, over the figures that it allows.
 *
 * @param onScale whether the claim counts from where the series do, so that its figure has a place in the picture
 * @param judgedBy the points that the claim was judged by when it was said
 */
record ClaimMark(
        LocalDate day, Claimed claimed, PartialDate statedOn, Allowed allowed, boolean onScale, List<Point> judgedBy) {

    private static final double HALF_BAR = 7;
    private static final double HALF_CAP = 12;
    private static final double ARROW = 7;
    private static final double LINE_HEIGHT = 16;

    static ClaimMark of(Assessment then) {
        List<Basis> bases = then.results().stream()
                .map(SeriesResult::basis)
                .filter(Objects::nonNull)
                .toList();
        return new ClaimMark(
                day(then),
                then.claimed(),
                then.statedOn(),
                then.allowed(),
                then.results().stream().anyMatch(ClaimMark::isComparable)
                        && bases.stream().allMatch(Basis.Latest.class::isInstance),
                then.results().stream()
                        .filter(result -> result.notCovered() == null)
                        .map(SeriesResult::basis)
                        .map(basis -> basis instanceof Basis.Latest(Point point) ? point : null)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** Whether claim and series count the same, even if no point happens to be near. */
    private static boolean isComparable(SeriesResult result) {
        return switch (result.notCovered()) {
            case null -> true;
            case NO_POINT, TOO_OLD -> true;
            case DENIED,
                    FORECAST,
                    MEASURE,
                    UNIT,
                    COUNTS_FROM_LATER,
                    PER_PERIOD,
                    INCOMPLETE,
                    NOT_BEGUN,
                    NO_POINT_AT_START -> false;
        };
    }

    /** The day that it was stated on, or an earlier one that it speaks of. */
    private static LocalDate day(Assessment then) {
        LocalDate stated = then.statedOn().last();
        return then.day().equals(stated.minusDays(1)) ? stated : then.day();
    }

    /** The figures that the picture must have room for. */
    Stream<BigDecimal> ends() {
        return onScale
                ? Stream.of(allowed.lower(), claimed.value(), allowed.upper()).flatMap(Stream::ofNullable)
                : Stream.empty();
    }

    void draw(Svg svg, Plot plot, Phrases phrases, Space space) {
        double x = plot.x(day);
        double top = plot.format().top();
        double bottom = plot.format().bottom();
        BigDecimal lower = allowed.lower();
        BigDecimal upper = allowed.upper();
        double from = lower == null || !onScale ? bottom : plot.y(lower);
        double to = upper == null || !onScale ? top : plot.y(upper);
        svg.open("g", "class", "chart-claim");
        if (onScale) {
            guides(svg, plot, space);
            svg.add(
                    "rect",
                    "class",
                    "chart-allowed",
                    "x",
                    Svg.at(x - HALF_BAR),
                    "y",
                    Svg.at(to),
                    "width",
                    Svg.at(2 * HALF_BAR),
                    "height",
                    Svg.at(Math.max(0, from - to)));
            svg.add("path", "class", "chart-stem", "d", "M" + Svg.at(x) + " " + Svg.at(from) + "V" + Svg.at(to));
            end(svg, x, from, lower, allowed.lowerIncluded(), ARROW);
            end(svg, x, to, upper, allowed.upperIncluded(), -ARROW);
        } else {
            svg.add("path", "class", "chart-guide", "d", "M" + Svg.at(x) + " " + Svg.at(bottom) + "V" + Svg.at(top));
        }
        space.take(x, from, x, to);
        label(svg, plot, phrases, space, x, to, from);
        svg.close("g");
    }

    /** From side to side at the ends of what is allowed, so that it can be seen when the series passes them. */
    private void guides(Svg svg, Plot plot, Space space) {
        double left = plot.left();
        Stream.of(allowed.lower(), allowed.upper())
                .flatMap(Stream::ofNullable)
                .map(plot::y)
                .distinct()
                .forEach(y -> {
                    svg.add(
                            "path",
                            "class",
                            "chart-guide",
                            "d",
                            "M" + Svg.at(left) + " " + Svg.at(y) + "h"
                                    + plot.format().plotWidth());
                    space.take(left, y, left + plot.format().plotWidth(), y);
                });
    }

    /** A cap with a full dot for an end that is allowed, a hollow one for an end that is not, an arrow for none. */
    private static void end(Svg svg, double x, double y, @Nullable BigDecimal end, boolean included, double arrow) {
        if (end == null) {
            svg.add(
                    "path",
                    "class",
                    "chart-stem",
                    "d",
                    "M" + Svg.at(x - ARROW) + " " + Svg.at(y - arrow) + "L" + Svg.at(x) + " " + Svg.at(y) + "L"
                            + Svg.at(x + ARROW) + " " + Svg.at(y - arrow));
            return;
        }
        svg.add(
                "path",
                "class",
                "chart-cap",
                "d",
                "M" + Svg.at(x - HALF_CAP) + " " + Svg.at(y) + "h" + Svg.at(2 * HALF_CAP));
        svg.add(
                "circle",
                "class",
                included ? "chart-end" : "chart-end chart-open",
                "cx",
                Svg.at(x),
                "cy",
                Svg.at(y),
                "r",
                "4");
    }

    /** Beside the bar, at its upper end if there is room. */
    private void label(Svg svg, Plot plot, Phrases phrases, Space space, double x, double to, double from) {
        String stated = statedOn.precision() == PartialDate.Precision.DAY
                ? phrases.day(statedOn.first(), "d MMM y")
                : phrases.day(statedOn);
        List<String> lines = List.of(
                phrases.say("chart.mark", Map.of("day", stated)),
                CheckWords.in(phrases.language()).claimed(claimed));
        boolean early = plot.time().share(day) < 0.5;
        Space.Place place = space.choose(
                Stream.of(
                                to + 4,
                                to - LINE_HEIGHT - 8,
                                (from + to) / 2,
                                from + LINE_HEIGHT + 4,
                                plot.format().top() + 4.0)
                        .flatMap(y -> Stream.of(early, !early)
                                .map(onwards -> new Space.Place(
                                        plot.onwards(x, onwards ? HALF_CAP + 4 : -HALF_CAP - 4), y, onwards)))
                        .toList(),
                lines);
        for (int i = 0; i < lines.size(); i++) {
            svg.text(
                    "text",
                    lines.get(i),
                    "class",
                    i == 0 ? "chart-label" : "chart-label chart-strong",
                    "x",
                    Svg.at(place.x()),
                    "y",
                    Svg.at(place.y() + i * LINE_HEIGHT),
                    "text-anchor",
                    place.anchor());
        }
    }
}
